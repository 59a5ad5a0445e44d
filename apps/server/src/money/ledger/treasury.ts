/**
 * 收支两条线 (P25): what comes in lies on the account for income, is moved to the treasury account and from there to the account
 * that payments go out of. Interest of a fund is income of that fund.
 */
import type { BankAccountName } from '@yidi/contracts'
import { FUNDS } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Tables } from '../../platform/storage/index.ts'
import { accountOf } from './accounts.ts'
import type { NewOfficePosting } from './office-rows.ts'

/** What postings of the treasury are for. */
export const treasuryPurposes = { moved: 'transfer', interest: 'interest', opening: 'opening' } as const

/** Where the transfers lead from and to: 上划 and 拨付. */
export const treasuryTransfers = {
  up: { from: 'income', to: 'treasury' },
  down: { from: 'treasury', to: 'expenditure' },
} as const satisfies Record<string, { from: BankAccountName; to: BankAccountName }>

interface Booked {
  /** Region whose book it is. */
  book: string
  sourceId: string
  /** Day on which the bank moved it, `YYYY-MM-DD`. */
  bookedDay: string
}

function postingOf(
  { book, sourceId, bookedDay }: Booked,
  row: Pick<NewOfficePosting, 'debit' | 'credit' | 'amount_fen' | 'purpose'>,
): NewOfficePosting {
  if (!Number.isSafeInteger(row.amount_fen) || row.amount_fen <= 0)
    throw new RangeError(`a movement of ${String(row.amount_fen)} fen: ${sourceId}`)
  return { book, about: '', source_id: sourceId, booked_day: bookedDay, ...row }
}

/** Money moved from one bank account to the next, in fen above nought; the other way round takes it back. */
export const moveTreasury = (
  booked: Booked,
  { from, to }: { from: BankAccountName; to: BankAccountName },
  amountFen: number,
): NewOfficePosting =>
  postingOf(booked, {
    debit: accountOf('bank', to),
    credit: accountOf('bank', from),
    amount_fen: amountFen,
    purpose: treasuryPurposes.moved,
  })

/** Interest of a fund on a bank account, in fen above nought; `back` takes it back. */
export function bookInterest(
  booked: Booked,
  { fund, bank, back = false }: { fund: Fund; bank: BankAccountName; back?: boolean },
  amountFen: number,
): NewOfficePosting {
  const [there, income] = [accountOf('bank', bank), accountOf('income', FUNDS[fund].ledger)]
  const [debit, credit] = back ? [income, there] : [there, income]
  return postingOf(booked, { debit, credit, amount_fen: amountFen, purpose: treasuryPurposes.interest })
}

/** 期初结余: what a fund had on a bank account before its pool came to these books, in fen above nought; no income of a year. `back` takes it back. */
export const bookOpening = (
  booked: Booked,
  brought: { fund: Fund; bank: BankAccountName; back?: boolean },
  amountFen: number,
): NewOfficePosting => ({ ...bookInterest(booked, brought, amountFen), purpose: treasuryPurposes.opening })

/** The name of a bank account in the books. */
export const bankAccountOf = (bank: BankAccountName): string => accountOf('bank', bank)

/**
 * The least that a bank account holds at the end of a day from `from` on, in fen: what may be taken from it on that day without
 * its being below nought then or later.
 */
export async function leastHeldFrom(
  transaction: Transaction<Tables>,
  { book, bank, from }: { book: string; bank: BankAccountName; from: string },
): Promise<number> {
  const account = accountOf('bank', bank)
  // Where nothing was booked up to the day there is nothing on it.
  const { rows } = await sql<{ least: number }>`
    with moved as (
      select greatest(booked_day, ${from}::date) as day, case when debit = ${account} then amount_fen else -amount_fen end as fen
        from posting where book = ${book} and ${account} in (debit, credit)
      union all
      select greatest(booked_day, ${from}::date), case when debit = ${account} then amount_fen else -amount_fen end
        from office_posting where book = ${book} and ${account} in (debit, credit)
      union all
      select ${from}::date, 0)
    select min(held)::bigint as least from (select sum(sum(fen)) over (order by day) as held from moved group by day) as held_on`.execute(
    transaction,
  )
  return rows[0]!.least
}
