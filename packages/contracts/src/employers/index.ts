export * from './messages.ts'
export * from './contributions.ts'
