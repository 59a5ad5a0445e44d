/** A step of the desk: run as every command of a claim, with what it writes beside the step itself. */
import type { ClaimAction, ClaimMessage, ClaimReview } from '@yidi/contracts'
import { claimIn } from '../apply/index.ts'
import type { ClaimsContext } from '../apply/index.ts'
import type { ClaimRecord, RecordsFile } from '../../person/file/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { runRecordCommand } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { CommandKey, PersonChanges } from '../../platform/storage/index.ts'
import { isDecision, kinBarOf, kinNote, kinshipOf } from './kin.ts'
import { claimKind, furtherRows, messageOf, requireStep } from '../record/index.ts'
import type { ClaimMove } from '../record/index.ts'

/** Who decides about which claim, and the command by which. */
export interface Deciding {
  personNo: string
  claimId: string
  by: Acting
  command: CommandKey
}

interface Steps {
  moves: ClaimMove[]
  changes?: PersonChanges
  situation?: ClaimReview['situation']
}

/**
 * Runs a step of the desk: what `decide` says of the claim is written, and the claim answered as it leaves it. Throws
 * `claim-action-not-allowed` and `claim-own-family` before anything is decided.
 */
export async function runStep(
  context: ClaimsContext,
  { personNo, claimId, by, command }: Deciding,
  action: ClaimAction,
  decide: (record: ClaimRecord, file: RecordsFile) => Steps | Promise<Steps>,
): Promise<ClaimMessage> {
  const { database, clock } = context
  const personName = (await findPerson(database, personNo))?.name ?? ''
  return runRecordCommand(claimKind, {
    context,
    personNo,
    command,
    decide: async (file) => {
      const record = claimIn(file, claimId)
      requireStep(record, action, by)
      const kinship = isDecision(action) ? await kinshipOf(database, by.id, record) : 'none'
      const barred = kinBarOf(kinship, by.id, action)
      if (barred !== undefined) throw barred
      const { moves, changes = {}, situation } = await decide(record, file)
      const content = situation === undefined ? {} : { situation }
      return {
        recordId: claimId,
        rows: furtherRows(record, moves, clock.today(), content),
        audit: [
          {
            actorKind: by.kind,
            actor: by.id,
            action: `claim.${action}`,
            subjectId: claimId,
            detail: { policyRelease: context.release.id, ...kinNote(kinship) },
          },
        ],
        changes,
      }
    },
    answer: (record) =>
      messageOf(record, [by.role], { ciphers: database.ciphers, personName, calendar: context.release.calendar }),
  })
}
