/** Policy evaluation: what a year would have cost under other figures. A door of its own, so that no page carries it along. */
export { LivedBills, StoredBills } from './bills.ts'
export type { PersonBills } from './bills.ts'
export { lastDayOf, whyNotComparable, withoutLaw } from './comparable.ts'
export { Evaluation } from './evaluation.ts'
export type { EvaluatedCase } from './evaluation.ts'
export type { SpreadStep } from './spread.ts'
export { Population } from './population.ts'
export type { EvaluationGroup, EvaluationResult, EvaluationSums } from './sums.ts'
