export { CLAIM_SITUATIONS, CLAIM_SITUATION_NAMES, claimSituationOf } from './situations.ts'
export type { ClaimSituation } from './situations.ts'
export type {
  ClaimAccount,
  ClaimContext,
  ClaimFacts,
  ClaimInvoice,
  ClaimLine,
  ClaimProblem,
  EarlierBill,
  StatedClaim,
  ThirdParty,
} from './claim.ts'
export { claimSituations } from './told.ts'
export { claimPapers } from './papers.ts'
export type { ClaimPaper } from './papers.ts'
export { thirdPartyEffect, thirdPartyStatement } from './third-party.ts'
export type { ThirdPartyEffect } from './third-party.ts'
export { claimWindow, windowText } from './window.ts'
export { accountProblem, bankCard, plainAccountNumber } from './account.ts'
export { sameInvoice } from './check-bill.ts'
export { claimFacts } from './check-law.ts'
export { checkClaim } from './check.ts'
export { claimLead } from './lead.ts'
export type { ClaimLeadQuestion } from './lead.ts'
export { isClaimCaseFile, runClaimCases } from './cases.ts'
