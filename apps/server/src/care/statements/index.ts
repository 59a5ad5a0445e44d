export { poolOfAgency, requirePeriod } from './period.ts'
export type { StatementPeriod } from './period.ts'
export { compareTotals } from './statements.ts'
export type { OurSums, StatementFigure, StatementSums } from './totals.ts'
