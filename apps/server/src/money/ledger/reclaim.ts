/**
 * 追回: what an agency orders to be given back to its funds after a case was decided, in the book of the insured pool. What is
 * ordered is owed from that day; what comes in, is set off or is written off takes from it. Postings of the office: whoever owes
 * is `about`.
 */
import { FUNDS } from '@yidi/rules'
import type { FundPaidFen } from '@yidi/rules'
import { accountOf, fundAccount } from './accounts.ts'
import { payableToInstitution } from './institutions.ts'
import type { NewOfficePosting } from './office-rows.ts'
import { bank } from './paying.ts'

/** What these postings are for; the fund's word in the books follows the first and the last. */
export const reclaimPurposes = {
  ordered: 'reclaim:',
  received: 'reclaim-received',
  offset: 'reclaim-offset',
  writtenOff: 'reclaim-written-off:',
} as const

interface Reclaimed {
  /** See `sourceOf`. */
  sourceId: string
  /** The insured pool, whose funds paid. */
  pool: string
  /** Who owes it: the number of a person, the code of an institution or of an employer. */
  about: string
  bookedDay: string
}

const owed = accountOf('receivable-recovery')

type Entry = Pick<NewOfficePosting, 'debit' | 'credit' | 'purpose'>

/** One posting, or with `back` its exact opposite. */
function entry(
  { sourceId, pool, about, bookedDay }: Reclaimed,
  { debit, credit, purpose }: Entry,
  amountFen: number,
  back: boolean,
): NewOfficePosting {
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0)
    throw new RangeError(`a movement of ${String(amountFen)} fen: ${sourceId}`)
  const row = { book: pool, about, source_id: sourceId, booked_day: bookedDay, amount_fen: amountFen, purpose }
  return back ? { ...row, debit: credit, credit: debit } : { ...row, debit, credit }
}

const byFund = (
  reclaimed: Reclaimed,
  funds: readonly FundPaidFen[],
  back: boolean,
  entryOf: (fund: FundPaidFen['fund']) => Entry,
): NewOfficePosting[] => funds.map(({ fund, fen }) => entry(reclaimed, entryOf(fund), fen, back))

/** What is ordered is owed, and each fund has paid that much less; `back`: the order is cancelled. Fen above nought. */
export const orderReclaim = (reclaimed: Reclaimed, funds: readonly FundPaidFen[], back = false): NewOfficePosting[] =>
  byFund(reclaimed, funds, back, (fund) => ({
    debit: owed,
    credit: fundAccount(fund),
    purpose: `${reclaimPurposes.ordered}${FUNDS[fund].ledger}`,
  }))

/** Money came in at the bank; `back`: it was given back. Fen above nought. */
export const receiveReclaim = (reclaimed: Reclaimed, amountFen: number, back = false): NewOfficePosting =>
  entry(reclaimed, { debit: bank, credit: owed, purpose: reclaimPurposes.received }, amountFen, back)

/** It is set off against what the pool owes to that institution itself; `back`: owed to it again. Fen above nought. */
export const offsetReclaim = (reclaimed: Reclaimed, amountFen: number, back = false): NewOfficePosting =>
  entry(
    reclaimed,
    { debit: payableToInstitution(reclaimed.about), credit: owed, purpose: reclaimPurposes.offset },
    amountFen,
    back,
  )

/** What will not come in is borne by the funds after all; `back`: it is owed again. Fen above nought. */
export const writeOffReclaim = (
  reclaimed: Reclaimed,
  funds: readonly FundPaidFen[],
  back = false,
): NewOfficePosting[] =>
  byFund(reclaimed, funds, back, (fund) => ({
    debit: fundAccount(fund),
    credit: owed,
    purpose: `${reclaimPurposes.writtenOff}${FUNDS[fund].ledger}`,
  }))
