/**
 * The rules of the law of claims: every name that a claims.yaml may use and what kind of value it is. A pool's file says the
 * value, the first day in force, the document and article. That treatment abroad is never paid stands in pool.yaml (`neverPaid`).
 */
import { flag, texts, whole, word, words } from '../policy/rule-kinds.ts'
import type { Kinds } from '../policy/rule-kinds.ts'
import { CLAIM_SITUATION_NAMES } from './situations.ts'
import type { ClaimSituation } from './situations.ts'

/** The situations that a claims.yaml speaks of. */
type LocalSituation = Exclude<ClaimSituation, 'abroad'>
const LOCAL = CLAIM_SITUATION_NAMES.filter((name): name is LocalSituation => name !== 'abroad')

const bySituation = <S extends string, K>(section: S, kind: K) =>
  Object.fromEntries(LOCAL.map((name) => [`${section}.${name}`, kind])) as Record<`${S}.${LocalSituation}`, K>

/** What follows for the funds where a third party has a part in it. */
const effect = word('as-usual', 'refused', 'advance')

export const FIGURES = {
  ...bySituation('taken', flag),
  // What everybody of the insurance hands in at a counter, and what else in which case.
  'materials.employee': texts,
  'materials.resident': texts,
  'materials.inpatient': texts,
  'materials.employerSeal': texts,
  // On line in place of all of the above.
  'materials.online': texts,
  'materials.away': texts,
  ...bySituation('materials', texts),
  applicants: words('self', 'agent'),
  'window.months': whole('months'),
  'window.countedFrom': word('end-of-visit', 'end-of-year'),
  'thirdParty.none': effect,
  'thirdParty.pays': effect,
  'thirdParty.doesNotPay': effect,
  'thirdParty.unknown': effect,
  'thirdParty.statement': texts,
} as const satisfies Kinds

export type ClaimRuleName = keyof typeof FIGURES
export type ClaimRuleValue<N extends ClaimRuleName> = NonNullable<ReturnType<(typeof FIGURES)[N]['read']>>

export const FIGURE_NAMES = Object.keys(FIGURES) as ClaimRuleName[]

/** Rules that a pool need not state: what is not there is not asked. */
export const CONDITIONAL: readonly ClaimRuleName[] = FIGURE_NAMES.filter(
  (name) =>
    (name.startsWith('materials.') && name !== 'materials.employee' && name !== 'materials.resident') ||
    name === 'window.countedFrom' ||
    name === 'thirdParty.statement',
)
