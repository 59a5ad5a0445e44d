export { appealShown } from './standing.ts'
