/**
 * What moves a personal account beside paying for care: credits of months, interest, the turn of the year, the premium of
 * critical-illness insurance, money that leaves it, corrections. Each is the entries with their postings.
 */
import type { NewRow } from '../../platform/storage/index.ts'
import { accountOf, accountPurposes, fundAccount, personalAccount } from './accounts.ts'

type AccountFund = NewRow<'account_entry'>['fund']

/** Entries and postings of one movement, as a plan takes them. */
export interface AccountMovement {
  account_entry: NewRow<'account_entry'>[]
  posting: NewRow<'posting'>[]
}

interface Told {
  sourceId: string
  /** Pool in whose book it stands. */
  pool: string
  bookedDay: string
  /** Month `YYYY-MM` or year `YYYY` that it is for. */
  period?: string
}

/** What comes into each fund (above nought) or goes out of it (below). */
export type ByFund = Partial<Record<AccountFund, number>>

const accountFunds = ['current-year', 'past-year'] as const satisfies AccountFund[]

/** Moves each fund against one other account of the book. */
function moveAgainst(told: Told, other: string, reason: string, byFund: ByFund): AccountMovement {
  const moved = accountFunds.flatMap((fund) => (byFund[fund] ? [{ fund, fen: byFund[fund] }] : []))
  return {
    account_entry: moved.map(({ fund, fen }) => entryOf(told, fund, fen, reason)),
    posting: moved.map(({ fund, fen }, index) => {
      const own = personalAccount(fund)
      const [debit, credit] = fen > 0 ? [other, own] : [own, other]
      return postingOf(told, index + 1, { debit, credit, fen: Math.abs(fen), purpose: accountPurposes[fund] })
    }),
  }
}

function entryOf(told: Told, fund: AccountFund, fen: number, reason: string): NewRow<'account_entry'> {
  return {
    source_id: told.sourceId,
    fund,
    amount_fen: fen,
    reason,
    period: told.period ?? null,
    booked_day: told.bookedDay,
  }
}

interface Moved {
  debit: string
  credit: string
  fen: number
  purpose: string
}

function postingOf({ sourceId, pool, bookedDay }: Told, no: number, moved: Moved): NewRow<'posting'> {
  const { debit, credit, fen, purpose } = moved
  if (!Number.isSafeInteger(fen) || fen <= 0) throw new RangeError(`a movement of ${String(fen)} fen: ${sourceId}`)
  return {
    source_id: sourceId,
    posting_no: no,
    book: pool,
    debit,
    credit,
    amount_fen: fen,
    purpose,
    booked_day: bookedDay,
  }
}

/** 在职当年资金: the own part of a month that was paid (P19); below nought where the month was given back. */
export function creditContribution(told: Told, byFund: ByFund): AccountMovement {
  return moveAgainst(told, accountOf('source', 'contribution'), 'contribution', byFund)
}

/** 退休划入: the month's credit of who is retired and pays nothing (P8, P19): it comes out of the pool's fund. */
export function creditFromFund(told: Told, fen: number): AccountMovement {
  return moveAgainst(told, fundAccount('pool'), 'retired-credit', { 'current-year': fen })
}

/** 年度结转: what is left of current-year funds becomes past-year funds (P19). */
export function rollOver(told: Told, fen: number): AccountMovement {
  return {
    account_entry: [entryOf(told, 'current-year', -fen, 'roll-over'), entryOf(told, 'past-year', fen, 'roll-over')],
    posting: [
      postingOf(told, 1, {
        debit: personalAccount('current-year'),
        credit: personalAccount('past-year'),
        fen,
        purpose: accountPurposes['past-year'],
      }),
    ],
  }
}

/** 利息 of a year, into past-year funds. */
export function addInterest(told: Told, fen: number): AccountMovement {
  return moveAgainst(told, accountOf('source', 'interest'), 'interest', { 'past-year': fen })
}

/** 大病保险费 (P21): the pool's fund and the account pay the critical-illness fund. `byFund` is below nought. */
export function payPremium(told: Told, fromPoolFen: number, byFund: ByFund): AccountMovement {
  const critical = fundAccount('critical-illness')
  const { account_entry, posting } = moveAgainst(told, critical, 'critical-premium', byFund)
  const fromPool = { debit: fundAccount('pool'), credit: critical, fen: fromPoolFen, purpose: 'premium' }
  return { account_entry, posting: [...posting, postingOf(told, posting.length + 1, fromPool)] }
}

/** Why the money of an account leaves it. */
type LeavingReason = 'transfer-out' | 'inheritance'

/** 支取 (P19: heritable, transferable): what leaves the account is owed to whom it was decided for. `byFund` is above nought. */
export function payOutAccount(told: Told, reason: LeavingReason, byFund: ByFund): AccountMovement {
  const out = Object.fromEntries(accountFunds.map((fund) => [fund, 0 - (byFund[fund] ?? 0)]))
  return moveAgainst(told, accountOf('payable-payout'), reason, out)
}

/** 更正: what was credited or taken wrongly; above nought the account gains. */
export function correctAccount(told: Told, byFund: ByFund): AccountMovement {
  return moveAgainst(told, accountOf('source', 'correction'), 'correction', byFund)
}
