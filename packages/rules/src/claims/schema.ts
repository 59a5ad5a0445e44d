/** claims.yaml as JSON Schema: which rules there are and what each may be. */
import { ruleFileSchema } from '../policy/rule-schema.ts'
import { FIGURES } from './figures.ts'

/** The schema of a claims.yaml. */
export const claimsSchema = (): Record<string, unknown> => ruleFileSchema(FIGURES, '杭州市零星报销')
