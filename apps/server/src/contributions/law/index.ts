export { averageWageOn } from './average-wage.ts'
export type { AverageWage } from './average-wage.ts'
export { lawOf, ratesStated, requireRates } from './law.ts'
