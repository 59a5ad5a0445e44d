export * from './id-number.ts'
export * from './messages.ts'
