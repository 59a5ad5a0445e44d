export { readClaimCase } from './case.ts'
export {
  acceptClaim,
  approveClaim,
  askCorrections,
  refuseClaim,
  reopenClaim,
  reopening,
  returnClaim,
  reviewClaim,
} from './decide.ts'
export { kinBar, kinshipOf } from './kin.ts'
export type { Kinship } from './kin.ts'
export { recoverClaim, repayClaim } from './repay.ts'
export type { Deciding } from './step.ts'
export { keptReview, reckonReview, reckonedMessage } from './reckon.ts'
export { requireChosen } from './rulings.ts'
export { requireArticle } from './lines.ts'
