/**
 * 一次补缴 (P9): what a retiring person pays for years that are missing. All of it is the pool fund's income: what becomes of the
 * own part is stated nowhere, so that this is provisional.
 */
import { FUNDS } from '@yidi/rules'
import type { NewRow } from '../../platform/storage/index.ts'
import { accountOf, incomeBank } from './accounts.ts'
import { bankPosting } from './paying.ts'
import type { BankMovement } from './paying.ts'

/** What such postings are for; they name the income in the list of months. */
export const missingYearsPurpose = 'missing-years'
export const income = accountOf('income', FUNDS.pool.ledger)

/** It came in on the account for income. */
export const receiveMissingYears = (movement: BankMovement): NewRow<'posting'> =>
  bankPosting(movement, { posting_no: 1, debit: incomeBank, credit: income, purpose: missingYearsPurpose })

/** Retiring was taken back: it is no income any more and owed to the person. */
export const oweMissingYears = (movement: BankMovement): NewRow<'posting'> =>
  bankPosting(movement, {
    posting_no: 1,
    debit: income,
    credit: accountOf('payable-person'),
    purpose: missingYearsPurpose,
  })
