/**
 * Double entry over the books of regions. A posting moves an amount from the account it debits to the account it
 * credits, within one book; so a book balances by construction, and a fund's balance is a sum of postings.
 *
 * The insured region owes the treating region, and the treating region owes the institution, each in its own book;
 * when both are the same region there is one book and one step. A pool that is not hosted here is a debtor like any other.
 */
import type { NewRow, PersonRow } from '../../platform/storage/index.ts'
import { FUNDS } from '@yidi/rules'
import type { FundPaidFen } from '@yidi/rules'
import { accountOf, accountPurposes, fundAccount, personalAccount, sharedHeld, sharedPurpose } from './accounts.ts'

/**
 * Who is to be paid. Directly it is the institution, whose region's own book stands between it and the pool; where the
 * person has paid and claims, the pool owes the person.
 */
type Payee = { region: string; institution: string } | 'person'

export interface Payment {
  /** Settlement or claim that is paid. */
  sourceId: string
  /** Pool that pays. */
  pool: string
  payee: Payee
  bookedDay: string
  /** What each fund pays, above nought. */
  funds: readonly FundPaidFen[]
  /** What the two funds of the person's account pay; never negative. */
  accountFen: Readonly<Record<NewRow<'account_entry'>['fund'], number>>
  /** What members of the family shared and this uses up (家庭共济); not in `accountFen`. */
  sharedFen?: number
}

const accountFunds = ['current-year', 'past-year'] as const satisfies NewRow<'account_entry'>['fund'][]

/** Each kind of money that pays: what its postings are for, the account it comes out of, and how much. */
function moneyOf({ funds, accountFen, sharedFen = 0 }: Payment): { purpose: string; account: string; fen: number }[] {
  return [
    ...funds.map(({ fund, fen }) => ({ purpose: FUNDS[fund].ledger, account: fundAccount(fund), fen })),
    ...accountFunds.map((fund) => ({
      purpose: accountPurposes[fund],
      account: personalAccount(fund),
      fen: accountFen[fund],
    })),
    { purpose: sharedPurpose, account: sharedHeld, fen: sharedFen },
  ].filter(({ fen }) => fen !== 0)
}

/** The way of one kind of money to who is paid, book by book: book, debit, credit. */
function wayOf({ pool, payee }: Payment, account: string): [book: string, debit: string, credit: string][] {
  if (payee === 'person') return [[pool, account, accountOf('payable-person')]]
  const toInstitution = accountOf('payable-institution', payee.institution)
  if (payee.region === pool) return [[pool, account, toInstitution]]
  return [
    [pool, account, accountOf('payable-region', payee.region)],
    [payee.region, accountOf('receivable-pool', pool), toInstitution],
  ]
}

/** The postings of a settlement: what each kind of money owes to who is paid. */
export function postPayment(payment: Payment): NewRow<'posting'>[] {
  return moneyOf(payment)
    .flatMap(({ purpose, account, fen }) =>
      wayOf(payment, account).map(([book, debit, credit]) => ({ book, debit, credit, amount_fen: fen, purpose })),
    )
    .map((posting, index) => ({
      source_id: payment.sourceId,
      posting_no: index + 1,
      ...posting,
      booked_day: payment.bookedDay,
    }))
}

/** The entries of the personal account that belong to the same payment: money that goes out. */
export function payFromAccount({ sourceId, bookedDay, accountFen }: Payment): NewRow<'account_entry'>[] {
  return accountFunds
    .filter((fund) => accountFen[fund] > 0)
    .map((fund) => ({
      source_id: sourceId,
      fund,
      amount_fen: -accountFen[fund],
      reason: 'settlement',
      booked_day: bookedDay,
    }))
}

interface AccountCredit {
  sourceId: string
  pool: string
  fund: PersonRow<'account_entry'>['fund']
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
): { entry: NewRow<'account_entry'>; posting: NewRow<'posting'> } {
  const { sourceId, fund, amountFen, bookedDay } = credit
  return {
    entry: { source_id: sourceId, fund, amount_fen: amountFen, reason: credit.reason, booked_day: bookedDay },
    posting: {
      source_id: sourceId,
      posting_no: postingNo,
      book: credit.pool,
      debit: accountOf('source', credit.reason),
      credit: personalAccount(fund),
      amount_fen: amountFen,
      purpose: accountPurposes[fund],
      booked_day: bookedDay,
    },
  }
}
