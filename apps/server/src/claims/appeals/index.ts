export { appealShown, resultOf } from './standing.ts'
