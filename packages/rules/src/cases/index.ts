export { isCaseFile, readCaseFile } from './read.ts'
export { brokenPromises, differences, runCases } from './run.ts'
export type { CaseReport } from './run.ts'
export type { CaseExpectation, CaseFault, CaseFile, PolicyCase } from './types.ts'
