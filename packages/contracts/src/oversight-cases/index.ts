export * from './machine.ts'
export * from './messages.ts'
export { oversightCaseStatesReference } from './reference.ts'
