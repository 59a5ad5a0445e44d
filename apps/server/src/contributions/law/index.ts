export { averageWageOn } from './average-wage.ts'
export { lawOf, ratesStated, requireRates } from './law.ts'
