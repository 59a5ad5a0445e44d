export { payoutOfTransfer } from './payout.ts'
