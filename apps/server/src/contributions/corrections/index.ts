export { correctionsOf } from './correction.ts'
export { kinOf, kinText } from './kin.ts'
