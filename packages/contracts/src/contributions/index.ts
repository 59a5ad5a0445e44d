export { ContributionCaseSchema } from './case.ts'
export { ContributionResultSchema } from './result.ts'
export * from './years.ts'
