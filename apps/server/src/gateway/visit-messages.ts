/** The messages of one visit, from what they did (the journal of the person) and from the institution's log: never what stood in them. */
import type { VisitMessage } from '@yidi/contracts'
import type { Database } from '../platform/storage/index.ts'
import { openRefusal } from './message-log.ts'
import { transactions } from './transactions/index.ts'

interface OfVisit {
  personNo: string
  visitId: string
  institution: string
}

/** A command that took effect. */
interface DoneRow {
  infno: string
  msgid: string
  input_hash: Buffer
  at: Date
  /** The settlement or cancellation that it made; null where it made another thing. */
  settlement: string | null
  withdrawn: boolean
}

/** A message as the log has it. */
interface LoggedRow {
  infno: string
  msgid: string
  input_hash: Buffer
  received_at: Date
  outcome: 'done' | 'refused' | null
  reply: Buffer | null
  times: number
}

/** Every message that named the visit or made it, the first first. */
export async function messagesOfVisit(db: Database, visit: OfVisit): Promise<VisitMessage[]> {
  const done = await doneFor(db, visit)
  const logged = new Map((await loggedFor(db, visit, done)).map((row) => [keyOf(row), row]))
  const effective = new Map(done.map((row) => [keyOf(row), row]))
  const messages = [...new Set([...logged.keys(), ...effective.keys()])].map((key) =>
    messageOf(db, visit.institution, logged.get(key), effective.get(key)),
  )
  // Of one moment in the order of their numbers, which an institution counts up.
  const place = ({ at, msgid }: VisitMessage): string => `${at} ${msgid}`
  return messages.sort((one, other) => (place(one) < place(other) ? -1 : 1))
}

const keyOf = ({ infno, msgid, input_hash }: Pick<DoneRow, 'infno' | 'msgid' | 'input_hash'>): string =>
  `${infno} ${msgid} ${input_hash.toString('hex')}`

async function doneFor({ pool }: Database, { personNo, visitId, institution }: OfVisit): Promise<DoneRow[]> {
  const { rows } = await pool.query<DoneRow>(
    `select j.name as infno, j.key as msgid, j.input_hash, j.at,
            (select s.settlement_id from settlement s
              where s.person_no = j.person_no and s.version = j.version and s.visit_id = $2) as settlement,
            exists (select from journal w where w.person_no = j.person_no and w.source = j.source
                       and w.withdrew_name = j.name and w.withdrew_key = j.key) as withdrawn
       from journal j
      where j.person_no = $1 and j.source = $3 and j.name is not null
        and (j.subject_id = $2 or j.subject_id in
              (select s.settlement_id from settlement s where s.person_no = $1 and s.visit_id = $2))
      order by j.version`,
    [personNo, visitId, institution],
  )
  return rows
}

async function loggedFor(
  { pool }: Database,
  { visitId, institution }: OfVisit,
  done: readonly DoneRow[],
): Promise<LoggedRow[]> {
  const { rows } = await pool.query<LoggedRow>(
    `select m.infno, m.msgid, m.input_hash, m.received_at, m.outcome, m.reply, m.times from message m
      where m.institution = $1 and (m.visit_id = $2 or exists (
              select from unnest($3::text[], $4::text[], $5::bytea[]) as d (infno, msgid, input_hash)
               where d.infno = m.infno and d.msgid = m.msgid and d.input_hash = m.input_hash))`,
    [
      institution,
      visitId,
      done.map((row) => row.infno),
      done.map((row) => row.msgid),
      done.map((row) => row.input_hash),
    ],
  )
  return rows
}

function messageOf(
  db: Database,
  institution: string,
  logged: LoggedRow | undefined,
  done: DoneRow | undefined,
): VisitMessage {
  const { infno, msgid } = logged ?? done!
  const refused = done === undefined && logged?.outcome === 'refused'
  return {
    infno,
    name: transactions.get(infno)?.name ?? '',
    msgid,
    at: (logged?.received_at ?? done!.at).toISOString(),
    infcode: done !== undefined || logged?.outcome === 'done' ? 0 : refused ? -1 : null,
    text: refused ? openRefusal(db, { institution, infno, msgid, reply: logged.reply }) : '',
    times: logged?.times ?? 1,
    withdrawn: done?.withdrawn ?? false,
    settlement: done?.settlement ?? null,
  }
}
