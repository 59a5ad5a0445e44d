/** The desk's decision on a register record. */
import { problem, registerActions } from '@yidi/contracts'
import type { EntitlementMessage } from '@yidi/contracts'
import { recordContentOf, runRecordCommand } from '../../platform/records/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { registerRows, registerKind, wordsOfApproval } from '../registers/index.ts'
import type { WholeRegister } from '../file/index.ts'
import { accidentFacts } from './accidents.ts'
import { abroadFacts } from './abroad.ts'
import { diseaseFacts } from './diseases.ts'
import { messageOf } from './words.ts'

/** A record as the desk sees it. */
export function deskMessage(
  { release, database, clock }: RecordsDeps,
  record: WholeRegister,
  role: 'accepting' | 'reviewing',
): EntitlementMessage {
  const facts =
    record.kind === 'designated-disease'
      ? diseaseFacts(release, database.ciphers, record)
      : record.kind === 'medicine-abroad'
        ? abroadFacts(database.ciphers, record)
        : record.kind === 'accident'
          ? accidentFacts(database.ciphers, record)
          : []
  return messageOf(record, facts, role, clock.today())
}

/** Approves or refuses, once. Throws `filing-reason-missing` for a refusal without one, `register-not-found`. */
export function decideRegister(
  deps: RecordsDeps,
  { personNo, recordId }: { personNo: string; recordId: string },
  { action, reason }: { action: 'approve' | 'refuse'; reason: string },
  staffName: string,
  command: CommandKey,
): Promise<EntitlementMessage> {
  if (action === 'refuse' && reason === '') throw problem('filing-reason-missing', { action: registerActions[action] })
  const by = { role: 'reviewing', kind: 'staff', id: staffName } as const
  return runRecordCommand(registerKind, {
    context: deps,
    personNo,
    command,
    decide: async ({ registers: records }) => {
      const record = records.find((one) => one.recordId === recordId)
      if (record === undefined) throw problem('register-not-found', { recordId: recordId.slice(0, 60) })
      const said = action === 'approve' ? await wordsOfApproval(deps.database, record, reason) : reason
      const moves = [{ action, by, ...(said === '' ? {} : { detail: { reason: said } }) }]
      const { state, actions, application } = record
      return {
        recordId,
        rows: registerRows(
          recordContentOf(record),
          state,
          actions.length,
          moves,
          deps.clock.today(),
          application.channel,
        ),
        audit: [{ actorKind: 'staff', actor: staffName, action: `register.${action}`, subjectId: recordId }],
        title: deskMessage(deps, record, 'reviewing').title,
      }
    },
    answer: (record) => deskMessage(deps, record, 'reviewing'),
  })
}
