export { dayText, momentText } from './day-words.ts'
export { pdf, sendPaper, siteOf } from './paper-answer.ts'
export { Paper } from './paper.ts'
export type { Cell } from './paper.ts'
