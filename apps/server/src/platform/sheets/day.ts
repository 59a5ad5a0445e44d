import { NO_DAY, formatDay, parseDay } from '@yidi/rules'

/**
 * The day that a cell says, `YYYY-MM-DD`: 2026-03-01, 2026/3/1, 2026.3.1, 20260301 and 2026年3月1日, with or without a time of day
 * behind it. Undefined where it says none.
 */
export function dayOfCell(text: string): string | undefined {
  const written = text.trim().replace(/(?:[T\s]+|(?<=^\d{8}))\d{1,2}[:时]?\d{2}(?:[:分]?\d{2}秒?)?(?:\.\d+)?$/, '')
  const [, year, month, date] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(written) ?? []
  if (year === undefined || month === undefined || date === undefined) return undefined
  const day = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return day === NO_DAY ? undefined : formatDay(day)
}
