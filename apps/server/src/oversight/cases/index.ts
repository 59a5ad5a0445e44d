export { caseOf } from './one.ts'
export type { Consequence, OversightCase } from './one.ts'
