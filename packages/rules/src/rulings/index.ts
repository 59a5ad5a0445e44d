export type { Ruling, RulingProblem } from './ruling.ts'
export { checkRuling } from './check.ts'
export { quoteByRulings, releaseBy } from './quote.ts'
export { openTargets } from './target.ts'
