import { figureOn, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { lawOf } from './words.ts'

/** What a pool's law says of 家庭共济 on a day; `open`: its documents do not say. */
interface SharingRule {
  rule: 'allowed' | 'not-allowed' | 'open'
  basis: { document: string; article: string } | null
}

/** Whether the members of a family may pay from one member's past-year account in a pool, on a day, and by which article. */
export function accountSharingOn(release: Release, pool: string, day: string): SharingRule {
  const figure = figureOn(lawOf(release, pool), 'family.accountSharing', parseDay(day))
  if (figure?.value === undefined) return { rule: 'open', basis: null }
  return { rule: figure.value ? 'allowed' : 'not-allowed', basis: figure.source }
}
