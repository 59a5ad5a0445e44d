import { ContributionCaseSchema, ContributionResultSchema, problem } from '@yidi/contracts'
import { calculateContribution } from '@yidi/rules'
import { route, routes } from '../../platform/http/index.ts'
import type { ServerDeps } from '../../platform/module/index.ts'
import { describedOnly, explainQuery, kindOfBody, wantsExplanation } from './door.ts'

const calculation = route(
  {
    method: 'POST',
    url: '/api/contributions/calculations',
    config: { access: 'public', repeatable: true },
    ...describedOnly,
    schema: {
      summary: '缴费试算：缴费、待遇享受期、年限、个人账户',
      description: '请求体是一件（对象），按 kind 分种类；加 ?explain=1 给出每一步的说明。',
      tags: ['试算'],
      querystring: explainQuery,
      body: ContributionCaseSchema,
      response: { 200: ContributionResultSchema },
    },
  },
  (request, { release }: ServerDeps) => {
    const body: unknown = request.body
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw problem('contribution-body-not-valid', { kind: kindOfBody(body) })
    return calculateContribution(release, body, { explain: wantsExplanation(request.query.explain) }) as never
  },
)

/**
 * `POST /api/contributions/calculations`: one case, one result. The rules alone judge a case: a wrong one is answered with outcome
 * `invalid` and HTTP 200; HTTP errors are for bodies that cannot be read as a case at all.
 */
export const contributionRoutes = routes(calculation)
