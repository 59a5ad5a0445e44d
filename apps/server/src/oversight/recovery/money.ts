/** What comes in of an order: by the bank, or off what an institution is owed; given back; written off by two. */
import { problem, reclaimActions } from '@yidi/contracts'
import type { ReclaimGiveBackForm, ReclaimReceiveForm } from '@yidi/contracts'
import { offsetReclaim, receiveReclaim, sourceOf, writeOffReclaim } from '../../money/ledger/index.ts'
import { takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import reclaim from './kind.ts'
import {
  actingAs,
  byFund,
  lockOrder,
  lockPool,
  openFen,
  readAmount,
  readBankDay,
  readWords,
  requireOwed,
  takeLastFirst,
} from './working.ts'
import type { OrderRow, ReclaimRecord, ReclaimWorking } from './working.ts'

interface Coming {
  amountFen: number
  reference: string
  day: string
}

/**
 * Money came in at the bank, whole or in parts. Throws `reclaim-above-owed`, `reclaim-reference-known`, `reclaim-amount-not-valid`,
 * `reclaim-day-not-valid`, `reclaim-words-missing`, `office-step-not-allowed`.
 */
export async function receiveMoney(working: ReclaimWorking, orderId: string, form: ReclaimReceiveForm): Promise<void> {
  await lockPool(working)
  const { record, order } = await lockOrder(working, orderId)
  const amountFen = readAmount(form.amount)
  const day = readBankDay(form.day, working.clock.today())
  const reference = readWords(form.reference, '银行流水号')
  await takeIn(working, record, order, 'receive', { amountFen, reference, day })
}

/**
 * It is set off against what this pool owes the institution itself: the next application of a month pays so much less. Throws
 * `reclaim-offset-not-here` too.
 */
export async function offsetMoney(working: ReclaimWorking, orderId: string, amount: string): Promise<void> {
  await lockPool(working)
  const { record, order } = await lockOrder(working, orderId)
  if (!(await paysHere(working.transaction, order))) throw problem('reclaim-offset-not-here', { debtor: order.debtor })
  const no = await nextReceipt(working, orderId)
  const reference = sourceOf(orderId, 'offset', String(no))
  const amountFen = readAmount(amount)
  await takeIn(working, record, order, 'offset', { amountFen, reference, day: working.clock.today() })
}

/** Whether an order is against an institution that this pool pays by itself. */
export async function paysHere(
  db: Pick<ReclaimWorking['transaction'], 'selectFrom'>,
  { debtor_kind, debtor, pool }: OrderRow,
): Promise<boolean> {
  if (debtor_kind !== 'institution') return false
  const found = await db.selectFrom('institution').select('place').where('code', '=', debtor).executeTakeFirst()
  return found?.place === pool
}

async function nextReceipt({ transaction }: ReclaimWorking, orderId: string): Promise<number> {
  const rows = await transaction
    .selectFrom('reclaim_receipt')
    .select('receipt_no')
    .where('order_id', '=', orderId)
    .execute()
  return rows.length + 1
}

async function takeIn(
  working: ReclaimWorking,
  record: ReclaimRecord,
  order: OrderRow,
  action: 'receive' | 'offset',
  { amountFen, reference, day }: Coming,
): Promise<void> {
  const { transaction, staff } = working
  const { order_id: orderId, pool, debtor } = order
  const receipt = await nextReceipt(working, orderId)
  const move = { action, by: actingAs(staff, 'finance'), detail: { receipt, amountFen, reference, day } }
  const isAll = amountFen === openFen(order)
  const moves = isAll ? [move, { action: 'settle', by: theProgram } as const] : [move]
  await takeOfficeSteps(working, reclaim, record, moves, isAll ? null : order.limit_day)
  requireOwed(order, amountFen)
  await requireNewReference(working, order, reference)
  const byBank = action === 'receive'
  await transaction
    .insertInto('reclaim_receipt')
    .values({
      ...{ order_id: orderId, receipt_no: receipt, pool, way: byBank ? 'bank' : 'offset', reference },
      ...{ amount_fen: amountFen, booked_day: day },
    })
    .execute()
  await setReceived(working, order, order.received_fen + amountFen)
  const sourceId = sourceOf(orderId, 'receipt', String(receipt))
  const reclaimed = { sourceId, pool, about: debtor, bookedDay: day }
  const posting = byBank ? receiveReclaim(reclaimed, amountFen) : offsetReclaim(reclaimed, amountFen)
  await transaction.insertInto('office_posting').values(posting).execute()
  if (!byBank) await carry(working, order, sourceId, -amountFen)
}

/** The next application of the institution takes it. */
const carry = (
  { transaction }: ReclaimWorking,
  { pool, debtor }: OrderRow,
  sourceId: string,
  amountFen: number,
): Promise<unknown> =>
  transaction
    .insertInto('monthly_carry')
    .values({ region: pool, institution: debtor, amount_fen: amountFen, source_id: sourceId })
    .execute()

const setReceived = ({ transaction }: ReclaimWorking, { order_id }: OrderRow, fen: number): Promise<unknown> =>
  transaction.updateTable('reclaim_order').set({ received_fen: fen }).where('order_id', '=', order_id).execute()

async function requireNewReference(
  { transaction }: ReclaimWorking,
  { pool }: OrderRow,
  reference: string,
): Promise<void> {
  const known = await transaction
    .selectFrom('reclaim_receipt')
    .select('order_id')
    .where('pool', '=', pool)
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (known !== undefined) throw problem('reclaim-reference-known', { reference, order: known.order_id })
}

/** Gives back what was received: the exact opposite, and it is owed again. Throws `reclaim-receipt-not-found`. */
export async function giveBack(
  working: ReclaimWorking,
  orderId: string,
  { receipt: no, words: said, day: given }: ReclaimGiveBackForm,
): Promise<void> {
  const { transaction, staff, clock } = working
  const { record, order } = await lockOrder(working, orderId)
  const words = readWords(said, reclaimActions['give-back'])
  const day = readBankDay(given, clock.today())
  const receipt = await transaction
    .selectFrom('reclaim_receipt')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('receipt_no', '=', no)
    .where('given_back_on', 'is', null)
    .executeTakeFirst()
  if (receipt === undefined) throw problem('reclaim-receipt-not-found', { order: orderId, number: no })
  const amountFen = receipt.amount_fen
  await takeOfficeSteps(
    working,
    reclaim,
    record,
    [{ action: 'give-back', by: actingAs(staff, 'finance'), detail: { receipt: no, amountFen, words, day } }],
    order.limit_day,
  )
  await transaction
    .updateTable('reclaim_receipt')
    .set({ given_back_on: day })
    .where('order_id', '=', orderId)
    .where('receipt_no', '=', no)
    .execute()
  await setReceived(working, order, order.received_fen - amountFen)
  const sourceId = sourceOf(orderId, 'given-back', String(no))
  const reclaimed = { sourceId, pool: order.pool, about: order.debtor, bookedDay: day }
  const byBank = receipt.way === 'bank'
  const posting = byBank ? receiveReclaim(reclaimed, amountFen, true) : offsetReclaim(reclaimed, amountFen, true)
  await transaction.insertInto('office_posting').values(posting).execute()
  // What an application has taken meanwhile is paid with the next; what none has taken comes to nought with this.
  if (!byBank) await carry(working, order, sourceId, amountFen)
}

/** Asks that what is left be written off, or keeps it. Throws `reclaim-words-missing`, `office-step-not-allowed`. */
export async function stepWriteOff(
  working: ReclaimWorking,
  orderId: string,
  action: 'ask-write-off' | 'keep',
  said: string,
): Promise<void> {
  const { record, order } = await lockOrder(working, orderId)
  const words = readWords(said, reclaimActions[action])
  const move = { action, by: actingAs(working.staff, 'finance'), detail: { words, amountFen: openFen(order) } }
  await takeOfficeSteps(working, reclaim, record, [move], order.limit_day)
}

/**
 * Another writes off what is left: the funds bear it. `back`: it is owed again, to the fen. Throws `office-step-own`,
 * `office-step-not-allowed`, `reclaim-words-missing`.
 */
export async function writeOff(working: ReclaimWorking, orderId: string, said: string, back: boolean): Promise<void> {
  const { transaction, staff, clock } = working
  const { record, order } = await lockOrder(working, orderId)
  const action = back ? 'reopen' : 'write-off'
  const words = readWords(said, reclaimActions[action])
  const amountFen = back ? order.written_off_fen : openFen(order)
  const move = { action, by: actingAs(staff, 'finance'), detail: { words, amountFen } } as const
  await takeOfficeSteps(working, reclaim, record, [move], back ? order.limit_day : null)
  const lines = await transaction
    .selectFrom('reclaim_line')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('line_no')
    .execute()
  const funds = takeLastFirst(byFund(lines.map(({ fund, amount_fen }) => ({ fund, fen: amount_fen }))), amountFen)
  if (funds === undefined) throw new RangeError(`${orderId} owes more than its lines say`)
  await transaction
    .updateTable('reclaim_order')
    .set({ written_off_fen: back ? 0 : amountFen })
    .where('order_id', '=', orderId)
    .execute()
  const sourceId = sourceOf(orderId, action, String(record.steps.length + 1))
  const reclaimed = { sourceId, pool: order.pool, about: order.debtor, bookedDay: clock.today() }
  await transaction
    .insertInto('office_posting')
    .values(writeOffReclaim(reclaimed, funds, back))
    .execute()
}
