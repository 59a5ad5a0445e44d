export * from './machine.ts'
export * from './special-category.ts'
export { registerStatesReference } from './reference.ts'
