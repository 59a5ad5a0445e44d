export * from './drafts.ts'
export * from './messages.ts'
