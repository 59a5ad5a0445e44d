export { readOpposites } from './opposites.ts'
export { creditAccount, payFromAccount, postPayment } from './postings.ts'
export { stands } from './stands.ts'
export { verifyLedger } from './verify.ts'
