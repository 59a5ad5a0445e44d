/**
 * The papers of a claim: what the law of the day asks for in this case, why, where that stands, and what nobody has to hand in
 * because it is known already. The form, the check before sending, the desk and the notice of corrections ask this one function.
 */
import { parseDay } from '../days.ts'
import { requirementOf, requirementText } from '../filing/materials.ts'
import type { Requirement } from '../filing/materials.ts'
import type { Release } from '../policy/release.ts'
import type { Status } from '../policy/figure.ts'
import type { Basis } from '../quote/types.ts'
import type { ClaimFacts } from './claim.ts'
import type { ClaimRuleName } from './figures.ts'
import { claimRuleOn } from './law.ts'
import type { ClaimLaw, ClaimRule } from './law.ts'
import { CLAIM_SITUATIONS } from './situations.ts'

export interface ClaimPaper {
  /** Id in the catalogue of materials; of alternatives, one of which is enough, `a|b`. */
  material: string
  title: string
  help: string
  /** `must`, or `where-it-applies` where nobody knows whether it does. */
  needed: 'must' | 'where-it-applies'
  /** Why it is asked for. */
  because: string
  basis?: Basis
  status: Status
  /** Why nobody has to hand it in: what stands in our records, what the application itself writes or signs. */
  elsewhere?: string
}

/** Names of the rules that ask for papers, each a list of requirements. */
type PaperRule = Extract<ClaimRuleName, `materials.${string}`>

interface Asked {
  name: PaperRule
  because: string
  needed?: ClaimPaper['needed']
}

/** The papers in the order in which they are asked for; each is there once. `day` is `YYYY-MM-DD`. */
export function claimPapers(release: Release, pool: string, day: string, facts: ClaimFacts): ClaimPaper[] {
  const law = release.claims.laws.get(pool)
  if (!law) return []
  const on = parseDay(day)
  const found = askedFor(law, on, facts).flatMap(({ name, because, needed = 'must' }) => {
    const rule = claimRuleOn(law, name, on)
    return (rule?.value ?? []).flatMap((text) => {
      const requirement = requirementOf(release.filing.materials, text)
      return requirement ? [paperOf(facts, requirement, { because, needed }, rule)] : []
    })
  })
  const one = (id: string, because: string, rule?: ClaimRule): ClaimPaper[] => {
    const material = release.filing.materials.get(id)
    return material ? [paperOf(facts, { alternatives: [material] }, { because, needed: 'must' }, rule)] : []
  }
  const statement = claimRuleOn(law, 'thirdParty.statement', on)
  if (isInjury(facts) && statement?.value !== undefined)
    found.push(...one('third-party-statement', '外伤的要写明有没有第三人负责', statement))
  if (facts.applicant === 'agent') found.push(...one('agent-authority', '替别人办的要交'))
  return found.filter((paper, index) => found.findIndex(({ material }) => material === paper.material) === index)
}

/** The rule that says what everybody hands in on this way; on line it may be another than at a counter. */
export function basePapersRule(law: ClaimLaw, on: number, { channel, insurance }: ClaimFacts): PaperRule {
  const online = channel === 'web' && claimRuleOn(law, 'materials.online', on)?.value !== undefined
  return online ? 'materials.online' : `materials.${insurance}`
}

function askedFor(law: ClaimLaw, on: number, facts: ClaimFacts): Asked[] {
  const { situation, kind, where, insuredThrough, emergency = false } = facts
  const base = basePapersRule(law, on, facts)
  const atCounter = base !== 'materials.online'
  const asked: Asked[] = [{ name: base, because: atCounter ? '报销都要交' : '在网上申请的要交' }]
  if (atCounter && kind === 'inpatient') asked.push({ name: 'materials.inpatient', because: '住院的要交' })
  if (atCounter && insuredThrough !== 'community' && insuredThrough !== 'nobody')
    asked.push({
      name: 'materials.employerSeal',
      because: '通过单位参保的要盖单位公章；由社区管理的退休人员不用',
      needed: insuredThrough === 'employer' ? 'must' : 'where-it-applies',
    })
  if (where !== 'home') asked.push({ name: 'materials.away', because: '在参保地以外就医的要交' })
  const also = [...(emergency ? (['emergency'] as const) : []), ...(isInjury(facts) ? (['injury'] as const) : [])]
  for (const one of new Set([situation, ...also]))
    if (one !== 'abroad')
      asked.push({ name: `materials.${one}`, because: `“${CLAIM_SITUATIONS[one].title}”这种情形要交` })
  return asked
}

/** An injury is one whatever the situation is in which it was not settled. */
const isInjury = ({ situation, injury = false }: ClaimFacts): boolean => situation === 'injury' || injury

function paperOf(
  facts: ClaimFacts,
  requirement: Requirement,
  { because, needed }: { because: string; needed: ClaimPaper['needed'] },
  rule?: ClaimRule,
): ClaimPaper {
  const { alternatives } = requirement
  const elsewhere = elsewhereOf(facts, requirement)
  return {
    material: alternatives.map(({ id }) => id).join('|'),
    title: requirementText(requirement),
    help: alternatives.map(({ help }) => help).join('；'),
    needed,
    because,
    ...(rule ? { basis: rule.source } : {}),
    status: rule?.status ?? 'stated',
    ...(elsewhere === undefined ? {} : { elsewhere }),
  }
}

function elsewhereOf(facts: ClaimFacts, { alternatives }: Requirement): string | undefined {
  if (alternatives.some(({ provided }) => provided === 'by-application')) return '按您填的内容自动生成'
  if (alternatives.some(({ provided }) => provided === 'signature')) return '提交时在线签署'
  if (facts.levelKnown && alternatives.some(({ id }) => id === 'level-proof')) return '本平台的定点机构名录里有它的等级'
  return alternatives.some(({ id }) => facts.proven?.includes(id) === true) ? '本平台有登记' : undefined
}
