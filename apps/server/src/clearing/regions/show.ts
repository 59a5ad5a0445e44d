/** Clearings as pages show them: what stands between regions, the list, one with its lines. */
import {
  agencyFigures,
  allowedActions,
  clearingActions,
  clearingDisputeReasons,
  clearingLineStates,
  clearingStates,
} from '@yidi/contracts'
import type {
  ClearingAction,
  ClearingDisputeReason,
  ClearingFlow,
  ClearingLine,
  ClearingListMessage,
  ClearingMessage,
  ClearingMessageLine,
  ClearingState,
  Staff,
} from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { sql } from 'kysely'
import { bookBalances, regionAccounts } from '../../money/ledger/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { actorShown, findOfficeRecord } from '../../platform/records/index.ts'
import { regionPayee } from './accounts.ts'
import { finalStates, latestMonth, leftOfLine, ownWord } from './draw.ts'
import { clearingKind } from './kind.ts'
import { prepaidFen } from './prepaid.ts'
import { clearingOf, regionOfStep, standingOf } from './working.ts'
import type { ClearingLineRow, ClearingRecord, ClearingRow } from './working.ts'

type Deps = Pick<RecordsDeps, 'database' | 'clock'>
type Listed = ClearingRow & { state: string; opened_at: Date; due_day: string | null; withdrawn: number }

const listed = (row: Listed): ClearingMessageLine => ({
  clearingId: row.clearing_id,
  ...{ region: row.region, regionName: placeName(row.region), pool: row.pool, poolName: placeName(row.pool) },
  ...{ month: row.month, count: row.line_count, gross: formatYuan(row.gross_fen) },
  state: row.state as ClearingState,
  stateTitle: clearingStates[row.state as ClearingState].title,
  withdrawn: formatYuan(row.withdrawn),
  due: row.due_fen === null ? null : formatYuan(row.due_fen),
  netted: formatYuan(row.netted_fen),
  drawnAt: row.opened_at.toISOString(),
  dueDay: row.due_day,
})

const shownAtMost = 200

/** The clearings of a region on either side, or of all, and what stands between the regions. */
export async function listClearings(deps: Deps, { pool, roles }: Staff): Promise<ClearingListMessage> {
  let query = deps.database.kysely
    .selectFrom('region_clearing as c')
    .innerJoin('office_record as r', 'r.record_id', 'c.clearing_id')
    .selectAll('c')
    .select(['r.state', 'r.opened_at', 'r.due_day'])
    .select(
      sql<number>`(select coalesce(sum(l.withdrawn_fen), 0)::bigint from region_clearing_line l where l.clearing_id = c.clearing_id)`.as(
        'withdrawn',
      ),
    )
  if (pool !== null)
    query = query.where((where) => where.or([where('c.region', '=', pool), where('c.pool', '=', pool)]))
  const rows = await query.orderBy('r.record_no', 'desc').limit(shownAtMost).execute()
  return {
    region: pool,
    flows: await flowsOf(deps, pool),
    clearings: rows.map(listed),
    latest: latestMonth(deps.clock),
    mayDraw: pool !== null && roles.includes('finance'),
  }
}

/** What waits to be drawn, by month, and what the books of the pools owe. */
async function flowsOf({ database }: Deps, of: string | null): Promise<ClearingFlow[]> {
  const { rows } = await database.pool.query<{
    region: string
    pool: string
    month: string
    count: number
    fen: number
    unconfirmed: number
  }>(
    `select a.region, m.pool, a.month, count(*)::int as count, sum(${leftOfLine})::bigint as fen,
            count(*) filter (where not ${ownWord})::int as unconfirmed
       from monthly_line m join monthly_application a using (application_id)
       join office_record r on r.record_id = a.application_id
      where m.pool <> a.region and a.stands and r.state in (${finalStates}) and m.clearing_id is null
        and ($1::text is null or $1 in (a.region, m.pool)) and ${leftOfLine} <> 0
      group by 1, 2, 3 order by 1, 2, 3`,
    [of],
  )
  const cleared = await database.kysely
    .selectFrom('region_clearing')
    .select(['region', 'pool'])
    .distinct()
    .$if(of !== null, (query) => query.where((where) => where.or([where('region', '=', of!), where('pool', '=', of!)])))
    .execute()
  const pairs = new Map([...rows, ...cleared].map(({ region, pool }) => [`${region} ${pool}`, { region, pool }]))
  const flows: ClearingFlow[] = []
  const books = new Map<string, Awaited<ReturnType<typeof bookBalances>>>()
  for (const pool of new Set([...pairs.values()].map((pair) => pair.pool)))
    books.set(pool, await bookBalances(database, pool))
  for (const { region, pool } of [...pairs.values()].sort((a, b) =>
    `${a.region}${a.pool}` < `${b.region}${b.pool}` ? -1 : 1,
  )) {
    const { payable } = regionAccounts(region)
    const owed = books.get(pool)!.find(({ account }) => account === payable)
    flows.push({
      ...{ region, regionName: placeName(region), pool, poolName: placeName(pool) },
      owed: formatYuan(owed?.balanceFen ?? 0),
      months: rows
        .filter((row) => row.region === region && row.pool === pool)
        .map(({ month, count, fen, unconfirmed }) => ({ month, count, unconfirmed, amount: formatYuan(fen) })),
    })
  }
  return flows
}

