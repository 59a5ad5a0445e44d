/** A payment of an employer by its bank reference: read, checked against what we know, taken, given back. */
import { formatYuan, parseDay, parseYuan } from '@yidi/rules'
import { problem } from '@yidi/contracts'
import type { EmployerPaymentForm } from '@yidi/contracts'
import type { Kysely } from 'kysely'
import type { Release } from '@yidi/rules'
import { receiveContribution } from '../../money/ledger/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import { coverBill, settleBills, spread } from './cover.ts'
import { feeFor } from './late.ts'
import { getBill, listPayments, lockEmployer, lockPayments, restFen } from './rows.ts'
import type { BillRow } from './rows.ts'
import { note } from './working.ts'
import type { Working } from './working.ts'

/** A payment that may be taken, with the bill that it names and what we reckon. */
interface CheckedPayment {
  reference: string
  bill: BillRow
  amountFen: number
  lateFeeFen: number
  /** Null where no day due is entered. */
  ourLateFeeFen: number | null
  paidOn: string
  /** What is not as we reckon it, in Chinese; such a payment is taken all the same, for the money is there. */
  differences: string[]
}

interface Checking {
  kysely: Kysely<Tables>
  clock: Clock
  release: Release
  pool: string
}

/** Checks a payment. Throws the `contribution-payment-…` refusals and `declaration-not-found`, `declaration-over`. */
export async function checkPayment(checking: Checking, form: EmployerPaymentForm): Promise<CheckedPayment> {
  const { kysely, clock, release, pool } = checking
  const reference = form.reference.trim()
  const { amountFen, lateFeeFen } = readAmounts(reference, form)
  const paidOn = readDay(clock, reference, form.paidOn)
  const known = await kysely
    .selectFrom('employer_payment')
    .selectAll()
    .where('pool', '=', pool)
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (known !== undefined)
    throw problem('contribution-payment-known', { reference, day: known.paid_on, employer: known.employer })
  const employer = await kysely
    .selectFrom('employer')
    .select('pool')
    .where('code', '=', form.employer)
    .executeTakeFirst()
  if (employer?.pool !== pool)
    throw problem('contribution-payment-unknown-employer', { reference, employer: form.employer })
  const bill = await getBill(kysely, form.declarationId)
  requireSame(reference, form, bill)
  const principalFen = Math.min(amountFen, restFen(bill))
  const ourLateFeeFen =
    bill.due_on === null
      ? null
      : feeFor(release, pool, { amountFen: principalFen, dueOn: bill.due_on, paidOn }).lateFeeFen
  const checked = { reference, bill, amountFen, lateFeeFen, ourLateFeeFen, paidOn }
  return { ...checked, differences: differencesOf(checked) }
}

function readAmounts(
  reference: string,
  { amount, lateFee }: EmployerPaymentForm,
): { amountFen: number; lateFeeFen: number } {
  const read = (what: string, text: string, least: number): number => {
    const amountFen = parseYuan(text.replaceAll(',', '').trim())
    if (amountFen < least) throw problem('contribution-payment-amount', { reference, what, amount: text.slice(0, 20) })
    return amountFen
  }
  return { amountFen: read('本金', amount, 1), lateFeeFen: read('滞纳金', lateFee.trim() === '' ? '0' : lateFee, 0) }
}

const earliest = '1990-01-01'

function readDay(clock: Clock, reference: string, day: string): string {
  const today = clock.today()
  if (parseDay(day) < 0 || day < earliest || day > today)
    throw problem('contribution-payment-day', { reference, day: day.slice(0, 20), earliest, today })
  return day
}

function requireSame(reference: string, form: EmployerPaymentForm, bill: BillRow): void {
  const declaration = bill.declaration_id
  if (bill.employer !== form.employer)
    throw problem('contribution-payment-employer', {
      reference,
      employer: form.employer,
      declaration,
      other: bill.employer,
    })
  if (bill.month !== form.month)
    throw problem('contribution-payment-month', { reference, month: form.month, declaration, other: bill.month })
  if (bill.state === 'withdrawn') throw problem('declaration-over', { declaration, by: bill.withdrawn_by ?? '' })
}

function differencesOf({ bill, amountFen, lateFeeFen, ourLateFeeFen }: Omit<CheckedPayment, 'differences'>): string[] {
  const rest = restFen(bill)
  const fee = feeDifference(lateFeeFen, ourLateFeeFen)
  return [
    ...(fee === null ? [] : [fee]),
    ...(amountFen < rest ? [`缴了一部分，账单还差 ${formatYuan(rest - amountFen)} 元。`] : []),
    ...(amountFen > rest ? [`多缴 ${formatYuan(amountFen - rest)} 元，转到以后的账单。`] : []),
  ]
}

