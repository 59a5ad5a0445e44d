export * from './machine.ts'
export * from './messages.ts'
export * from './own.ts'
