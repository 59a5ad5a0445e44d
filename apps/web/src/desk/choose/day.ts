/** Days as people type them at the desk, and as they are kept: YYYY-MM-DD. */
import dayjs, { type Dayjs } from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import 'dayjs/locale/zh-cn.js'

dayjs.extend(customParseFormat)
dayjs.locale('zh-cn')

/** How a day is shown, and the other ways of typing it that say by themselves when the day is whole. */
export const dayForms = ['YYYY年M月D日', 'YYYY-MM-DD', 'YYYY/MM/DD', 'YYYY.MM.DD', 'YYYYMMDD']

/** Ways of typing that may go on when they look whole, as 2026-12-3 does before its 31: taken once the field is left. */
const openForms = ['YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D']

const read = (text: string, forms: string[]): Dayjs | null => {
  const day = dayjs(text.trim(), forms, true)
  return day.isValid() ? day : null
}

/** The day of a text that is whole as it stands; null for any other text. */
export const asWholeDay = (text: string): Dayjs | null => read(text, dayForms)

/** The day that was typed in one of the open ways; null for any other text. */
export const asOpenDay = (text: string): Dayjs | null => read(text, openForms)

/** A kept day for the calendar; null where there is none. */
export function asDay(text: string): Dayjs | null {
  const day = dayjs(text, 'YYYY-MM-DD', true)
  return day.isValid() ? day : null
}

/** The day as it is kept; empty where there is none. */
export const asText = (day: Dayjs | null): string => (day === null ? '' : day.format('YYYY-MM-DD'))

/** Whether the day lies between the first and the last that may be chosen, both of them included. */
export const within = (day: Dayjs, min: string | undefined, max: string | undefined): boolean =>
  (min === undefined || asText(day) >= min) && (max === undefined || asText(day) <= max)
