export * from './account.ts'
export * from './runs.ts'
