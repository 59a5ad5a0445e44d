export { answerHearing, askHearing, hearingsOf, openHearing } from './hearings.ts'
