/** 异地清分 (3260 to 3262): the month that a message is about. */
import { refuse } from '@yidi/contracts/interface'

/** The most rows that a call of 3260 gives. */
export const largestClearingPage = 100

/** The month, `YYYY-MM`. Refuses what is none. */
export function monthSaid({ trt_year, trt_month }: { trt_year: string; trt_month: string }): string {
  const month = `${trt_year}-${trt_month.padStart(2, '0')}`
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) refuse('clearing-month-malformed', { month })
  return month
}
