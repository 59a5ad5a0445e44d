/**
 * What institutions are refused and paid of what settlements owe them: postings of the office, in the book of the region that
 * pays, and for a refusal in that of the insured pool too.
 */
import { FUNDS } from '@yidi/rules'
import type { FundPaidFen } from '@yidi/rules'
import { accountOf, fundAccount } from './accounts.ts'
import type { NewOfficePosting } from './office-rows.ts'
import { bank, paymentPurpose } from './paying.ts'

/** How the purposes of refusals begin; the fund's word in the books follows. */
export const refusalPurpose = 'refusal:'
/** The same where a refusal is given back, because its settlement was undone whole. */
export const restoredPurpose = 'refusal-undone:'

/** The account on which stands what a region owes to an institution. */
export function payableToInstitution(institution: string): string {
  return accountOf('payable-institution', institution)
}

interface Refused {
  /** See `sourceOf`. */
  sourceId: string
  /** The region that pays the institution. */
  region: string
  /** The pool that owes it to the region; the region itself for its own people. */
  pool: string
  institution: string
  bookedDay: string
}

/** A refusal: the opposite of that part of a settlement in both books at once, so that neither institution nor fund has it. */
export function refuseInstitution(refused: Refused, funds: readonly FundPaidFen[]): NewOfficePosting[] {
  const { sourceId, region, pool, institution, bookedDay } = refused
  const said = { about: institution, source_id: sourceId, booked_day: bookedDay }
  return funds.flatMap(({ fund, fen }) => {
    if (!Number.isSafeInteger(fen) || fen <= 0) throw new RangeError(`a refusal of ${String(fen)} fen: ${sourceId}`)
    const row = { ...said, amount_fen: fen, purpose: `${refusalPurpose}${FUNDS[fund].ledger}` }
    const owed = payableToInstitution(institution)
    if (pool === region) return [{ ...row, book: region, debit: owed, credit: fundAccount(fund) }]
    return [
      { ...row, book: pool, debit: accountOf('payable-region', region), credit: fundAccount(fund) },
      { ...row, book: region, debit: owed, credit: accountOf('receivable-pool', pool) },
    ]
  })
}

/**
 * What was refused of a settlement that was undone whole is given back: the opposite of the refusal in both books, so that
 * settlement, refusal and undo come to nought.
 */
export function restoreInstitution(restored: Refused, funds: readonly FundPaidFen[]): NewOfficePosting[] {
  return refuseInstitution(restored, funds).map(({ debit, credit, purpose, ...row }) => ({
    ...row,
    debit: credit,
    credit: debit,
    purpose: `${restoredPurpose}${purpose.slice(refusalPurpose.length)}`,
  }))
}

interface InstitutionPayment {
  /** `paymentSource`. */
  sourceId: string
  region: string
  institution: string
  /** Above nought. */
  amountFen: number
  bookedDay: string
}

/** The bank paid what is owed to an institution. */
export function payInstitution(payment: InstitutionPayment): NewOfficePosting {
  const { sourceId, region, institution, amountFen, bookedDay } = payment
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0)
    throw new RangeError(`a payment of ${String(amountFen)} fen: ${sourceId}`)
  return {
    ...{ book: region, about: institution, source_id: sourceId, booked_day: bookedDay, amount_fen: amountFen },
    ...{ debit: payableToInstitution(institution), credit: bank, purpose: paymentPurpose },
  }
}

/** It came back from the bank: the opposite, and it is owed again. */
export function takeBackFromInstitution(payment: InstitutionPayment): NewOfficePosting {
  const { debit, credit, ...out } = payInstitution(payment)
  return { ...out, debit: credit, credit: debit }
}
