/** The situations as somebody is asked which of them is theirs: what each means, whether it is refused, and what is open. */
import { parseDay } from '../days.ts'
import type { Release } from '../policy/release.ts'
import type { Basis, Insurance } from '../quote/types.ts'
import type { ClaimRuleName } from './figures.ts'
import { claimRuleOn } from './law.ts'
import type { ClaimLaw } from './law.ts'
import { CLAIM_SITUATIONS, CLAIM_SITUATION_NAMES } from './situations.ts'
import type { ClaimSituation } from './situations.ts'
import { claimWindow } from './window.ts'

interface ToldSituation {
  situation: ClaimSituation
  title: string
  explanation: string
  /** The pool does not take it, and where that stands. */
  refused?: { text: string; basis: Basis }
  /** What no document of the pool states, each a sentence. */
  open: string[]
}

/** Whether a pool takes claims in a situation on a day. */
type Taken = { taken: 'yes' | 'open'; basis?: Basis } | { taken: 'no'; text: string; basis: Basis }

/** All situations in their order; none where the pool takes no claims here. `day` is `YYYY-MM-DD`. */
export function claimSituations(release: Release, pool: string, day: string): ToldSituation[] {
  const law = release.claims.laws.get(pool)
  if (!law) return []
  return CLAIM_SITUATION_NAMES.map((situation) => {
    const taken = situationTaken(release, pool, day, situation)
    return {
      situation,
      ...CLAIM_SITUATIONS[situation],
      ...(taken.taken === 'no' ? { refused: { text: taken.text, basis: taken.basis } } : {}),
      open: taken.taken === 'no' ? [] : openMatters(release, law, day, situation),
    }
  })
}

/** Whether the law of a day takes a situation; treatment abroad is what pool.yaml says the funds never pay. */
export function situationTaken(release: Release, pool: string, day: string, situation: ClaimSituation): Taken {
  if (situation === 'abroad') {
    const basis = release.pools.get(pool)?.pool.neverPaid.get('abroad')
    return basis ? { taken: 'no', text: '在境外就医的费用，基金不支付', basis } : { taken: 'open' }
  }
  const rule = claimRuleOn(release.claims.laws.get(pool), `taken.${situation}`, parseDay(day))
  if (rule?.value === undefined) return { taken: 'open', ...(rule ? { basis: rule.source } : {}) }
  const { title } = CLAIM_SITUATIONS[situation]
  return rule.value
    ? { taken: 'yes', basis: rule.source }
    : { taken: 'no', text: `“${title}”的费用，参保地不予报销`, basis: rule.source }
}

function openMatters(release: Release, law: ClaimLaw, day: string, situation: ClaimSituation): string[] {
  const on = parseDay(day)
  const isOpen = (name: ClaimRuleName): boolean => {
    const rule = claimRuleOn(law, name, on)
    return law.rules.has(name) && rule?.value === undefined
  }
  const window = claimWindow(release, law.pool, day)
  const papers = (['employee', 'resident'] as const satisfies readonly Insurance[]).some((insurance) =>
    isOpen(`materials.${insurance}`),
  )
  return [
    ...(situationTaken(release, law.pool, day, situation).taken === 'open'
      ? ['这种情形能不能报销，参保地没有写明，由经办机构决定']
      : []),
    ...(papers ? ['要交哪些材料，参保地没有全部写明，提交后由经办人员一次告知'] : []),
    ...(isOpen('applicants') ? ['谁可以代办，参保地没有写明；代办的请带委托书或亲属关系证明'] : []),
    ...(window.open ? [window.text] : []),
    ...(situation === 'injury' &&
    (['pays', 'doesNotPay', 'unknown'] as const).some((key) => isOpen(`thirdParty.${key}`))
      ? ['有第三人负责的怎么办，参保地没有写明，由经办机构决定']
      : []),
  ]
}
