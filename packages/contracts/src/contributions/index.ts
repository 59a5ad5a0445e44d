export { ContributionCaseSchema } from './case.ts'
export * from './messages.ts'
export { ContributionResultSchema } from './result.ts'
export * from './years.ts'
