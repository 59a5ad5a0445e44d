export { answerHearing, askHearing, hearingsOf, openHearing } from './hearings.ts'
export type { HearingRecord, NewHearing } from './hearings.ts'
