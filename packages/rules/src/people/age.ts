/** Days of birth and of coming of age. Days are `YYYY-MM-DD`. */
import { NO_DAY, formatDayChinese, parseDay } from '../days.ts'

/** Nobody who is insured was born before; an earlier day is a slip of the keyboard. A rule of the platform, not of a law. */
export const EARLIEST_BIRTH_DAY = '1900-01-01'

/** 民法典 第十七条、第十八条: who is eighteen is of full age and decides alone. */
const FULL_AGE_YEARS = 18

/** What is wrong with a day of birth as known on a day; undefined where nothing is. */
export function birthDayFault(birthDay: string, today: string): string | undefined {
  if (parseDay(birthDay) === NO_DAY) return `“${birthDay.slice(0, 20)}”不是出生日期`
  const words = formatDayChinese(parseDay(birthDay))
  if (birthDay < EARLIEST_BIRTH_DAY) return `出生日期${words}早于1900年`
  if (birthDay > today) return `出生日期${words}还没有到`
  return undefined
}

/** The day on which a person comes of age; undefined where the day of birth is not known. */
export function fullAgeOn(birthDay: string | null | undefined): string | undefined {
  if (birthDay === null || birthDay === undefined || parseDay(birthDay) === NO_DAY) return undefined
  const year = Number(birthDay.slice(0, 4)) + FULL_AGE_YEARS
  const anniversary = `${String(year)}${birthDay.slice(4)}`
  // Born on 29 February: of age on 1 March.
  return parseDay(anniversary) === NO_DAY ? `${String(year)}-03-01` : anniversary
}

/** Whether a person is known to be a minor on a day; who has no known day of birth is not. */
export function isMinorOn(birthDay: string | null | undefined, day: string): boolean {
  const ofAge = fullAgeOn(birthDay)
  return ofAge !== undefined && day < ofAge
}
