export * from './agreement.ts'
export * from './messages.ts'
