import { Problem } from '@yidi/contracts'
import { GatewayRefusal, refuse } from '@yidi/contracts/interface'
import type { FilingProblemMessage } from '@yidi/contracts'
import { basisText } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { findInstitution } from '../care/institutions/index.ts'
import type { InstitutionOnDay } from '../care/institutions/index.ts'
import type { Call } from './call.ts'

/** The institution that sends, as it stands today. */
export async function senderOf(call: Call): Promise<InstitutionOnDay> {
  const { institution } = call.message
  const found = await findInstitution(call.services.db, institution, call.services.clock.today())
  return found ?? refuse('institution-unknown', { institution })
}

/** Runs what throws problem documents and says them as the interface does. */
export async function inInterfaceWords<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new GatewayRefusal('filing-refused', { reason: error.document.detail, hint: error.document.remedy })
  }
}

/** Refuses with the first thing that blocks, its article and its way out. */
export function refuseBlocked({ documents }: Release, problems: readonly FilingProblemMessage[]): void {
  const first = problems.find((problem) => problem.weight === 'blocks')
  if (first === undefined) return
  const article = first.basis === undefined ? '' : `（${basisText(documents, first.basis)}）`
  refuse('filing-refused', { reason: `${first.text}${article}`, hint: first.remedy })
}
