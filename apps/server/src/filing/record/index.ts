export {
  approvedFiling,
  filingReleased,
  filingUsed,
  approvalSteps,
  contentOf,
  filingRows,
  newFilingId,
} from './actions.ts'
export type { FilingContent, FilingDecision, FilingMove, NewFilingAction } from './actions.ts'
export { lawOf, dayOf } from './context.ts'
export type { FilingsContext } from './context.ts'
export { directSideOf } from './direct.ts'
export { deadlineOf } from './deadline.ts'
export { messageOf, noteOf } from './message.ts'
export { asInForce, filingsOf, findFiling, asOver } from './read.ts'
export type { FilingInForce } from './read.ts'
export { expiryDays, renewalOn } from './renewal.ts'
export { checkStateOf } from './check-state.ts'
export { checkIdOf, checkedStates } from './drawn-checks.ts'
export { default as filingKind } from './kind.ts'
export { wordsToldOf } from './notices.ts'
