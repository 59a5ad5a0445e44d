/** Orders as the desk and whoever owes see them. */
import { allowedActions, reclaimActions, reclaimArticles, reclaimMachine, reclaimStates } from '@yidi/contracts'
import type {
  DebtorKind,
  OwnReclaimsMessage,
  ReclaimListMessage,
  ReclaimMessage,
  ReclaimState,
  Staff,
} from '@yidi/contracts'
import { FUNDS, formatYuan } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import { caseOf, reasonOf } from '../cases/index.ts'
import { decidesRecovery } from './decided.ts'
import reclaim from './kind.ts'
import { paysHere } from './money.ts'
import { openFen, orderOf } from './working.ts'
import type { OrderRow, ReclaimRecord } from './working.ts'

type Deps = Pick<RecordsDeps, 'database' | 'clock'>
type Shown = OrderRow & { state: string; title: string }
const shown = 500

/** The orders of a pool, or of everywhere, the latest first. */
export async function listReclaims(deps: Deps, { pool, roles }: Staff): Promise<ReclaimListMessage> {
  let query = ordersOf(deps)
  if (pool !== null) query = query.where('o.pool', '=', pool)
  const rows = await query.execute()
  const names = await namesOf(deps, rows)
  return {
    orders: rows.map((row) => summaryOf(deps, row, names)),
    open: formatYuan(rows.reduce((sum, row) => sum + openFen(row), 0)),
    mayOrder: pool !== null && roles.includes('inspecting'),
  }
}

/** The orders against one that owes. */
export async function reclaimsOf(deps: Deps, kind: DebtorKind, debtor: string): Promise<ReclaimListMessage> {
  const rows = await ordersOf(deps).where('o.debtor_kind', '=', kind).where('o.debtor', '=', debtor).execute()
  const names = await namesOf(deps, rows)
  const open = formatYuan(rows.reduce((sum, row) => sum + openFen(row), 0))
  return { orders: rows.map((row) => summaryOf(deps, row, names)), open, mayOrder: false }
}

const ordersOf = ({ database: { kysely } }: Deps) =>
  kysely
    .selectFrom('reclaim_order as o')
    .innerJoin('office_record as r', 'r.record_id', 'o.order_id')
    .selectAll('o')
    .select(['r.state', 'r.title'])
    .orderBy('r.record_no', 'desc')
    .limit(shown)

/** What institutions and employers are called, by code. */
async function namesOf({ database: { kysely } }: Deps, rows: readonly OrderRow[]): Promise<Map<string, string>> {
  const codes = (kind: OrderRow['debtor_kind']) => [
    ...new Set(rows.filter(({ debtor_kind }) => debtor_kind === kind).map(({ debtor }) => debtor)),
  ]
  const named = await Promise.all(
    (['institution', 'employer'] as const).map((table) => {
      const asked = codes(table)
      if (asked.length === 0) return []
      return kysely.selectFrom(table).select(['code', 'name']).where('code', 'in', asked).execute()
    }),
  )
  return new Map(named.flat().map(({ code, name }) => [code, name]))
}

function summaryOf(
  { clock }: Deps,
  row: Shown,
  names: ReadonlyMap<string, string>,
): ReclaimListMessage['orders'][number] {
  const state = row.state as ReclaimState
  const open = openFen(row)
  return {
    ...{ orderId: row.order_id, title: row.title, caseId: row.case_id },
    ...{ debtorKind: row.debtor_kind, debtor: row.debtor, debtorName: names.get(row.debtor) ?? row.debtor },
    ...{ state, stateTitle: reclaimStates[state].title },
    ...{ amount: formatYuan(row.amount_fen), received: formatYuan(row.received_fen) },
    ...{ writtenOff: formatYuan(row.written_off_fen), open: formatYuan(open) },
    ...{ limitDay: row.limit_day, overdue: open > 0 && row.limit_day < clock.today() },
  }
}

/** One order, whole. Throws `office-record-not-found`. */
export async function showReclaim(deps: Deps, staff: Staff, orderId: string): Promise<ReclaimMessage> {
  const { kysely } = deps.database
  const record = await findOfficeRecord(kysely, reclaim, orderId)
  const order = await kysely
    .selectFrom('reclaim_order')
    .selectAll()
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  const own = staff.pool === order.pool
  return {
    ...summaryOf(deps, { ...order, state: record.state, title: record.title }, await namesOf(deps, [order])),
    document: order.document,
    articles: reclaimArticles[order.debtor_kind],
    caseStands: decidesRecovery(await caseOf(deps.database, order.case_id)),
    lines: await linesOf(deps, orderId),
    receipts: await receiptsOf(deps, orderId),
    steps: stepsOf(record),
    allowed: own ? allowedTo(record, staff) : [],
    mayOffset: await paysHere(kysely, order),
  }
}

