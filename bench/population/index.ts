export { readyStays, type ReadyStay } from './stays.ts'
