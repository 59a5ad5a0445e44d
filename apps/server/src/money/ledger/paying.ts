/** Money that goes through the bank to a person, comes back because it did not arrive, or is paid back because it was too much. */
import type { NewRow } from '../../platform/storage/index.ts'
import { accountOf } from './accounts.ts'

/** One movement between a pool's bank account and a person. */
export interface BankMovement {
  /** What is moved for; see `sourceOf`. */
  sourceId: string
  /** Pool in whose book it stands. */
  pool: string
  /** Above nought. */
  amountFen: number
  /** Day on which the bank moved it, `YYYY-MM-DD`. */
  bookedDay: string
  /** What is owed that is paid: a claim's result unless said. */
  owed?: 'payable-person' | 'payable-payout'
}

/** The account that payments go out of. */
export const bank = accountOf('bank', 'expenditure')
/** What the postings of a payment are for. */
export const paymentPurpose = 'payment'

/** One posting between two accounts of a pool's book. */
export function bankPosting(
  { sourceId, pool, amountFen, bookedDay }: BankMovement,
  row: Pick<NewRow<'posting'>, 'posting_no' | 'debit' | 'credit' | 'purpose'>,
): NewRow<'posting'> {
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0)
    throw new RangeError(`a movement of ${String(amountFen)} fen: ${sourceId}`)
  return { source_id: sourceId, book: pool, amount_fen: amountFen, booked_day: bookedDay, ...row }
}

/** What is owed to the person is paid: the first posting of its source. */
export function payOut(movement: BankMovement): NewRow<'posting'> {
  return bankPosting(movement, {
    posting_no: 1,
    debit: accountOf(movement.owed ?? 'payable-person'),
    credit: bank,
    purpose: paymentPurpose,
  })
}

/** A payment came back from the bank: the opposite, as the second posting of the same source, and it is owed again. */
export function payBack(movement: BankMovement): NewRow<'posting'> {
  const { debit, credit, ...out } = payOut(movement)
  return { ...out, posting_no: 2, debit: credit, credit: debit }
}

/** The person pays back what was paid too much. */
export function receiveRepayment(movement: BankMovement): NewRow<'posting'> {
  return bankPosting(movement, {
    posting_no: 1,
    debit: bank,
    credit: accountOf('payable-person'),
    purpose: 'repayment',
  })
}