async function receiptsOf({ database: { kysely } }: Deps, orderId: string): Promise<ReclaimMessage['receipts']> {
  const receipts = await kysely
    .selectFrom('reclaim_receipt')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('receipt_no')
    .execute()
  return receipts.map(({ receipt_no, way, reference, amount_fen, booked_day, given_back_on }) => ({
    ...{ receipt: receipt_no, wayTitle: way === 'bank' ? '银行到账' : '从应付款抵扣', reference },
    ...{ amount: formatYuan(amount_fen), day: booked_day, givenBackOn: given_back_on },
  }))
}

/** What one who owes is shown of the orders against it: why, of which settlements, what came in. */
export async function ownReclaims(deps: Deps, kind: DebtorKind, debtor: string): Promise<OwnReclaimsMessage> {
  const { orders, open } = await reclaimsOf(deps, kind, debtor)
  const shownOrders: OwnReclaimsMessage['orders'] = []
  for (const summary of orders) {
    const { orderId, caseId } = summary
    const { document } = await orderOf(deps.database.kysely, orderId)
    shownOrders.push({
      ...{ ...summary, document, articles: reclaimArticles[kind] },
      reason: await reasonOf(deps.database, caseId),
      settlements: await settlementsOf(deps, orderId),
      receipts: (await receiptsOf(deps, orderId)).map(({ amount, day, wayTitle, givenBackOn }) => ({
        ...{ amount, day, wayTitle, givenBackOn },
      })),
    })
  }
  return { orders: shownOrders, open }
}

/** The settlements of an order with where they were and how much of each is taken back. */
async function settlementsOf(
  { database: { kysely } }: Deps,
  orderId: string,
): Promise<OwnReclaimsMessage['orders'][number]['settlements']> {
  const lines = await kysely
    .selectFrom('reclaim_line')
    .select(['person_no', 'settlement_id', 'amount_fen'])
    .where('order_id', '=', orderId)
    .orderBy('line_no')
    .execute()
  const byId = Map.groupBy(lines, ({ settlement_id }) => settlement_id)
  const shownSettlements = []
  for (const [settlementId, parts] of byId) {
    const found = await kysely
      .selectFrom('settlement')
      .select('institution')
      .where('person_no', '=', parts[0]!.person_no)
      .where('settlement_id', '=', settlementId)
      .executeTakeFirst()
    const code = found?.institution ?? ''
    const named = await kysely.selectFrom('institution').select('name').where('code', '=', code).executeTakeFirst()
    const amountFen = parts.reduce((sum, { amount_fen }) => sum + amount_fen, 0)
    shownSettlements.push({ settlementId, institutionName: named?.name ?? code, amount: formatYuan(amountFen) })
  }
  return shownSettlements
}

/** What somebody may do now; not what wants another than whoever took the step before. */
function allowedTo({ state, steps }: ReclaimRecord, { roles, staffName }: Staff) {
  const by = (action: string) => steps.findLast((step) => step.action === action)?.actor
  return allowedActions(reclaimMachine, state, ...roles).filter(
    (action) =>
      !(action === 'write-off' && by('ask-write-off') === staffName) &&
      !(action === 'cancel' && by('order') === staffName),
  )
}

const stepsOf = ({ steps }: ReclaimRecord): ReclaimMessage['steps'] =>
  steps.map(({ action, actor, at, detail }) => ({
    ...{ title: reclaimActions[action], by: actor, at: at.toISOString() },
    words: [detail['words'], detail['document'], detail['reference']].find((word) => typeof word === 'string') ?? null,
    amount: typeof detail['amountFen'] === 'number' ? formatYuan(detail['amountFen']) : null,
  }))

async function linesOf({ database: { kysely } }: Deps, orderId: string): Promise<ReclaimMessage['lines']> {
  const lines = await kysely
    .selectFrom('reclaim_line')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('line_no')
    .execute()
  const shownLines: ReclaimMessage['lines'] = []
  for (const { person_no, settlement_id, fund, amount_fen } of lines) {
    const rows = await kysely
      .selectFrom('settlement')
      .select(['kind', 'visit_id'])
      .where('person_no', '=', person_no)
      .where((where) => where.or([where('settlement_id', '=', settlement_id), where('cancels', '=', settlement_id)]))
      .execute()
    shownLines.push({
      ...{ personNo: person_no, settlementId: settlement_id, visitId: rows[0]?.visit_id ?? null },
      ...{ fundTitle: FUNDS[fund].title, amount: formatYuan(amount_fen) },
      undone: rows.some(({ kind }) => kind === 'cancellation'),
    })
  }
  return shownLines
}
