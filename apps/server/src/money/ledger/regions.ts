/**
 * What regions pay one another: postings of the office, always in both books at once, so that what a pool owes to a region is what
 * the region has to get from the pool.
 */
import { accountOf } from './accounts.ts'
import type { NewOfficePosting } from './office-rows.ts'
import { bank, paymentPurpose } from './paying.ts'

/** What these postings are for, beside the payment by the bank in the book of the pool. */
export const regionPurposes = { cleared: 'clearing', prepaid: 'prepaid', netted: 'netting' } as const

interface BetweenRegions {
  /** See `sourceOf`. */
  sourceId: string
  /** The insured pool, which owes. */
  pool: string
  /** The treating region, which has to get it. */
  region: string
  /** Above nought. */
  amountFen: number
  bookedDay: string
}

type Entry = Pick<NewOfficePosting, 'debit' | 'credit' | 'purpose'>

/** One posting in the book of the pool and one in that of the region. */
function inBothBooks(between: BetweenRegions, ofPool: Entry, ofRegion: Entry): NewOfficePosting[] {
  const { sourceId, pool, region, amountFen, bookedDay } = between
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0)
    throw new RangeError(`a movement of ${String(amountFen)} fen: ${sourceId}`)
  const row = { source_id: sourceId, booked_day: bookedDay, amount_fen: amountFen }
  return [
    { ...row, book: pool, about: region, ...ofPool },
    { ...row, book: region, about: pool, ...ofRegion },
  ]
}

/** A clearing was paid: by the bank (`paymentSource`), or out of what was prepaid. */
export function clearRegions(between: BetweenRegions, from: 'bank' | 'prepaid'): NewOfficePosting[] {
  const { pool, region } = between
  const byBank = from === 'bank'
  const ofPool = {
    debit: accountOf('payable-region', region),
    credit: byBank ? bank : accountOf('prepaid-region', region),
    purpose: byBank ? paymentPurpose : regionPurposes.cleared,
  }
  const ofRegion = {
    debit: byBank ? bank : accountOf('prepaid-pool', pool),
    credit: accountOf('receivable-pool', pool),
    purpose: regionPurposes.cleared,
  }
  return inBothBooks(between, ofPool, ofRegion)
}

/** The bank sent a payment back: the opposite, and it is owed again. */
export function takeBackClearing(between: BetweenRegions): NewOfficePosting[] {
  return clearRegions(between, 'bank').map(({ debit, credit, ...row }) => ({ ...row, debit: credit, credit: debit }))
}

/**
 * What two clearings in opposite directions owe one another is taken off both: in each book what is owed to the other and what is to be
 * got from it become less by the same.
 */
export function netRegions(between: BetweenRegions): NewOfficePosting[] {
  const against = (other: string) => ({
    debit: accountOf('payable-region', other),
    credit: accountOf('receivable-pool', other),
    purpose: regionPurposes.netted,
  })
  return inBothBooks(between, against(between.region), against(between.pool))
}

/** A pool pays into what is prepaid to a region; `back`: the region pays it back. */
export function movePrepaid(between: BetweenRegions, back: boolean): NewOfficePosting[] {
  const there = { debit: accountOf('prepaid-region', between.region), credit: bank }
  const here = { debit: bank, credit: accountOf('prepaid-pool', between.pool) }
  const turned = ({ debit, credit }: typeof there) => ({
    ...(back ? { debit: credit, credit: debit } : { debit, credit }),
    purpose: regionPurposes.prepaid,
  })
  return inBothBooks(between, turned(there), turned(here))
}

/** The accounts of a pool's book that are about a region. */
export function regionAccounts(region: string): { payable: string; prepaid: string } {
  return { payable: accountOf('payable-region', region), prepaid: accountOf('prepaid-region', region) }
}
