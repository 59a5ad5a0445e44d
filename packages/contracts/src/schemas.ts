import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { ContributionCaseSchema } from './contributions/case.ts'
import { ContributionResultSchema } from './contributions/result.ts'
import { QuoteCaseSchema } from './quote/case.ts'
import { QuoteResultSchema } from './quote/result.ts'

/** The problem document (RFC 9457) that every failed request gets. */
const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String(),
    remedy: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
    basis: Type.Optional(Type.Object({ document: Type.String(), article: Type.String() })),
    instance: Type.Optional(Type.String()),
  },
  { $schema: 'https://json-schema.org/draft/2020-12/schema', title: '出错时的回答' },
)

/** The schemas that the program publishes by name: `yidi schema NAME`, `GET /api/schemas/NAME.json`. */
export const publishedSchemas: Readonly<Record<string, TSchema>> = {
  'quote-case': QuoteCaseSchema,
  'quote-result': QuoteResultSchema,
  'contribution-case': ContributionCaseSchema,
  'contribution-result': ContributionResultSchema,
  problem: ProblemSchema,
}
