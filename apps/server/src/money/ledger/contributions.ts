/**
 * What employers pay stands in the books of their pool: it comes in whole as owed to the employer (what is carried over stays
 * so), and what of it covers a bill becomes income: the members' own parts, which their accounts are credited with, and the rest
 * the fund's. The late fee is the fund's too (P23).
 */
import { FUNDS, fen } from '@yidi/rules'
import type { NewOfficePosting } from './office-rows.ts'
import { accountOf, incomeBank } from './accounts.ts'

/** What postings of employers are for; they name what the fund took in by month. */
export const contributionPurposes = {
  received: 'received',
  ownPart: 'own-part',
  pool: 'contribution',
  lateFee: 'late-fee',
} as const

interface Booked {
  /** Pool whose book it is. */
  book: string
  employer: string
  /** Payment that came in, or payment and bill that it covers. */
  sourceId: string
  bookedDay: string
}

const toFund = accountOf('income', FUNDS.pool.ledger)
const ownParts = accountOf('source', 'contribution')
const owed = accountOf('payable-employer')

function rowOf({
  book,
  employer,
  sourceId,
  bookedDay,
}: Booked): Omit<NewOfficePosting, 'debit' | 'credit' | 'amount_fen' | 'purpose'> {
  return { book, about: employer, source_id: sourceId, booked_day: bookedDay }
}

/** Moves an amount, or the opposite where it is below nought; nothing of nought. */
function move(booked: Booked, debit: string, credit: string, amountFen: number, purpose: string): NewOfficePosting[] {
  if (amountFen === 0) return []
  const [from, to] = amountFen > 0 ? [debit, credit] : [credit, debit]
  return [{ ...rowOf(booked), debit: from, credit: to, amount_fen: Math.abs(amountFen), purpose }]
}

/** A payment that came in on the account for income, in fen; below nought where it came back. */
export const receiveContribution = (booked: Booked, amountFen: number): NewOfficePosting[] =>
  move(booked, incomeBank, owed, amountFen, contributionPurposes.received)

/** What of a payment covers a bill, in fen: own parts, the rest of the principal, late fee; each below nought where it came back. */
export const bookContribution = (
  booked: Booked,
  { ownFen, poolFen, lateFeeFen }: { ownFen: number; poolFen: number; lateFeeFen: number },
): NewOfficePosting[] => [
  ...move(booked, owed, ownParts, ownFen, contributionPurposes.ownPart),
  ...move(booked, owed, toFund, poolFen, contributionPurposes.pool),
  ...move(booked, owed, toFund, lateFeeFen, contributionPurposes.lateFee),
]

/** The own parts in the first `coveredFen` of a bill of `totalFen`, rounded down; all of them when all is covered. */
const ownWithin = (coveredFen: number, totalFen: number, ownFen: number): number =>
  Number((BigInt(fen(coveredFen)) * BigInt(fen(ownFen))) / BigInt(fen(totalFen)))

/**
 * How the part of a bill from `beforeFen` to `afterFen` of what is covered divides: in proportion, and so that parts of a bill
 * that is covered add up to its own parts and the rest exactly, in whatever steps it was paid.
 */
export function splitPrincipal(
  bill: { totalFen: number; ownFen: number },
  beforeFen: number,
  afterFen: number,
): { ownFen: number; poolFen: number } {
  const own = ownWithin(afterFen, bill.totalFen, bill.ownFen) - ownWithin(beforeFen, bill.totalFen, bill.ownFen)
  return { ownFen: own, poolFen: afterFen - beforeFen - own }
}
