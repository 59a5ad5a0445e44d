import { Type } from 'typebox'
import { QuoteCaseSchema, QuoteResultSchema, problem, publishedSchemas } from '@yidi/contracts'
import { quote } from '@yidi/rules'
import { route, routes } from '../../platform/http/index.ts'
import type { ServerDeps } from '../../platform/module/index.ts'
import { describedOnly, explainQuery, kindOfBody, wantsExplanation } from './door.ts'

/** As many cases as one request may carry; longer lists are the command line's matter. */
const mostCases = 1000

const quoteCases = route(
  {
    method: 'POST',
    url: '/api/quotes',
    config: { access: 'public', repeatable: true },
    ...describedOnly,
    schema: {
      summary: '算一算：一笔或多笔费用怎么结算',
      description: `请求体是一笔费用（对象）或最多 ${String(mostCases)} 笔（数组）；加 ?explain=1 给出每一步的说明。`,
      tags: ['试算'],
      querystring: explainQuery,
      body: Type.Union([QuoteCaseSchema, Type.Array(QuoteCaseSchema, { maxItems: mostCases })]),
      response: { 200: Type.Union([QuoteResultSchema, Type.Array(QuoteResultSchema)]) },
    },
  },
  (request, { release }: ServerDeps) => {
    const body: unknown = request.body
    const options = { explain: wantsExplanation(request.query.explain) }
    if (Array.isArray(body)) {
      if (body.length > mostCases) throw problem('too-many-cases', { limit: mostCases, count: body.length })
      return body.map((one) => quote(release, one, options))
    }
    if (typeof body !== 'object' || body === null) throw problem('quote-body-not-valid', { kind: kindOfBody(body) })
    return quote(release, body, options)
  },
)

const showSchema = route(
  {
    method: 'GET',
    url: '/api/schemas/:file',
    config: { access: 'public' },
    schema: {
      summary: '数据格式说明（JSON Schema）',
      tags: ['试算'],
      params: Type.Object({ file: Type.String({ examples: ['quote-case.json'] }) }),
    },
  },
  (request, _deps: ServerDeps, reply) => {
    const name = request.params.file.replace(/\.json$/, '')
    const schema = Object.hasOwn(publishedSchemas, name) ? publishedSchemas[name] : undefined
    if (schema === undefined) {
      throw problem('schema-not-found', { name: name.slice(0, 60), names: Object.keys(publishedSchemas).join('、') })
    }
    return reply.type('application/schema+json').send(JSON.stringify(schema))
  },
)

/**
 * `POST /api/quotes`: the engine's door over HTTP. One case gives one result, a list gives a list in the same order.
 * The engine alone judges a case: a wrong one is answered with outcome `invalid` and HTTP 200, so that one bad case in a
 * list harms no other; HTTP errors are for bodies that cannot be read as cases at all.
 */
export const quoteRoutes = routes(quoteCases, showSchema)
