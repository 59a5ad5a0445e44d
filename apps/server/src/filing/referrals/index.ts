export {
  checkReferralBy,
  fileReferral,
  referralBy,
  referralChanges,
  withdrawalOf,
  withdrawReferral,
} from './referral.ts'
export type { HospitalReferral } from './referral.ts'
export { hospitalFilingRoutes } from './routes.ts'
