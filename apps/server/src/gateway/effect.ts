/**
 * Whether what an earlier message did still stands. A repeat is told its first reply only as long as that reply is true:
 * a hospital that reads "success" of a settlement which was taken back since lets its patient go unpaid
 * (gateway contract, "Messages"). The records themselves are asked, so that replies stored long ago are judged as well.
 */
import { filingUndone } from '../filings/index.ts'
import { registerUndone } from '../registers/index.ts'
import { findDone } from '../storage/index.ts'
import type { CommandKey, Database } from '../storage/index.ts'
import type { ReplyContent } from './reply.ts'

/** A command that took effect. */
interface Done {
  personNo: string
  /** The visit, settlement or record that it made or changed. */
  subjectId: string
  at: Date
  reply: ReplyContent
}

/** What undid a command, in words for a refusal; undefined while its effect stands. */
export type Effect = (db: Database, done: Done) => Promise<string | undefined>

/** What takes something back, for good: nothing undoes it. */
export const lasting: Effect = () => Promise.resolve(undefined)

/** What undid a command since, by its own row and the records; undefined while its effect stands. */
export async function undoneSince(
  db: Database,
  effect: Effect,
  personNo: string,
  command: CommandKey,
  reply: ReplyContent,
): Promise<string | undefined> {
  const done = await findDone(db.pool, personNo, command)
  return done && effect(db, { personNo, ...done, reply })
}

/** 2207, 2304: stands until it is cancelled, by its number or by a reversal. */
export const settlementStands: Effect = async (db, { personNo, subjectId }) => {
  const undo = await db.kysely
    .selectFrom('settlement')
    .select(['command_name', 'command_key'])
    .where('person_no', '=', personNo)
    .where('cancels', '=', subjectId)
    .executeTakeFirst()
  return undo && messageWords(undo.command_name, undo.command_key)
}

/** 2201, 2401: stands until the registration is cancelled or reversed. */
export const visitStands: Effect = async (db, { personNo, subjectId, at }) => {
  const cancelled = await db.kysely
    .selectFrom('visit')
    .select('visit_id')
    .where('person_no', '=', personNo)
    .where('visit_id', '=', subjectId)
    .where('status', '=', 'cancelled')
    .executeTakeFirst()
  if (cancelled === undefined) return undefined
  return (await laterMessage(db, personNo, subjectId, ['visit-cancelled', 'command-reversed'], at)) ?? '其他报文'
}

/** 2203, 2403: stands until the visit is reported otherwise, or its registration no longer stands. */
export const reportStands: Effect = async (db, done) =>
  (await laterMessage(db, done.personNo, done.subjectId, ['visit-reported', 'visit-changed'], done.at)) ??
  visitStands(db, done)

/** 2402: stands until the discharge is taken back. */
export const dischargeStands: Effect = async (db, done) =>
  (await laterMessage(db, done.personNo, done.subjectId, ['discharge-undone'], done.at)) ?? visitStands(db, done)

/** 2405: stands until the patient is discharged again. */
export const readmissionStands: Effect = async (db, done) =>
  (await laterMessage(db, done.personNo, done.subjectId, ['visit-discharged'], done.at)) ?? visitStands(db, done)

/** 2204, 2301: stands while each line that the reply names is there. */
export const linesStand: Effect = async (db, { personNo, subjectId, at, reply }) => {
  const named = (reply.output?.['result'] ?? []) as { feedetl_sn: string }[]
  const gone = await db.kysely
    .selectFrom('fee_line')
    .select('line_id')
    .where('person_no', '=', personNo)
    .where('visit_id', '=', subjectId)
    .where(
      'serial',
      'in',
      named.map((line) => line.feedetl_sn),
    )
    .where('voided_at', '>', at)
    .executeTakeFirst()
  return gone && ((await laterMessage(db, personNo, subjectId, ['fees-voided'], at)) ?? '其他报文')
}

/** 2205, 2302: stands until what was voided is uploaded again. */
export function voidStands(which: { all: true } | { batch: string } | { serials: readonly string[] }): Effect {
  return async (db, { personNo, subjectId, at }) => {
    let again = db.kysely
      .selectFrom('fee_line')
      .select('line_id')
      .where('person_no', '=', personNo)
      .where('visit_id', '=', subjectId)
      .where('recorded_at', '>', at)
      .where('voided_at', 'is', null)
    if ('batch' in which) again = again.where('batch', '=', which.batch)
    if ('serials' in which) again = again.where('serial', 'in', which.serials)
    const found = await again.executeTakeFirst()
    return found && ((await laterMessage(db, personNo, subjectId, ['fees-uploaded'], at)) ?? '其他报文')
  }
}

/** 2501: stands until the filing is withdrawn, cancelled or ended before its time, by whichever channel. */
export const filingStands: Effect = async (db, { personNo, subjectId, at }) => {
  const undone = await filingUndone(db, personNo)(subjectId, at)
  return undone && ((await laterMessage(db, personNo, subjectId, ['referral-withdrawn'], at)) ?? otherChannel)
}

/** 2503: stands until the registration is withdrawn or ended, by whichever channel. */
export const registerStands: Effect = async (db, { personNo, subjectId, at }) => {
  const undone = await registerUndone(db, personNo)(subjectId, at)
  return undone && ((await laterMessage(db, personNo, subjectId, ['disease-withdrawn'], at)) ?? otherChannel)
}

const otherChannel = '参保人或经办机构'

/** The last message after a moment that did one of these things to a subject, as refusals name it. */
async function laterMessage(
  db: Database,
  personNo: string,
  subjectId: string,
  actions: readonly string[],
  after: Date,
): Promise<string | undefined> {
  const row = await db.kysely
    .selectFrom('audit')
    .select('detail')
    .where('person_no', '=', personNo)
    .where('subject_id', '=', subjectId)
    .where('action', 'in', actions)
    .where('at', '>', after)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  const detail = row?.detail as { infno?: string; msgid?: string } | undefined
  return detail?.infno === undefined ? undefined : messageWords(detail.infno, detail.msgid ?? '')
}

function messageWords(infno: string, msgid: string): string {
  return `${infno}（报文ID ${msgid}）`
}
