export { showFundPeriod } from './period.ts'
export { fundPeriodRoutes } from './routes.ts'