interface LineOf extends ClearingLineRow {
  source_id: string
  visit_id: string
  settled_day: string
  institution: string
  undoes: boolean
  restored_fen: number
}

/** Lines of a clearing by the number; without a limit, all. */
export async function linesOf(
  { database }: Deps,
  clearingId: string,
  after = 0,
  limit?: number,
): Promise<ClearingLine[]> {
  let query = database.kysely
    .selectFrom('region_clearing_line as l')
    .innerJoin('monthly_line as m', (join) =>
      join.onRef('m.application_id', '=', 'l.application_id').onRef('m.line_no', '=', 'l.application_line'),
    )
    .innerJoin('monthly_application as a', 'a.application_id', 'l.application_id')
    .selectAll('l')
    .select(['m.source_id', 'm.visit_id', 'm.settled_day', 'm.undoes', 'm.restored_fen', 'a.institution'])
    .where('l.clearing_id', '=', clearingId)
    .where('l.line_no', '>', after)
    .orderBy('l.line_no')
  if (limit !== undefined) query = query.limit(limit)
  return (await query.execute()).map(lineShown)
}

const lineShown = (row: LineOf): ClearingLine => {
  const reason = row.reason as ClearingDisputeReason | null
  return {
    ...{ no: row.line_no, application: row.application_id, institution: row.institution },
    ...{ settlement: row.source_id, visit: row.visit_id, day: row.settled_day },
    ...{ undoes: row.undoes, restored: formatYuan(row.restored_fen) },
    ...{ amount: formatYuan(row.amount_fen), withdrawn: formatYuan(row.withdrawn_fen) },
    ...{ state: row.state, stateTitle: clearingLineStates[row.state] },
    ...{ reason, reasonTitle: reason === null ? null : clearingDisputeReasons[reason] },
    ...{ words: row.words, answer: row.answer },
  }
}

/** Steps that only payments take. */
const notHere: readonly ClearingAction[] = ['take', 'let-go', 'pay', 'bounce']
const linesAPage = 200

/** One clearing as somebody of either side sees it. Throws `office-record-not-found`. */
export async function showClearing(deps: Deps, staff: Staff, clearingId: string, after = 0): Promise<ClearingMessage> {
  const { kysely } = deps.database
  const record = await findOfficeRecord(kysely, clearingKind, clearingId)
  const clearing = await clearingOf(kysely, clearingId)
  const lines = await linesOf(deps, clearingId, after, linesAPage + 1)
  const shown = lines.slice(0, linesAPage)
  const { open, confirmed, disputed, withdrawn, dueFen } = await standingOf(kysely, clearingId)
  const taken = await kysely
    .selectFrom('region_clearing_line')
    .select(({ fn }) => fn.sum<number>('withdrawn_fen').as('fen'))
    .where('clearing_id', '=', clearingId)
    .executeTakeFirstOrThrow()
  const { state, openedAt, dueDay, steps } = record
  const line = listed({
    ...{ ...clearing, state, opened_at: openedAt, due_day: dueDay, withdrawn: Number(taken.fen) },
  })
  return {
    ...line,
    // What the second person is asked to approve.
    due: line.due ?? (state === 'confirmed' ? formatYuan(dueFen) : null),
    ...{ lines: shown, more: lines.length > linesAPage ? shown.at(-1)!.no : null },
    counts: { open, confirmed, disputed, withdrawn },
    prepaid: formatYuan(await prepaidFen(kysely, clearing)),
    pays: staff.pool === clearing.pool && staff.roles.includes('finance'),
    notes: await notesOf(deps, record, clearing),
    steps: steps.map(({ action, actorKind, actor, at, detail }) => ({
      ...{ title: clearingActions[action], by: actorShown(actorKind, actor), at: at.toISOString() },
      words: typeof detail['words'] === 'string' ? detail['words'] : null,
    })),
    allowed: mayDo(record, staff),
  }
}

async function notesOf(
  { database: { kysely, ciphers } }: Deps,
  { state, dueDay }: ClearingRecord,
  { pool, region }: ClearingRow,
): Promise<string[]> {
  const notes: string[] = []
  if (dueDay === null && state === 'sent') notes.push(`${agencyFigures['clearing.confirm-days'].unset}。`)
  if (dueDay === null && state === 'approved') notes.push(`${agencyFigures['clearing.pay-days'].unset}。`)
  const isOver = state === 'paid' || state === 'closed' || state === 'dropped'
  if (!isOver && (await regionPayee(kysely, ciphers, pool, region)) === undefined)
    notes.push(`${placeName(pool)}还没有确认${placeName(region)}的收款账户，现在不能通过银行付款。`)
  return notes
}

function mayDo(record: ClearingRecord, { roles, staffName, pool }: Staff): ClearingAction[] {
  const { machine, apart = {} } = clearingKind
  return allowedActions(machine, record.state, ...roles).filter(
    (action) =>
      !notHere.includes(action) &&
      regionOfStep(action, record) === pool &&
      !record.steps.some((step) => step.actor === staffName && apart[action]?.includes(step.action) === true),
  )
}
