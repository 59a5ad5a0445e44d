/** From an event to what the person is told. Each kind of record tells of its own; bills are told here. */
import { shanghaiDay } from '../clock/index.ts'
import { noticeOf } from '../records/index.ts'
import type { NewNotice, RecordKinds } from '../records/index.ts'
import type { Database } from '../storage/index.ts'
import type { OutboxRow } from './events.ts'

/** What one event is told as; empty where there is nothing to tell. Events of unknown kinds tell nothing. */
export async function noticesOf(db: Database, kinds: RecordKinds, event: OutboxRow): Promise<NewNotice[]> {
  const told = await billNotices(db, event)
  for (const kind of kinds)
    if ((kind.hears ?? [kind.name]).includes(event.kind)) told.push(...(await kind.tell(db, event)))
  return told
}

function billNotices(db: Database, event: OutboxRow): Promise<NewNotice[]> {
  switch (event.kind) {
    case 'settlement-posted':
      return billNotice(db, event, event.subjectId, 'settlement-posted')
    case 'settlement-cancelled':
      return billNotice(db, event, String(event.payload['settlement']), 'settlement-cancelled')
    case 'command-reversed':
      return billNotice(db, event, event.subjectId, 'settlement-cancelled')
    case 'benefits-regained':
      return Promise.resolve([noticeOf(event, 'benefits-regained', { stretches: event.payload['stretches'] })])
    default:
      return Promise.resolve([])
  }
}

/** A bill that was settled, or taken back. */
async function billNotice(
  db: Database,
  event: OutboxRow,
  settlementId: string,
  kind: 'settlement-posted' | 'settlement-cancelled',
): Promise<NewNotice[]> {
  const { rows } = await db.pool.query<{ data: object }>({
    name: 'settlement-notice',
    text: `select jsonb_build_object('institution', s.institution, 'totalFen', s.total_fen,
                  'fundFen', s.fund_fen,
                  'accountFen', s.account_current_fen + s.account_past_fen, 'cashFen', s.cash_fen) as data
             from settlement s where s.person_no = $1 and s.settlement_id = $2 and s.kind = 'settlement'`,
    values: [event.personNo, settlementId],
  })
  return rows.map(({ data }) => noticeOf(event, kind, { ...data, day: shanghaiDay(event.at) }, settlementId))
}
