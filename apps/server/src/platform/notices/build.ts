/** From an event to what the person is told: the event says that something happened, the person's records say what. */
import type { FilingState, RegisterKind, RegisterState } from '@yidi/contracts'
import { filingsOf } from '../../filing/record/index.ts'
import { foldFilings } from '../../person/file/index.ts'
import type { FilingDetail, FilingRecord } from '../../person/file/index.ts'
import { registersOf } from '../../person/registers/index.ts'
import type { Database } from '../storage/index.ts'
import type { OutboxRow } from './events.ts'
import type { NoticeData, NoticeKind } from './kinds.ts'

export interface NewNotice {
  personNo: string
  /** The event's id, or the name of a reminder: the same notice is never told twice. */
  noticeId: string
  kind: NoticeKind
  subjectId: string
  data: NoticeData
  at: Date
}

const filingKinds: Partial<Record<FilingState, NoticeKind>> = {
  applied: 'filing-applied',
  'corrections-asked': 'filing-corrections',
  delivered: 'filing-approved',
  'refusal-delivered': 'filing-refused',
  cancelled: 'filing-cancelled',
  ended: 'filing-ended',
  used: 'filing-used',
  expired: 'filing-expired',
}

const registerNoticeKinds: Record<RegisterState, NoticeKind> = {
  applied: 'register-applied',
  approved: 'register-approved',
  refused: 'register-refused',
  withdrawn: 'register-withdrawn',
  ended: 'register-ended',
}

/** What one event is told as; empty where there is nothing to tell. Events of unknown kinds tell nothing. */
export async function noticesOf(db: Database, event: OutboxRow): Promise<NewNotice[]> {
  switch (event.kind) {
    case 'filing':
      return filingNotice(db, event)
    case 'register':
      return registerNotice(db, event)
    case 'settlement-posted':
      return settlementNotices(db, event, event.subjectId, 'settlement-posted')
    case 'settlement-cancelled':
      return settlementNotices(db, event, String(event.payload.settlement), 'settlement-cancelled')
    case 'command-reversed':
      return settlementNotices(db, event, event.subjectId, 'settlement-cancelled')
    default:
      return []
  }
}

const noticeOf = (event: OutboxRow, kind: NoticeKind, data: NoticeData, subjectId = event.subjectId): NewNotice => ({
  personNo: event.personNo,
  noticeId: event.eventId,
  kind,
  subjectId,
  data,
  at: event.at,
})

/** What every notice about a filing says. */
export function filingData(record: FilingRecord): NoticeData {
  const { destination, type, from, to, visits } = record
  return { destination, type, from, to, visits }
}

/** A check is told where the person has something to bring; what else it found stands in the history. */
function kindOf({ state, actions }: FilingRecord): NoticeKind | undefined {
  const last = actions.at(-1)
  if (last?.action !== 'check') return filingKinds[state]
  return (last.detail as FilingDetail).check?.consequence === 'ask-proof' ? 'filing-proof-asked' : undefined
}

/** The filing as it stood after the event, not as it may stand by now. */
async function filingNotice(db: Database, event: OutboxRow): Promise<NewNotice[]> {
  const now = (await filingsOf(db, event.personNo)).find((filing) => filing.filingId === event.subjectId)
  const actionNo = Number(event.payload.actionNo)
  const [record] = foldFilings(now?.actions.filter((row) => row.action_no <= actionNo) ?? [])
  const kind = record && kindOf(record)
  if (record === undefined || kind === undefined) return []
  const told = record.actions.findLast((row) => (row.detail as FilingDetail).reason !== undefined)
  const reason = told && record.actions.indexOf(told) >= record.actions.length - 2 ? told.detail.reason : undefined
  const problems = (record.actions.at(-1)?.detail as FilingDetail | undefined)?.problems ?? []
  return [
    noticeOf(event, kind, {
      ...filingData(record),
      ...(typeof reason === 'string' && reason !== '' ? { reason } : {}),
      ...(kind === 'filing-corrections' && problems[0] !== undefined
        ? { first: problems[0].text, count: problems.length }
        : {}),
    }),
  ]
}

async function registerNotice(db: Database, event: OutboxRow): Promise<NewNotice[]> {
  const { register, state, title, actionNo } = event.payload as {
    register: RegisterKind
    state: RegisterState
    title: string
    actionNo: number
  }
  const kind = registerNoticeKinds[state]
  if (kind === undefined) return []
  const record = (await registersOf(db, event.personNo, register)).find((one) => one.recordId === event.subjectId)
  const reason = record?.actions.find((row) => row.action_no === actionNo)?.detail.reason
  return [noticeOf(event, kind, { register, title, ...(typeof reason === 'string' ? { reason } : {}) })]
}

/** A bill, and the filing for one visit that it used up. */
async function settlementNotices(
  db: Database,
  event: OutboxRow,
  settlementId: string,
  kind: 'settlement-posted' | 'settlement-cancelled',
): Promise<NewNotice[]> {
  const { rows } = await db.pool.query<{ visit: string; data: NoticeData }>({
    name: 'settlement-notice',
    text: `select s.visit_id as visit, jsonb_build_object('institution', s.institution, 'totalFen', s.total_fen,
                  'fundFen', s.fund_fen,
                  'accountFen', s.account_current_fen + s.account_past_fen, 'cashFen', s.cash_fen) as data
             from settlement s where s.person_no = $1 and s.settlement_id = $2 and s.kind = 'settlement'`,
    values: [event.personNo, settlementId],
  })
  const [row] = rows
  if (row === undefined) return []
  const day = new Date(event.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const told = noticeOf(event, kind, { ...row.data, day }, settlementId)
  if (kind === 'settlement-cancelled') return [told]
  const used = (await filingsOf(db, event.personNo)).find((filing) => filing.usedBy === row.visit)
  if (used === undefined) return [told]
  const usedUp = noticeOf(event, 'filing-used', filingData(used), used.filingId)
  return [told, { ...usedUp, noticeId: `${event.eventId}:used` }]
}