/** What is said where the late fee that was taken is not ours. */
export function feeDifference(theirsFen: number, oursFen: number | null): string | null {
  if (oursFen === null)
    return theirsFen === 0 ? null : `税务收滞纳金 ${formatYuan(theirsFen)} 元；应缴日没有录入，我们算不出来。`
  if (theirsFen === oursFen) return null
  return `滞纳金税务收 ${formatYuan(theirsFen)} 元，按规定算是 ${formatYuan(oursFen)} 元，请和税务部门核对。`
}

/** Takes a payment that was checked: into the books, over the bill it names, and what is left over others. */
export async function takePayment(working: Working, checked: CheckedPayment, controlSum: string | null): Promise<void> {
  const { transaction, clock, by } = working
  const { reference, amountFen, lateFeeFen, ourLateFeeFen, paidOn } = checked
  const { pool, employer, declaration_id } = checked.bill
  await lockEmployer(transaction, employer)
  await transaction
    .insertInto('employer_payment')
    .values({
      pool,
      reference,
      employer,
      declaration_id,
      amount_fen: amountFen,
      late_fee_fen: lateFeeFen,
      our_late_fee_fen: ourLateFeeFen,
      paid_on: paidOn,
      control_sum: controlSum,
      recorded_at: clock.now(),
      recorded_by: by.name,
    })
    .execute()
  const booked = { book: pool, employer, sourceId: reference, bookedDay: paidOn }
  await transaction
    .insertInto('office_posting')
    .values(receiveContribution(booked, amountFen + lateFeeFen))
    .execute()
  const bill = await getBill(transaction, declaration_id)
  const principalFen = Math.min(amountFen, restFen(bill))
  await coverBill(working, { pool, reference }, bill, { principalFen, lateFeeFen, bookedDay: paidOn })
  const touched = await spread(working, employer)
  await settleBills(working, [declaration_id, ...touched], paidOn)
  await note(working, 'contribution.payment', reference, {
    employer,
    declaration: declaration_id,
    amountFen,
    lateFeeFen,
  })
}

/** What came back: everything of the payment is taken back by opposites. Throws the `contribution-payment-…` refusals. */
export async function returnPayment(working: Working, pool: string, reference: string, day: string): Promise<void> {
  const { transaction, clock, by } = working
  await lockPayments(transaction, pool)
  const found = (await listPayments(transaction, { pool, reference }))[0]
  if (found === undefined) throw problem('contribution-payment-not-found', { reference: reference.slice(0, 60) })
  await lockEmployer(transaction, found.employer)
  const payment = (await listPayments(transaction, { pool, reference }))[0]!
  if (payment.returned_on !== null)
    throw problem('contribution-payment-returned', { reference, day: payment.returned_on })
  const today = clock.today()
  if (parseDay(day) < 0 || day < payment.paid_on || day > today)
    throw problem('contribution-payment-return-day', { day: day.slice(0, 20), from: payment.paid_on, today })
  const touched = await takeBack(working, payment, day)
  const { employer } = payment
  const totalFen = payment.amount_fen + payment.late_fee_fen
  const booked = { book: pool, employer, sourceId: reference, bookedDay: day }
  await transaction.insertInto('office_posting').values(receiveContribution(booked, -totalFen)).execute()
  await transaction
    .updateTable('employer_payment')
    .set({ returned_on: day, returned_by: by.name })
    .where('pool', '=', pool)
    .where('reference', '=', reference)
    .execute()
  touched.push(...(await spread(working, employer)))
  await settleBills(working, touched, day)
  await note(working, 'contribution.payment-returned', reference, { employer, day, totalFen })
}

/** Takes back what a payment covers; the bills that it covered. */
async function takeBack(
  working: Working,
  payment: { pool: string; reference: string },
  day: string,
): Promise<string[]> {
  const { pool, reference } = payment
  const covers = await working.transaction
    .selectFrom('employer_allocation')
    .select(['declaration_id', 'principal_fen', 'late_fee_fen'])
    .where('pool', '=', pool)
    .where('reference', '=', reference)
    .orderBy('allocation_no')
    .execute()
  for (const cover of covers) {
    const bill = await getBill(working.transaction, cover.declaration_id)
    const back = { principalFen: -cover.principal_fen, lateFeeFen: -cover.late_fee_fen, bookedDay: day }
    await coverBill(working, payment, bill, back)
  }
  return covers.map(({ declaration_id }) => declaration_id)
}
