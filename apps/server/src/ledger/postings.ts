/**
 * Double entry over the books of regions. A posting moves an amount from the account it debits to the account it
 * credits, within one book; so a book balances by construction, and a fund's balance is a sum of postings.
 *
 * The insured region owes the treating region, and the treating region owes the institution, each in its own book;
 * when both are the same region there is one book and one step. A pool that is not hosted here is a debtor like any other.
 */
import type { AccountEntryTable, NewRow, PostingPurpose, PostingTable } from '../storage/index.ts'

/** What pays: a fund, or one of the two funds of the person's account. Never negative. */
type PaidFen = Partial<Record<PostingPurpose, number>>

const purposes = ['pool', 'critical', 'account-current', 'account-past'] as const satisfies PostingPurpose[]

/** The account in the insured region's book that each kind of money comes out of. */
const payingAccounts = {
  pool: 'fund:pool',
  critical: 'fund:critical',
  'account-current': 'personal-account:current-year',
  'account-past': 'personal-account:past-year',
} as const satisfies Record<PostingPurpose, string>

export interface Payment {
  /** Settlement or claim that is paid. */
  sourceId: string
  /** Pool that pays. */
  pool: string
  /** Region of the institution; its own book stands between the pool and the institution. */
  region: string
  institution: string
  bookedDay: string
  paidFen: PaidFen
}

/** The postings of a direct settlement: what each kind of money owes to the institution, book by book. */
export function postPayment(payment: Payment): NewRow<PostingTable>[] {
  const rows: NewRow<PostingTable>[] = []
  const toInstitution = `payable:institution:${payment.institution}`
  for (const purpose of purposes) {
    const amountFen = payment.paidFen[purpose] ?? 0
    if (amountFen === 0) continue
    const post = (book: string, debit: string, credit: string): void => {
      rows.push({
        source_id: payment.sourceId,
        posting_no: rows.length + 1,
        book,
        debit,
        credit,
        amount_fen: amountFen,
        purpose,
        booked_day: payment.bookedDay,
      })
    }
    if (payment.region === payment.pool) {
      post(payment.pool, payingAccounts[purpose], toInstitution)
    } else {
      post(payment.pool, payingAccounts[purpose], `payable:region:${payment.region}`)
      post(payment.region, `receivable:pool:${payment.pool}`, toInstitution)
    }
  }
  return rows
}

/** The entries of the personal account that belong to the same payment: money that goes out. */
export function payFromAccount(payment: Payment): NewRow<AccountEntryTable>[] {
  return (
    [
      ['current-year', payment.paidFen['account-current'] ?? 0],
      ['past-year', payment.paidFen['account-past'] ?? 0],
    ] as const
  )
    .filter(([, amountFen]) => amountFen > 0)
    .map(([fund, amountFen]) => ({
      source_id: payment.sourceId,
      fund,
      amount_fen: -amountFen,
      reason: 'settlement',
      booked_day: payment.bookedDay,
    }))
}

interface AccountCredit {
  sourceId: string
  pool: string
  fund: AccountEntryTable['fund']
  /** Above nought. */
  amountFen: number
  /** Where the money comes from: `opening`, `contribution`, `interest` … */
  reason: string
  bookedDay: string
}

/** Money that comes into a personal account: the entry, and its posting in the pool's book. */
export function creditAccount(
  credit: AccountCredit,
  postingNo: number,
): { entry: NewRow<AccountEntryTable>; posting: NewRow<PostingTable> } {
  const { sourceId, fund, amountFen, bookedDay } = credit
  return {
    entry: { source_id: sourceId, fund, amount_fen: amountFen, reason: credit.reason, booked_day: bookedDay },
    posting: {
      source_id: sourceId,
      posting_no: postingNo,
      book: credit.pool,
      debit: `source:${credit.reason}`,
      credit: `personal-account:${fund}`,
      amount_fen: amountFen,
      purpose: fund === 'current-year' ? 'account-current' : 'account-past',
      booked_day: bookedDay,
    },
  }
}
