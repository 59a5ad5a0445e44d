/**
 * What finance does with a batch. Each works inside the transaction of its command, with the batch locked, and only notes what
 * is to be asked of the records; `carryOut` asks them afterwards.
 */
import { allowedInBatch, paymentBatchActions, paymentBatchStates, paymentItemStates, problem } from '@yidi/contracts'
import type { PaymentBatchAction, PaymentItemState, PaymentReturn, Staff } from '@yidi/contracts'
import type { Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import { shanghaiDay } from '../../platform/clock/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { Database, Tables } from '../../platform/storage/index.ts'
import { getBatch, heldStates, isInside, itemsOf, unfinishedStates } from './batch.ts'
import type { BatchRow, ItemRow } from './batch.ts'
import { controlSumOf } from './file.ts'
import { sealPayee } from './payee.ts'
import type { KindOrder } from './waiting.ts'

/** What a command works in: its transaction, the ciphers and the clock, and who gives it. */
export interface Working {
  transaction: Transaction<Tables>
  ciphers: Database['ciphers']
  clock: Clock
  staff: Staff
}

/** A batch that this member of staff may do this with, locked, and its items. */
async function openBatch(
  { transaction, staff }: Working,
  batchId: string,
  action: PaymentBatchAction,
): Promise<{ batch: BatchRow; items: ItemRow[] }> {
  const batch = await getBatch(transaction, batchId, staff.pool, true)
  if (!allowedInBatch[batch.state].includes(action)) throw refusalOf(batch, action)
  return { batch, items: await itemsOf(transaction, batchId) }
}

/** Why a batch does not allow an action in its state. */
export function refusalOf({ batch_id: batch, state, confirmed_by }: BatchRow, action: PaymentBatchAction) {
  const words = { batch, action: paymentBatchActions[action] }
  if (state === 'drawn') return problem('payment-batch-not-confirmed', words)
  if (state === 'confirmed') return problem('payment-batch-confirmed', { ...words, by: confirmed_by ?? '' })
  return problem('payment-batch-over', { ...words, state: paymentBatchStates[state].title })
}

/** Throws `payment-batch-busy` while something that was asked is not done: what is to be paid is not yet known. */
function requireFinished(batch: BatchRow, items: readonly ItemRow[]): void {
  const count = items.filter(({ state }) => unfinishedStates.includes(state)).length
  if (count > 0) throw problem('payment-batch-busy', { batch: batch.batch_id, count })
}

const note = (working: Working, action: string, batchId: string, detail: Record<string, unknown>): Promise<void> =>
  recordOfficeAuditIn(
    working.transaction,
    working.ciphers,
    { actorKind: 'staff', actor: working.staff.staffName, action, subjectId: batchId, detail },
    working.clock.now(),
  )

/** Draws a batch of orders. Throws `payment-order-taken` where another batch, perhaps of this moment, holds one of them. */
export async function drawBatch(working: Working, orders: readonly KindOrder[]): Promise<string> {
  const { transaction, ciphers, clock, staff } = working
  const pool = staff.pool!
  const batchId = newRecordId('F', pool, clock.today())
  await transaction
    .insertInto('payment_batch')
    .values({ batch_id: batchId, pool, state: 'drawn', drawn_at: clock.now(), drawn_by: staff.staffName })
    .execute()
  // Of two commands that take the same records at once the second waits here until the first has ended.
  const made = await transaction
    .insertInto('payment_item')
    .values(
      orders.map((order, index) => ({
        batch_id: batchId,
        item_no: index + 1,
        kind: order.kind,
        subject_id: order.subjectId,
        person_no: order.personNo,
        amount_fen: order.amountFen,
        payee_cipher: sealPayee(ciphers, batchId, index + 1, order),
        purpose: order.purpose,
        state: 'taking' as const,
        asked_by: staff.staffName,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject_id')
    .execute()
  const missed = orders.find(({ subjectId }) => !made.some(({ subject_id }) => subject_id === subjectId))
  if (missed !== undefined) throw await takenBy(transaction, missed.subjectId)
  await note(working, 'payment.draw', batchId, { subjects: orders.map(({ subjectId }) => subjectId) })
  return batchId
}

async function takenBy(transaction: Transaction<Tables>, subject: string) {
  const holder = await transaction
    .selectFrom('payment_item')
    .select('batch_id')
    .where('subject_id', '=', subject)
    .where('state', 'in', heldStates)
    .executeTakeFirst()
  return problem('payment-order-taken', { subject, batch: holder?.batch_id ?? '' })
}

/** Confirms a batch; from now on what is in its file stands. Throws `payment-own-batch` for whoever drew it. */
export async function confirmBatch(working: Working, batchId: string): Promise<void> {
  const { batch, items } = await openBatch(working, batchId, 'confirm')
  const { transaction, ciphers, clock, staff } = working
  if (batch.drawn_by === staff.staffName) throw problem('payment-own-batch', { batch: batchId })
  requireFinished(batch, items)
  const inside = items.filter(isInside)
  const controlSum = controlSumOf(ciphers, inside)
  await transaction
    .updateTable('payment_batch')
    .set({ state: 'confirmed', confirmed_at: clock.now(), confirmed_by: staff.staffName, control_sum: controlSum })
    .where('batch_id', '=', batchId)
    .execute()
  const totalFen = inside.reduce((sum, { amount_fen }) => sum + amount_fen, 0)
  await note(working, 'payment.confirm', batchId, { count: inside.length, totalFen, controlSum })
}

/** Drops a batch that is not confirmed: its records are free again. */
export async function dropBatch(working: Working, batchId: string): Promise<void> {
  const { batch, items } = await openBatch(working, batchId, 'drop')
  requireFinished(batch, items)
  await letGo(
    working,
    items.filter(({ state }) => state === 'open'),
  )
  await note(working, 'payment.drop', batchId, {})
}

/** Takes one item out of a batch that is not confirmed. */
export async function removeItem(working: Working, batchId: string, number: number): Promise<void> {
  const { items } = await openBatch(working, batchId, 'remove')
  const item = getItem(items, batchId, number, ['open'])
  await letGo(working, [item])
  await note(working, 'payment.remove', batchId, { number, subject: item.subject_id })
}

async function letGo(working: Working, items: readonly ItemRow[]): Promise<void> {
  for (const item of items) await askFor(working, item, { state: 'letting-go' })
}

/** An item in one of these states. Throws `payment-item-not-found`, `payment-item-settled`. */
function getItem(
  items: readonly ItemRow[],
  batch: string,
  number: number,
  states: readonly PaymentItemState[],
): ItemRow {
  const item = items.find(({ item_no }) => item_no === number)
  if (item === undefined) throw problem('payment-item-not-found', { batch, number })
  if (!states.includes(item.state))
    throw problem('payment-item-settled', { batch, number, state: paymentItemStates[item.state].title })
  return item
}

async function askFor(
  { transaction, staff }: Working,
  { batch_id, item_no }: ItemRow,
  asked: Partial<Pick<ItemRow, 'booked_day' | 'paid_day' | 'reason' | 'words'>> & Pick<ItemRow, 'state'>,
): Promise<void> {
  await transaction
    .updateTable('payment_item')
    .set({ ...asked, asked_by: staff.staffName })
    .where('batch_id', '=', batch_id)
    .where('item_no', '=', item_no)
    .execute()
}

/** What the bank said of one item. */
export type BankResult = { no: number } & (
  { result: 'paid' } | { result: 'returned'; reason: PaymentReturn; words: string | null }
)

/** What is marked in a batch, of what is in it. */
type TellsResults = (
  batch: BatchRow,
  items: readonly ItemRow[],
) => readonly BankResult[] | Promise<readonly BankResult[]>

/** Everything that has no result yet, as paid. */
export const allPaid: TellsResults = (_batch, items) =>
  items.filter(({ state }) => state === 'open').map(({ item_no: no }) => ({ no, result: 'paid' }))

/** What a press or a file about results is allowed as, and how it stands in the audit. */
interface Marking {
  /** `bounce` where something that was paid may be sent back by it. */
  as: Extract<PaymentBatchAction, 'mark' | 'bounce'>
  /** Name of the command in the audit. */
  audited: string
  /** What has this result already is left alone. */
  again?: boolean
}

/**
 * Marks items as the bank paid or returned them on a day; what was paid may come back later. Throws `payment-day-not-valid`,
 * `payment-item-…`, or what `results` throws; then none is marked.
 */
export async function markItems(
  working: Working,
  batchId: string,
  day: string,
  results: TellsResults,
  { as, audited, again = false }: Marking,
): Promise<void> {
  const { batch, items } = await openBatch(working, batchId, as)
  requireBankDay(working, day, shanghaiDay(batch.confirmed_at!))
  const told = (await results(batch, items)).filter(
    ({ no, result }) => !again || !items.some(({ item_no, state }) => item_no === no && state === result),
  )
  for (const one of told) await askResult(working, items, batchId, day, one)
  const numbers = (wanted: BankResult['result']) => told.flatMap(({ no, result }) => (result === wanted ? [no] : []))
  await note(working, audited, batchId, { day, paid: numbers('paid'), returned: numbers('returned') })
}

/** Notes what is to be asked of the record of one item. */
async function askResult(
  working: Working,
  items: readonly ItemRow[],
  batchId: string,
  day: string,
  told: BankResult,
): Promise<void> {
  if (told.result === 'paid') {
    const item = getItem(items, batchId, told.no, ['open'])
    return askFor(working, item, { state: 'paying', booked_day: day })
  }
  const item = getItem(items, batchId, told.no, ['open', 'paid'])
  const { reason, words } = told
  if (item.state === 'open') return askFor(working, item, { state: 'returning', booked_day: day, reason, words })
  requireBankDay(working, day, item.booked_day!)
  return askFor(working, item, { state: 'bouncing', booked_day: day, paid_day: item.booked_day, reason, words })
}

/** A day of the bank's between `from` and today. Throws `payment-day-not-valid`. */
function requireBankDay({ clock }: Working, day: string, from: string): void {
  const today = clock.today()
  if (!isDay(day) || day < from || day > today) throw problem('payment-day-not-valid', { day, from, today })
}

/** A day of the calendar, not only something that looks like one. */
const isDay = (day: string): boolean => {
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
}
