export * from './agreement.ts'
export * from './messages.ts'
export { agreementStatesReference } from './reference.ts'
