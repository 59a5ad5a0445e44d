export * from './agreement.ts'
export * from './keys.ts'
export * from './messages.ts'
export { agreementStatesReference } from './reference.ts'
