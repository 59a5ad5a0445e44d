/** What happened to the visit of a settlement, one after the other: from the person's journal, and from the settlements themselves. */
import type { SettlementEventsMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { actRows } from '../../person/journal/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { requireSettlement } from './fee-lines.ts'

type Event = SettlementEventsMessage['events'][number]

/** Acts about a visit that its patient is told of, by the name that the audit has for them. */
const actKinds = {
  'visit-registered': 'registered',
  'visit-reported': 'reported',
  'fees-uploaded': 'fees-uploaded',
  'fees-voided': 'fees-voided',
  'visit-discharged': 'discharged',
  'discharge-undone': 'discharge-undone',
} as const satisfies Record<string, Event['kind']>

/** Every step of the visit of a settlement, the first first. Throws `settlement-not-found`. */
export async function eventsOf(
  db: Database,
  personNo: string,
  settlementId: string,
): Promise<SettlementEventsMessage['events']> {
  const { visit_id: visitId } = await requireSettlement(db, { personNo, settlementId })
  const [acts, told, settled] = await Promise.all([
    actsOf(db, personNo, visitId),
    preSettledOf(db, personNo, visitId),
    settlementsOf(db, personNo, visitId),
  ])
  return together([...acts, ...told, ...settled].sort((one, other) => (one.at < other.at ? -1 : 1)))
}

async function actsOf({ pool }: Database, personNo: string, visitId: string): Promise<Event[]> {
  const { rows } = await pool.query<{ action: keyof typeof actKinds; at: Date; lines: number | null }>(
    `select a.action, a.at, (a.detail ->> 'lines')::int as lines from ${actRows} a
      where a.person_no = $1 and a.subject_id = $2 and a.action = any ($3) order by a.entry_no`,
    [personNo, visitId, Object.keys(actKinds)],
  )
  return rows.map(({ action, at, lines }) => ({
    kind: actKinds[action],
    at: at.toISOString(),
    ...(lines === null ? {} : { lines }),
  }))
}

/** What was told last before a settlement; of each charging batch one. */
async function preSettledOf({ pool }: Database, personNo: string, visitId: string): Promise<Event[]> {
  const { rows } = await pool.query<{ at: Date; cash_fen: number }>(
    'select at, cash_fen::float8 as cash_fen from pre_settlement where person_no = $1 and visit_id = $2',
    [personNo, visitId],
  )
  return rows.map(({ at, cash_fen }) => ({ kind: 'pre-settled', at: at.toISOString(), cash: formatYuan(cash_fen) }))
}

async function settlementsOf({ pool }: Database, personNo: string, visitId: string): Promise<Event[]> {
  const { rows } = await pool.query<{
    settlement_id: string
    cancels: string | null
    route: 'direct' | 'manual'
    settled_at: Date
    cash_fen: number
  }>(
    `select settlement_id, cancels, route, settled_at, cash_fen::float8 as cash_fen from settlement
      where person_no = $1 and visit_id = $2 order by version`,
    [personNo, visitId],
  )
  return rows.map(({ settlement_id: settlement, cancels, route, settled_at, cash_fen }) => {
    const at = settled_at.toISOString()
    if (cancels !== null) return { kind: 'cancelled', at, settlement: cancels }
    return { kind: route === 'manual' ? 'claimed' : 'settled', at, settlement, cash: formatYuan(cash_fen) }
  })
}

/** Lines come in many messages: what comes one right after the other of one kind is told as one, with its last moment. */
function together(events: readonly Event[]): Event[] {
  const told: Event[] = []
  for (const event of events) {
    const last = told.at(-1)
    if (last?.kind === event.kind && last.lines !== undefined && event.lines !== undefined)
      told[told.length - 1] = { ...event, lines: last.lines + event.lines }
    else told.push(event)
  }
  return told
}
