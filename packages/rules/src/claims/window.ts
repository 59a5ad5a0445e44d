/** Until when one may claim. Where no document states it, the program says so and refuses nothing for it. */
import { NO_DAY, addMonths, dayOf, formatDay, formatDayChinese, parseDay, yearOf } from '../days.ts'
import type { Status } from '../policy/figure.ts'
import type { Release } from '../policy/release.ts'
import type { Basis } from '../quote/types.ts'
import { claimRuleOn } from './law.ts'

type ClaimWindow =
  | { open: true; text: string; basis?: Basis }
  | {
      open: false
      text: string
      /** The last day on which a visit that ended on a day can be claimed, both `YYYY-MM-DD`; what is no day comes back as it is. */
      until(visitTo: string): string
      basis: Basis
      status: Status
    }

/** The window by the law of a day. */
export function claimWindow(release: Release, pool: string, day: string): ClaimWindow {
  const on = parseDay(day)
  const law = release.claims.laws.get(pool)
  const months = claimRuleOn(law, 'window.months', on)
  const from = claimRuleOn(law, 'window.countedFrom', on)
  if (months?.value === undefined || from?.value === undefined)
    return {
      open: true,
      text: '多久以内要来报销，没有文件写明；本平台不会以过期为由拒收，请尽早提交',
      ...(months ? { basis: months.source } : {}),
    }
  const count = months.value
  const byYear = from.value === 'end-of-year'
  return {
    open: false,
    text: byYear ? `就医那一年结束后${String(count)}个月内` : `就医结束后${String(count)}个月内`,
    until: (visitTo) => {
      const to = parseDay(visitTo)
      if (to === NO_DAY) return visitTo
      return formatDay(addMonths(byYear ? dayOf(yearOf(to), 12, 31) : to, count))
    },
    basis: months.source,
    status: months.status === 'provisional' || from.status === 'provisional' ? 'provisional' : months.status,
  }
}

/** The window of one visit in a sentence: 2026年6月30日以前。 */
export function windowText(window: ClaimWindow, visitTo: string): string {
  const known = parseDay(visitTo) !== NO_DAY
  return window.open || !known
    ? window.text
    : `${window.text}，最晚${formatDayChinese(parseDay(window.until(visitTo)))}`
}
