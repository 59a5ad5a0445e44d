/**
 * 来电人不明的投诉咨询: of somebody whom we do not know, or who will not say. It is an office's record with the states, steps and words
 * of all others; what was said, and how to reach the caller, lies sealed in its first step.
 */
import { complaintActions, complaintMachine, complaintStates, complaintSubjects, stepToDesk } from '@yidi/contracts'
import type { ComplaintAction, ComplaintDesk, ComplaintState, ComplaintSubject } from '@yidi/contracts'
import {
  findOfficeRecord,
  lockOfficeRecord,
  officeKind,
  openOfficeRecord,
  takeOfficeSteps,
  theProgram,
} from '../../platform/records/index.ts'
import type { Acting, Move, OfficeRecord, OfficeWorking } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { WorkingCalendar } from '@yidi/rules'
import { complaintLimit } from '../desks/index.ts'
import type { ComplaintSetting } from '../desks/index.ts'

/** What the first step says in the open. */
interface CallerDetail {
  subject: ComplaintSubject
  channel: string
  institution?: string
  answerDays: number | null
  /** Sealed: what was said, and how to reach the caller; Base64. */
  sealed: string
}

type Office = OfficeRecord<ComplaintState, ComplaintAction>
/** One with what was said. */
export type CallerRecord = Office & { said: Omit<CallerDetail, 'sealed'> & { text: string; phone: string } }

const detailOf = ({ steps }: Pick<OfficeRecord, 'steps'>) => steps[0]!.detail as unknown as CallerDetail

export const callerKind = officeKind<ComplaintState, ComplaintAction>({
  name: 'caller-complaint',
  title: '投诉咨询（来电人不明）',
  states: complaintStates,
  actions: complaintActions,
  machine: complaintMachine,
  refusal: 'complaint-step-not-allowed',
  waits: {
    received: 'open',
    service: 'open',
    review: 'open',
    inspection: 'open',
    management: 'open',
    withdrawn: 'withdrawn',
  },
  lineOf: (record) => {
    const { subject, channel } = detailOf(record)
    return { type: subject, channel }
  },
})

const placeOf = (recordId: string): string => `office_step.sealed:${recordId}`

/** What a caller said, as a clerk wrote it down. */
interface Called extends Pick<CallerDetail, 'subject' | 'channel' | 'institution'> {
  pool: string
  text: string
  phone: string
}

/** Files it and hands it to its desk, in the transaction of the command. */
export async function fileCaller(
  working: OfficeWorking & { calendar: WorkingCalendar; by: Acting; setting: ComplaintSetting },
  { pool, text, phone, ...open }: Called,
): Promise<string> {
  const { by, ciphers, calendar, setting, clock } = working
  const today = clock.today()
  const recordId = newRecordId('TN', pool, today)
  const sealed = ciphers.seal(JSON.stringify({ text, phone }), placeOf(recordId)).toString('base64')
  const detail = { ...open, answerDays: setting.answerDays, sealed }
  const { dueDay = null } = complaintLimit(calendar, { answerDays: setting.answerDays, filedOn: today })
  const moves: Move<ComplaintAction>[] = [
    { action: 'send', by, detail },
    { action: stepToDesk(setting.desk), by: theProgram },
  ]
  const opened = { recordId, region: pool, subject: open.institution ?? '', title: titleOf(open.subject), dueDay }
  await openOfficeRecord(working, callerKind, opened, moves)
  return recordId
}

const titleOf = (subject: ComplaintSubject): string => `${complaintSubjects[subject]} · 来电人不明`

/** One with what was said. Throws `office-record-not-found`. */
export async function readCaller({ kysely, ciphers }: Database, recordId: string): Promise<CallerRecord> {
  const record = await findOfficeRecord(kysely, callerKind, recordId)
  const { sealed, ...open } = detailOf(record)
  const said = JSON.parse(ciphers.open(Buffer.from(sealed, 'base64'), placeOf(recordId))) as {
    text: string
    phone: string
  }
  return { ...record, said: { ...open, ...said } }
}

async function step(working: OfficeWorking, recordId: string, move: Move<ComplaintAction>): Promise<void> {
  const record = await lockOfficeRecord(working.transaction, callerKind, recordId)
  // The last day stays whatever is done: by it one is counted as answered in time.
  await takeOfficeSteps(working, callerKind, record, [move], record.dueDay)
}

const withReason = (reason: string) => (reason === '' ? {} : { detail: { reason } })

/** Throws `office-record-not-found`, `complaint-step-not-allowed`; so do the others. */
export const answerCaller = (working: OfficeWorking, recordId: string, by: Acting, reason: string): Promise<void> =>
  step(working, recordId, { action: 'answer', by, ...withReason(reason) })

export const returnCaller = (working: OfficeWorking, recordId: string, by: Acting, reason: string): Promise<void> =>
  step(working, recordId, { action: 'return', by, ...withReason(reason) })

export const routeCaller = (
  working: OfficeWorking,
  recordId: string,
  by: Acting,
  desk: ComplaintDesk,
  reason: string,
): Promise<void> => step(working, recordId, { action: stepToDesk(desk), by, ...withReason(reason) })

export const withdrawCaller = (working: OfficeWorking, recordId: string, by: Acting): Promise<void> =>
  step(working, recordId, { action: 'withdraw', by })
