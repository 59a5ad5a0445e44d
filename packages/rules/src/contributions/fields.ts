/** Reading the fields of a case of contributions: months, counts, lists, and the limits of "Invalid" in the contract. */
import { CaseFields, shown } from '../case-fields.ts'
import type { Fields } from '../case-fields.ts'
import { NO_DAY, dayOf } from '../days.ts'
import { NO_MONTH, formatMonth, parseMonth, yearOfMonth } from '../months.ts'

/** Nobody's contributions lie outside these years; a rule of the platform against slips of the pen, not of a law. */
const YEARS = { least: 1900, most: 2200 }
/** A hundred years: what lies farther apart is a slip of the pen. */
const MOST_MONTHS = 1200

/** Reads fields of a case of contributions; as its parent, it gives back something in any case and puts what is wrong into `errors`. */
export class ContributionFields extends CaseFields {
  /** The number of a month; NO_MONTH, with an error, where it is none. */
  month(value: unknown, path: string, what: string): number {
    const month = parseMonth(value)
    if (month !== NO_MONTH && isKnownYear(yearOfMonth(month))) return month
    this.error(
      path,
      `${what}${value === undefined ? '没有填写' : `不是正确的月份${shown(value)}`}；写成 2026-03 这样的年-月，${YEARS.least} 到 ${YEARS.most} 年`,
    )
    return NO_MONTH
  }

  /** A day number in the years that there can be contributions; NO_DAY, with an error, where it is none. */
  override day(value: unknown, path: string, what: string): number {
    const day = super.day(value, path, what)
    if (day === NO_DAY || (day >= dayOf(YEARS.least, 1, 1) && day <= dayOf(YEARS.most, 12, 31))) return day
    this.error(path, `${what}${shown(value)}的年份不对，应在 ${YEARS.least} 到 ${YEARS.most} 年之间`)
    return NO_DAY
  }

  /** A calendar year. */
  year(value: unknown, path: string, what: string): number {
    if (Number.isInteger(value) && isKnownYear(value as number)) return value as number
    return this.error(
      path,
      `${what}${value === undefined ? '没有填写' : `不能是${shown(value)}`}；写成 ${YEARS.least} 到 ${YEARS.most} 的整数，不加引号`,
    )
  }

  /** A number of months. */
  months(value: unknown, path: string, what: string): number {
    if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_MONTHS) return value as number
    return this.error(
      path,
      `${what}${value === undefined ? '没有填写' : `不能是${shown(value)}`}；写成 0 到 ${MOST_MONTHS} 的整数月数，不加引号`,
    )
  }

  /** A text, which may be empty; undefined, with an error, where it is none. */
  text(value: unknown, path: string, what: string): string | undefined {
    if (typeof value === 'string') return value
    this.error(path, `${what}${value === undefined ? '没有填写' : `应当是文字，现在是${shown(value)}`}`)
    return undefined
  }

  /** A word out of a closed list; undefined, with an error, where it is none of them. */
  oneOf<T extends string>(
    value: unknown,
    known: Readonly<Record<T, string>>,
    path: string,
    what: string,
  ): T | undefined {
    if (typeof value === 'string' && Object.hasOwn(known, value)) return value as T
    const words = Object.entries<string>(known).map(([word, title]) => `${word}（${title}）`)
    this.error(path, `${what}${value === undefined ? '没有填写' : `不能是${shown(value)}`}，可填：${words.join('、')}`)
    return undefined
  }

  /** The items of a list; none, with an error, where it is no list, or empty and must not be. */
  list(value: unknown, least: 0 | 1, path: string, what: string): readonly unknown[] {
    if (Array.isArray(value) && value.length >= least) return value
    this.error(
      path,
      Array.isArray(value)
        ? `${what}是空的，至少写一项`
        : `${what}应当是列表，现在${value === undefined ? '没有填写' : `是${shown(value)}`}`,
    )
    return []
  }

  /** Says that two months are in the wrong order or too far apart. */
  range(from: number, to: number, path: string, what: string): void {
    if (from === NO_MONTH || to === NO_MONTH) return
    if (to < from) this.error(path, `${what} ${formatMonth(to)} 早于开始的 ${formatMonth(from)}，请对调或改正`)
    else if (to - from + 1 > MOST_MONTHS)
      this.error(
        path,
        `${formatMonth(from)} 到 ${formatMonth(to)} 有 ${to - from + 1} 个月，最多 ${MOST_MONTHS} 个月，请核对年份`,
      )
  }
}

const isKnownYear = (year: number): boolean => year >= YEARS.least && year <= YEARS.most

/** What a kind of case reads from: the fields of the case and where errors go. */
export interface CaseInput {
  fields: ContributionFields
  root: Fields
}
