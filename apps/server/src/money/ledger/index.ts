export { accountsReference } from './accounts.ts'
export { readOpposites } from './opposites.ts'
export { creditAccount, payFromAccount, postPayment } from './postings.ts'
export { verifyLedger } from './verify.ts'
