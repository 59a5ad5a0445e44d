export * from './content.ts'
export * from './machine.ts'
export * from './messages.ts'
