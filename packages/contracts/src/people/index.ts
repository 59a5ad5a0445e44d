export * from './confirmed.ts'
export * from './messages.ts'
