/** A batch and its items as they lie in the tables, and as pages show them. */
import { formatYuan } from '@yidi/rules'
import { allowedInBatch, paymentBatchStates, paymentItemStates, paymentReturns, problem } from '@yidi/contracts'
import type {
  PaymentBatchLine,
  PaymentBatchMessage,
  PaymentItemMessage,
  PaymentItemState,
  Staff,
} from '@yidi/contracts'
import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { Database, PaymentBatchTable, PaymentItemTable, Tables } from '../../platform/storage/index.ts'
import { maskPayee, openPayee } from './payee.ts'
import type { PaymentDeps } from './paying-kinds.ts'

export type BatchRow = Selectable<PaymentBatchTable>
export type ItemRow = Selectable<PaymentItemTable>

const statesWhere = (met: (state: (typeof paymentItemStates)[PaymentItemState]) => boolean): PaymentItemState[] =>
  (Object.keys(paymentItemStates) as PaymentItemState[]).filter((state) => met(paymentItemStates[state]))

/** States in which the record can be in no other batch. */
export const heldStates = statesWhere(({ held }) => held)
/** States of what was asked of the record and is not done yet. */
export const unfinishedStates = statesWhere((state) => 'then' in state)
/** An item that belongs to the batch no more, or never did. */
const outside: readonly PaymentItemState[] = ['left-out', 'let-go']
export const isInside = ({ state }: Pick<ItemRow, 'state'>): boolean => !outside.includes(state)

type Reads = Pick<Database, 'kysely'>

/**
 * A batch for staff of a pool, or of all where `pool` is null. Throws `payment-batch-not-found`, `payment-other-pool`.
 * `locked`: nobody else works on it until the transaction ends.
 */
export async function getBatch(
  kysely: Kysely<Tables>,
  batchId: string,
  pool: string | null,
  locked = false,
): Promise<BatchRow> {
  const query = kysely.selectFrom('payment_batch').selectAll().where('batch_id', '=', batchId)
  const batch = await (locked ? query.forUpdate() : query).executeTakeFirst()
  if (batch === undefined) throw problem('payment-batch-not-found', { batch: batchId })
  if (pool !== null && batch.pool !== pool) throw problem('payment-other-pool', { pool: batch.pool })
  return batch
}

/** Its items, in the order of their numbers. */
export const itemsOf = (kysely: Kysely<Tables>, batchId: string): Promise<ItemRow[]> =>
  kysely.selectFrom('payment_item').selectAll().where('batch_id', '=', batchId).orderBy('item_no').execute()

const mostBatches = 100

/** The latest batches of a pool, or of all. */
export async function listBatches({ kysely }: Reads, pool: string | null): Promise<PaymentBatchLine[]> {
  let query = kysely.selectFrom('payment_batch').selectAll()
  if (pool !== null) query = query.where('pool', '=', pool)
  const batches = await query.orderBy('drawn_at', 'desc').orderBy('batch_id').limit(mostBatches).execute()
  if (batches.length === 0) return []
  const sums = await kysely
    .selectFrom('payment_item')
    .select([
      'batch_id',
      'state',
      sql<number>`count(*)::int`.as('count'),
      sql<number>`sum(amount_fen)::bigint`.as('fen'),
    ])
    .where(
      'batch_id',
      'in',
      batches.map(({ batch_id }) => batch_id),
    )
    .groupBy(['batch_id', 'state'])
    .execute()
  return batches.map((batch) =>
    lineOf(
      batch,
      sums.filter(({ batch_id }) => batch_id === batch.batch_id),
    ),
  )
}

/** How many items of a batch are in a state, and what they come to. */
interface StateSum {
  state: PaymentItemState
  count: number
  fen: number
}

function lineOf(batch: BatchRow, sums: readonly StateSum[]): PaymentBatchLine {
  const inside = sums.filter(isInside)
  const fenOf = (some: readonly StateSum[]) => formatYuan(some.reduce((sum, { fen }) => sum + fen, 0))
  const countOf = (some: readonly StateSum[]) => some.reduce((sum, { count }) => sum + count, 0)
  return {
    batchId: batch.batch_id,
    pool: batch.pool,
    state: batch.state,
    stateTitle: paymentBatchStates[batch.state].title,
    drawnAt: batch.drawn_at.toISOString(),
    drawnBy: batch.drawn_by,
    confirmedAt: batch.confirmed_at?.toISOString() ?? null,
    confirmedBy: batch.confirmed_by,
    count: countOf(inside),
    total: fenOf(inside),
    open: countOf(inside.filter(({ state }) => paymentItemStates[state].held)),
    paid: fenOf(inside.filter(({ state }) => state === 'paid')),
    returned: fenOf(inside.filter(({ state }) => state === 'returned')),
  }
}

/** One batch as a member of staff sees it, with what this member may do with it now. */
export async function showBatch(
  { database, kinds }: Pick<PaymentDeps, 'database' | 'kinds'>,
  staff: Staff,
  batchId: string,
): Promise<PaymentBatchMessage> {
  const batch = await getBatch(database.kysely, batchId, staff.pool)
  const items = await itemsOf(database.kysely, batchId)
  return {
    ...lineOf(
      batch,
      items.map(({ state, amount_fen }) => ({ state, count: 1, fen: amount_fen })),
    ),
    controlSum: batch.control_sum,
    fileTakenAt: batch.file_taken_at?.toISOString() ?? null,
    items: items.map((item) => ({
      ...maskPayee(openPayee(database.ciphers, item)),
      ...itemShown(item),
      kindTitle: kinds.get(item.kind)?.title ?? item.kind,
    })),
    allowed: staff.roles.includes('finance')
      ? allowedInBatch[batch.state].filter((action) => action !== 'confirm' || batch.drawn_by !== staff.staffName)
      : [],
  }
}

function itemShown(item: ItemRow): Omit<PaymentItemMessage, 'holder' | 'bank' | 'account' | 'kindTitle'> {
  return {
    no: item.item_no,
    subjectId: item.subject_id,
    amount: formatYuan(item.amount_fen),
    purpose: item.purpose,
    state: item.state,
    stateTitle: paymentItemStates[item.state].title,
    day: item.booked_day,
    paidDay: item.paid_day,
    reason: item.reason,
    reasonTitle: item.reason === null ? null : paymentReturns[item.reason],
    words: item.words,
  }
}
