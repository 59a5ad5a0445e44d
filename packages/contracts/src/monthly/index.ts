export * from './machine.ts'
export * from './messages.ts'
export * from './reasons.ts'
export * from './reference.ts'
