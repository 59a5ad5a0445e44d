import fastifySwagger from '@fastify/swagger'
import fastify from 'fastify'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { asksForKey, declareAccess } from '../guard/index.ts'

/** Describes the API from the routes' own schemas. Register before the routes. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '异地就医平台接口',
        version: '0.1.0',
        description:
          '金额是以元为单位、两位小数的文字；日期是北京时间的 YYYY-MM-DD；出错时给出 application/problem+json，' +
          '其中 code 是错误代码，detail 说明哪里不对，remedy 说明怎么办。',
      },
      tags: [],
    },
    hideUntagged: false,
    transform: ({ schema, url, route }) => ({ schema: asksForKey(route) ? withKey(schema) : schema, url }),
  })
}

/** The header by which a command that is sent twice takes effect once; whatever asks for it says so. */
function withKey(schema: FastifySchema): FastifySchema {
  const key = {
    type: 'string',
    pattern: '^[\\w-]{8,100}$',
    description: '这一次操作的编号，8 到 100 个字母、数字、短横线或下划线；没收到答复时用同一编号重发，只生效一次',
  }
  const headers = schema.headers as { properties?: object; required?: string[] } | undefined
  return {
    ...schema,
    headers: {
      type: 'object',
      ...headers,
      properties: { ...headers?.properties, 'Idempotency-Key': key },
      required: [...(headers?.required ?? []), 'Idempotency-Key'],
    },
  }
}

/** `/api/openapi.json` and the page `/api/reference/` to read it; the page loads nothing from elsewhere. */
export async function serveReference(app: FastifyInstance): Promise<void> {
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
  await app.register(async (scope) => {
    declareAccess(scope, 'public')
    for (const url of [referencePage, `${referencePage}/*`])
      scope.get(url, { schema: { hide: true }, logLevel: 'silent' }, async (request, reply) => {
        reading ??= referenceReader()
        const page = await (await reading).inject({ method: 'GET', url: request.url })
        return reply
          .code(page.statusCode)
          .headers({ ...page.headers, 'content-security-policy': referencePolicy })
          .send(page.rawPayload)
      })
  })
}

const referencePage = '/api/reference'
let reading: Promise<FastifyInstance> | undefined

/** What shows the page: five megabytes that stand in the way of every start, and that hardly anybody asks for (ADR 0049). */
async function referenceReader(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const reader = fastify()
  await reader.register(scalar, {
    routePrefix: referencePage,
    logLevel: 'silent',
    configuration: {
      url: '/api/openapi.json',
      pageTitle: '异地就医平台接口',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
    },
  })
  return reader
}

const referencePolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
