/** filing.yaml as JSON Schema: which figures there are and what each may be. */
import { ruleFileSchema } from '../policy/rule-schema.ts'
import { FIGURES } from './figures.ts'

/** The schema of a filing.yaml. */
export const filingSchema = (): Record<string, unknown> => ruleFileSchema(FIGURES, '杭州市异地就医备案')
