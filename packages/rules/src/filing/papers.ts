/**
 * The papers of an application and where each of them stands. The form, the check before sending, the desk, the
 * decision and the printed form ask this one function, so that none of them takes a paper for handed in that nobody saw.
 */
import type { FilingApplication } from './checking.ts'
import { figureOn } from './law.ts'
import type { FilingLaw } from './law.ts'
import type { FilingPolicies } from './load.ts'
import { requirementOf, requirementText } from './materials.ts'
import type { Material, Requirement } from './materials.ts'

/** Where a paper may stand, in words; `missing` ones nobody has seen. */
export const paperStates = {
  uploaded: { title: '已上传', missing: false },
  seen: { title: '看过原件', missing: false },
  confirmed: { title: '由申请的单位确认', missing: false },
  'on-record': { title: '本平台有登记', missing: false },
  promised: { title: '以承诺书代替', missing: false },
  'not-uploaded': { title: '写了有，没有上传', missing: true },
  absent: { title: '没有交', missing: true },
} as const satisfies Record<string, { title: string; missing: boolean }>

export type PaperState = keyof typeof paperStates

export interface FilingPaper {
  /** Id in the catalogue of materials; of what nobody gave, all alternatives as the law writes them (`a|b`). */
  id: string
  title: string
  state: PaperState
}

/** The authority of an agent is asked whatever the type is. */
const AGENT_AUTHORITY = 'agent-authority'

/**
 * The papers that the law of a day (a day number) asks for, and those that the application names besides. What the
 * application itself writes, and the letter that is always signed, are none.
 */
export function filingPapers(
  policies: FilingPolicies,
  law: FilingLaw,
  application: FilingApplication,
  on: number,
): FilingPaper[] {
  const asked = [...requirementsOn(policies, law, application, on), ...authorityOf(policies, application)]
  const papers = asked.flatMap((requirement) => papersFor(application, requirement))
  const told = new Set(papers.map((paper) => paper.id))
  const besides = (application.materials ?? []).flatMap((id) => policies.materials.get(id) ?? [])
  return [...papers, ...besides.filter(({ id }) => !told.has(id)).flatMap((material) => stateOf(application, material))]
}

/** What the law asks to be handed in for the type, but for the letter that has a step of its own. */
export function requirementsOn(
  policies: FilingPolicies,
  law: FilingLaw,
  { type }: FilingApplication,
  on: number,
): Requirement[] {
  return (figureOn(law, `materials.${type}`, on)?.value ?? [])
    .filter((text) => text !== 'commitment-letter')
    .flatMap((text) => requirementOf(policies.materials, text) ?? [])
}

/** The authority that an agent must show; nothing where nobody else applies. */
export function authorityOf(policies: FilingPolicies, { applicant }: FilingApplication): Requirement[] {
  const authority = policies.materials.get(AGENT_AUTHORITY)
  return applicant === 'agent' && authority !== undefined ? [{ alternatives: [authority] }] : []
}

/** Everything that was given of one requirement, or one row that says that nothing was. */
export function papersFor(application: FilingApplication, requirement: Requirement): FilingPaper[] {
  const { alternatives } = requirement
  if (alternatives.some(({ provided }) => provided === 'by-application')) return []
  const proofs = alternatives.filter(({ provided }) => provided !== 'signature')
  const given = proofs.flatMap((material) => stateOf(application, material))
  const promised =
    proofs.length < alternatives.length && application.commitmentSigned && application.commitmentInPlace === true
  const id = alternatives.map((material) => material.id).join('|')
  if (promised) given.push({ id, title: requirementText({ alternatives: proofs }), state: 'promised' })
  return given.length > 0 ? given : [{ id, title: requirementText(requirement), state: 'absent' }]
}

/** Where one material stands; nothing where it was not given. */
function stateOf(application: FilingApplication, { id, title, provided }: Material): FilingPaper[] {
  if (provided === 'by-application' || provided === 'signature') return []
  const { materials = [], uploaded, proven = [], channel } = application
  const state = (): PaperState | undefined => {
    if (uploaded?.includes(id) === true) return 'uploaded'
    if (proven.includes(id)) return 'on-record'
    if (provided === 'stamp' && confirmedBySelf(application)) return 'confirmed'
    if (!materials.includes(id)) return undefined
    // At a counter a paper may be looked at and handed back: whoever typed the application in stands for it.
    return uploaded === undefined || channel === 'counter' || channel === 'community' ? 'seen' : 'not-uploaded'
  }
  const found = state()
  return found === undefined ? [] : [{ id, title, state: found }]
}

/** A hospital that refers and an employer that stations confirm by applying themselves. */
function confirmedBySelf({ applicant }: FilingApplication): boolean {
  return applicant === 'hospital' || applicant === 'employer'
}
