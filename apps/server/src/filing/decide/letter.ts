/** What a decision would say to the person: made by the functions that write and tell it, with nothing written. */
import { filingStates } from '@yidi/contracts'
import type { DecisionLetterMessage } from '@yidi/contracts'
import { applicationParts, readFile } from '../../person/file/index.ts'
import type { FilingDetail } from '../../person/file/index.ts'
import { recordAfter } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { filingKind, noteOf, wordsToldOf } from '../record/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { decided } from './decide.ts'
import type { DeskDecision } from './decide.ts'

/** The letter of a decision that is not taken yet. Throws what the decision itself would throw. */
export async function letterOf(
  context: FilingsContext,
  personNo: string,
  filingId: string,
  by: Acting,
  decision: DeskDecision,
): Promise<DecisionLetterMessage> {
  const file = await readFile(context.database, { personNo }, applicationParts)
  const filings = file?.filings ?? []
  const { recordId, rows } = await decided(context, filings, filingId, by, decision)
  const record = recordAfter(filingKind, filings, { recordId, rows }, personNo, context.clock.now())
  const detail = record.actions.findLast((row) => row.action === decision.action)?.detail as FilingDetail | undefined
  const note = detail && noteOf(detail)
  return {
    notice: wordsToldOf(record) ?? null,
    stateTitle: filingStates[record.state].title,
    ...(note === undefined ? {} : { note }),
    corrections: (detail?.problems ?? []).map(({ text, remedy }) => ({ text, remedy })),
  }
}
