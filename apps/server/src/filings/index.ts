export { approvedFiling, filingReleased, filingUsed } from './actions.ts'
export { filingUndone } from './commands.ts'
export { asInForce, filingsOf, findFiling } from './read.ts'
export type { FilingInForce } from './read.ts'
export {
  checkReferralBy,
  fileReferral,
  referralBy,
  referralChanges,
  withdrawalOf,
  withdrawReferral,
} from './hospital.ts'
export type { HospitalReferral } from './hospital.ts'
export { openPrivate } from './application.ts'
export type { FilingPrivate } from './application.ts'
export { commitmentWords, signedLetter } from './letter.ts'
export { maskIdNumber, messageOf } from './message.ts'
export { guidanceRoutes } from './guidance-routes.ts'
export { communityRoutes } from './community-routes.ts'
export { hospitalFilingRoutes } from './hospital-routes.ts'
export { citizenFilingRoutes } from './citizen-routes.ts'
export { counterMaterialRoutes } from './counter-material-routes.ts'
export { counterRoutes } from './counter-routes.ts'
export { commitmentRoutes } from './commitment-routes.ts'
export { deskFilingRoutes } from './desk-routes.ts'
export { filingSearchRoutes } from './search-routes.ts'
export { filingMaterialRoutes } from './material-routes.ts'
export { filingFormRoutes } from './form-routes.ts'
export { receiptOf } from './receipt.ts'
export { receiptRoutes } from './receipt-routes.ts'
export { guideOfPlace, serviceGuideOf } from './service-guide.ts'
export { applyForFiling } from './apply.ts'
export type { Applying } from './apply.ts'
export type { FilingsContext } from './context.ts'
export { filingLinesOf, tryApplication } from './on-behalf.ts'
export { paperText, papersOf } from './papers.ts'
export { expiryDays, isRenewed } from './renewal.ts'
export { expireFilings } from './expire.ts'
