export * from './machine.ts'
export * from './messages.ts'
export * from './prepaid.ts'
export * from './reference.ts'
