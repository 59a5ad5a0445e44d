export * from './machine.ts'
export { oversightCaseStatesReference } from './reference.ts'
