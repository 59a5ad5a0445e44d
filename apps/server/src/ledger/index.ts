export { readOpposites, type MoneyChanges } from './opposites.ts'
export {
  creditAccount,
  payFromAccount,
  postPayment,
  type AccountCredit,
  type PaidFen,
  type Payment,
} from './postings.ts'
export { bookBalances, verifyLedger, type LedgerFault, type LedgerReport } from './verify.ts'
