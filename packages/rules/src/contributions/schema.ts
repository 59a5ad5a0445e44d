/** contributions.yaml as JSON Schema: which rules there are and what each may be. */
import { ruleFileSchema } from '../policy/rule-schema.ts'
import { FIGURES } from './figures.ts'

/** The schema of a contributions.yaml; `averageWage` is the schema of the wages that stand beside the rules. */
export const contributionsSchema = (averageWage: Record<string, unknown>): Record<string, unknown> =>
  ruleFileSchema(FIGURES, '省级单位职工医保缴费', { averageWage })
