export * from './desk-messages.ts'
export * from './machine.ts'
export * from './messages.ts'
export { filingStatesReference } from './reference.ts'
