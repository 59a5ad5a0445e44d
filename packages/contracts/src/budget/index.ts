export * from './machine.ts'
export * from './messages.ts'
