export { isCaseFile, readCaseFile } from './read.ts'
export { differences, runCases } from './run.ts'
export type { CaseExpectation, PolicyCase } from './types.ts'
