export {
  addInterest,
  correctAccount,
  creditContribution,
  creditFromFund,
  payOutAccount,
  payPremium,
  rollOver,
} from './account-movements.ts'
export type { AccountMovement, ByFund } from './account-movements.ts'
export { accountPurposes, accountsReference } from './accounts.ts'
export { bookBalances } from './balances.ts'
export { bookContribution, receiveContribution, splitPrincipal } from './contributions.ts'
export { accountTitle, flowTitle, flowsByMonth, postingsBehind } from './flows.ts'
export { fundItems, openingItem, plannedItems } from './fund-items.ts'
export type { FundItem } from './fund-items.ts'
export { fundIncomeByMonth } from './income.ts'
export {
  payableToInstitution,
  payInstitution,
  refuseInstitution,
  restoreInstitution,
  takeBackFromInstitution,
} from './institutions.ts'
export { bookedYears, fundItemOf, fundMovements, fundOpenings, postingsOfFund } from './movements.ts'
export type { FundMovement } from './movements.ts'
export { oweMissingYears, receiveMissingYears } from './missing-years.ts'
export { readOpposites } from './opposites.ts'
export { payBack, payOut, receiveRepayment } from './paying.ts'
export { creditAccount, payFromAccount, postPayment } from './postings.ts'
export type { NewOfficePosting as OfficePosting } from './office-rows.ts'
export { offsetReclaim, orderReclaim, receiveReclaim, writeOffReclaim } from './reclaim.ts'
export { openRecovery, receiveRecovery } from './recovery.ts'
export { acceptShare, holdForFamily, restoreShare, returnShare } from './sharing.ts'
export { clearRegions, movePrepaid, netRegions, regionAccounts, takeBackClearing } from './regions.ts'
export { paymentSource, sourceOf } from './source.ts'
export { bankAccountOf, bookInterest, bookOpening, leastHeldFrom, moveTreasury, treasuryTransfers } from './treasury.ts'
export { verifyLedger } from './verify.ts'
