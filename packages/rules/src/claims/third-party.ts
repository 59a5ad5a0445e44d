/** What follows where somebody else would have to pay for an injury (浙人社发〔2016〕113号 第三十六条), and the statement about it. */
import type { CommitmentLetter } from '../filing/form.ts'
import { parseDay } from '../days.ts'
import type { Release } from '../policy/release.ts'
import type { Status } from '../policy/figure.ts'
import type { Basis } from '../quote/types.ts'
import type { ThirdParty } from './claim.ts'
import { claimRuleOn } from './law.ts'

/** `open`: the pool's documents do not say what follows, and the desk needs a ruling. */
export interface ThirdPartyEffect {
  effect: 'as-usual' | 'refused' | 'advance' | 'open'
  text: string
  basis?: Basis
  status: Status
}

const RULES = {
  none: 'thirdParty.none',
  pays: 'thirdParty.pays',
  'does-not-pay': 'thirdParty.doesNotPay',
  unknown: 'thirdParty.unknown',
} as const satisfies Record<ThirdParty, string>

const WHO = {
  none: '没有第三人负责',
  pays: '应当由第三人负担，第三人会付',
  'does-not-pay': '应当由第三人负担，第三人不付',
  unknown: '应当由第三人负担，找不到第三人',
} as const satisfies Record<ThirdParty, string>

const WHAT = {
  'as-usual': '按规定报销',
  refused: '基金不支付',
  advance: '由基金先行支付，再向第三人追偿',
  open: '参保地没有写明怎么办，由经办机构决定',
} as const satisfies Record<ThirdPartyEffect['effect'], string>

/** The effect on a claim by the law of a day (`YYYY-MM-DD`). */
export function thirdPartyEffect(
  release: Release,
  pool: string,
  day: string,
  thirdParty: ThirdParty,
): ThirdPartyEffect {
  const rule = claimRuleOn(release.claims.laws.get(pool), RULES[thirdParty], parseDay(day))
  const effect = rule?.value ?? 'open'
  return {
    effect,
    text: `${WHO[thirdParty]}：${WHAT[effect]}`,
    ...(rule ? { basis: rule.source } : {}),
    status: rule?.status ?? 'open',
  }
}

/** The statement that is signed of an injury; undefined where the law of the day knows none. */
export function thirdPartyStatement(release: Release, pool: string, day: string): CommitmentLetter | undefined {
  const rule = claimRuleOn(release.claims.laws.get(pool), 'thirdParty.statement', parseDay(day))
  if (rule?.value === undefined) return undefined
  return { title: '外伤情况承诺书', lines: [...rule.value], basis: rule.source, status: rule.status }
}
