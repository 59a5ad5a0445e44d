export { populate, type Population } from './population.ts'
export { readyStays, type ReadyStay } from './stays.ts'
