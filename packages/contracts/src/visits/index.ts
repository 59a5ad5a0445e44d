export * from './cashier.ts'
export * from './messages.ts'
