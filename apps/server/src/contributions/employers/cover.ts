/**
 * What of a payment covers which bill. It covers the bill that it names, what is left the oldest bill that is not covered, and what
 * is left then is carried over to the next. A bill whose principal is covered is paid: its members' months follow.
 */
import { bookContribution, splitPrincipal } from '../../money/ledger/index.ts'
import { shanghaiDay } from '../../platform/clock/index.ts'
import { carriedFen, getBill, listBills, listPayments, restFen, totalFen } from './rows.ts'
import type { BillRow, PaymentRow } from './rows.ts'
import type { Working } from './working.ts'

interface Cover {
  principalFen: number
  lateFeeFen: number
  bookedDay: string
}

/** Covers a part of a bill by a payment, or with amounts below nought takes that back; the bill as it was before. */
export async function coverBill(
  { transaction }: Working,
  payment: Pick<PaymentRow, 'pool' | 'reference'>,
  bill: BillRow,
  { principalFen, lateFeeFen, bookedDay }: Cover,
): Promise<void> {
  if (principalFen === 0 && lateFeeFen === 0) return
  const { declaration_id, employer, pool } = bill
  await transaction
    .insertInto('employer_allocation')
    .values({
      pool: payment.pool,
      reference: payment.reference,
      declaration_id,
      principal_fen: principalFen,
      late_fee_fen: lateFeeFen,
      booked_day: bookedDay,
    })
    .execute()
  const own = splitPrincipal(
    { totalFen: totalFen(bill), ownFen: bill.employee_fen },
    bill.covered_fen,
    bill.covered_fen + principalFen,
  )
  const rows = bookContribution({ book: pool, employer, sourceId: declaration_id, bookedDay }, { ...own, lateFeeFen })
  if (rows.length > 0) await transaction.insertInto('office_posting').values(rows).execute()
}

/** Covers what is open of an employer's bills, the oldest first, by what is carried over; the bills that it touched. */
export async function spread(working: Working, employer: string): Promise<string[]> {
  const { transaction } = working
  const open = (await listBills(transaction, { employer, unpaid: true })).reverse()
  const payments = (await listPayments(transaction, { employer })).reverse().filter((one) => carriedFen(one) > 0)
  const touched: string[] = []
  for (const payment of payments) {
    let leftFen = carriedFen(payment)
    for (const bill of open) {
      const principalFen = Math.min(leftFen, restFen(bill))
      if (principalFen === 0) continue
      const confirmedOn = shanghaiDay(bill.confirmed_at)
      const bookedDay = payment.paid_on > confirmedOn ? payment.paid_on : confirmedOn
      await coverBill(working, payment, bill, { principalFen, lateFeeFen: 0, bookedDay })
      bill.covered_fen += principalFen
      leftFen -= principalFen
      touched.push(bill.declaration_id)
    }
  }
  return touched
}

/** Says of bills whether they are paid now, and what their members' months are to be; `day` is that of what happened. */
export async function settleBills(working: Working, declarations: Iterable<string>, day: string): Promise<void> {
  const { transaction, by } = working
  for (const declaration of new Set(declarations)) {
    const bill = await getBill(transaction, declaration)
    const isPaid = restFen(bill) === 0
    if (isPaid === (bill.paid_on !== null)) continue
    await transaction
      .updateTable('employer_declaration')
      .set({ paid_on: isPaid ? day : null })
      .where('declaration_id', '=', declaration)
      .execute()
    await transaction
      .updateTable('employer_declaration_member')
      .set({ wanted: isPaid ? 'paid' : 'declared', wanted_day: day, wanted_by: by.name, words: null })
      .where('declaration_id', '=', declaration)
      .execute()
  }
}
