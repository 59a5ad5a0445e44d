/** What the commands about payouts are given, and how they are run. */
import type { Release } from '@yidi/rules'
import type { RecordsFile } from '../../person/file/index.ts'
import { recordContentOf, recordRows, runRecordCommand } from '../../platform/records/index.ts'
import type { Acting, Move, SharedRow } from '../../platform/records/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { CommandKey, Database, PersonChanges } from '../../platform/storage/index.ts'
import type { PayoutAction } from '@yidi/contracts'
import { payoutKind } from './payout.ts'
import type { Payout } from './payout.ts'

export interface PayoutContext {
  database: Database
  clock: Clock
  release: Release
}

/** Who does it about whom, under which key. */
export interface PayoutCommand {
  personNo: string
  by: Acting
  command: CommandKey
}

/** What a command decides: the steps of records, and what else is written. */
interface PayoutDecision {
  recordId: string
  rows: SharedRow[]
  /** Name of the step in the audit. */
  action: PayoutAction
  changes?: PersonChanges
}

/** Runs a command to the number of the application. Throws what `decide` throws; then nothing is written. */
export function runPayout(
  context: PayoutContext,
  { personNo, by, command }: PayoutCommand,
  decide: (file: RecordsFile, today: string) => PayoutDecision | Promise<PayoutDecision>,
): Promise<{ id: string }> {
  return runRecordCommand(payoutKind, {
    context,
    personNo,
    command,
    decide: async (file) => {
      const { recordId, rows, action, changes } = await decide(file, context.clock.today())
      return {
        recordId,
        rows,
        audit: [{ actorKind: by.kind, actor: by.id, action: `${payoutKind.name}.${action}`, subjectId: recordId }],
        ...(changes && { changes }),
      }
    },
    answer: ({ recordId }) => ({ id: recordId }),
  })
}

/** The rows of further steps of a payout there is. */
export function furtherRows(payout: Payout, moves: readonly Move<PayoutAction>[], day: string): SharedRow[] {
  const { state, actions } = payout
  return recordRows(payoutKind, recordContentOf(payout), state, actions.length, moves, day, 'desk')
}
