import { Type } from 'typebox'
import {
  PolicyBasisSchema,
  PolicyDocumentSchema,
  PolicyReleaseSchema,
  PoolOnDaySchema,
  PoolSummarySchema,
  problem,
} from '@yidi/contracts'
import type { PolicyBasisMessage } from '@yidi/contracts'
import { NO_DAY, formatDay, parseDay } from '@yidi/rules'
import type { ServerModule } from '../module/index.ts'
import { refuseLeftOut } from './release.ts'
import { describeBasis, describeDocument, describeLeftOut, parametersOn, summarise } from './views.ts'

/** The law in force, for pages and other programs: `/api/policy/…`. Public, like the law. */
export const policyRoutes: ServerModule = (app, { release, clock }) => {
  const tags = ['政策']

  app.get(
    '/api/policy/release',
    {
      config: { access: 'public' },
      schema: { summary: '正在使用的政策发布', tags, response: { 200: PolicyReleaseSchema } },
    },
    () => ({
      id: release.id,
      pools: release.pools.size,
      documents: release.documents.size,
      leftOut: [...release.leftOut.values()].map(describeLeftOut),
    }),
  )

  app.get(
    '/api/policy/pools',
    {
      config: { access: 'public' },
      schema: { summary: '全部统筹区', tags, response: { 200: Type.Array(PoolSummarySchema) } },
    },
    () => [...release.pools.values()].map((pool) => summarise(pool, release, parseDay(clock.today()))),
  )

  app.get(
    '/api/policy/pools/:code',
    {
      config: { access: 'public' },
      schema: {
        summary: '一个统筹区某一天的规定',
        tags,
        params: Type.Object({ code: Type.String() }),
        querystring: Type.Object({ on: Type.Optional(Type.String({ description: '日期，默认今天' })) }),
        response: { 200: PoolOnDaySchema },
      },
    },
    (request) => {
      const pool = release.pools.get(request.params.code)
      if (pool === undefined) refuseLeftOut(release, request.params.code)
      if (pool === undefined) throw problem('pool-not-found', { pool: request.params.code.slice(0, 20) })
      const on = request.query.on ?? clock.today()
      const day = parseDay(on)
      if (day === NO_DAY) throw problem('day-not-valid', { day: on.slice(0, 20) })
      return { pool: summarise(pool, release, day), on: formatDay(day), parameters: parametersOn(pool, day) }
    },
  )

  app.get(
    '/api/policy/documents',
    {
      config: { access: 'public' },
      schema: {
        summary: '规定所依据的文件',
        tags,
        response: { 200: Type.Object({ documents: Type.Array(PolicyDocumentSchema) }) },
      },
    },
    () => ({ documents: [...release.documents.values()].map(describeDocument) }),
  )

  const basis = new Map<string, PolicyBasisMessage>()
  app.get(
    '/api/policy/documents/:document',
    {
      config: { access: 'public' },
      schema: {
        summary: '一份文件：每一条，和靠它的全部规定',
        tags,
        params: Type.Object({ document: Type.String({ maxLength: 80 }) }),
        response: { 200: PolicyBasisSchema },
      },
    },
    (request) => {
      const { document } = request.params
      const record = release.documents.get(document)
      if (record === undefined) throw problem('document-not-found', { document: document.slice(0, 40) })
      const known = basis.get(document) ?? describeBasis(record, release)
      basis.set(document, known)
      return known
    },
  )
}
