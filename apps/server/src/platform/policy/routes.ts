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
import { route, routes } from '../http/index.ts'
import type { ServerDeps, ServerModule } from '../module/index.ts'
import { refuseLeftOut } from './release.ts'
import { describeBasis, describeDocument, describeLeftOut, parametersOn, summarise } from './views.ts'

const tags = ['政策']

interface BasisDeps extends ServerDeps {
  /** What was described already: the law of a release does not change. */
  basis: Map<string, PolicyBasisMessage>
}

const showRelease = route(
  {
    method: 'GET',
    url: '/api/policy/release',
    config: { access: 'public' },
    schema: { summary: '正在使用的政策发布', tags, response: { 200: PolicyReleaseSchema } },
  },
  (_request, { release }: ServerDeps) => ({
    id: release.id,
    pools: release.pools.size,
    documents: release.documents.size,
    leftOut: [...release.leftOut.values()].map(describeLeftOut),
  }),
)

const showPools = route(
  {
    method: 'GET',
    url: '/api/policy/pools',
    config: { access: 'public' },
    schema: { summary: '全部统筹区', tags, response: { 200: Type.Array(PoolSummarySchema) } },
  },
  (_request, { release, clock }: ServerDeps) =>
    [...release.pools.values()].map((pool) => summarise(pool, release, parseDay(clock.today()))),
)

const showPool = route(
  {
    method: 'GET',
    url: '/api/policy/pools/:code',
    config: { access: 'public' },
    schema: {
      summary: '一个统筹区某一天的规定',
      tags,
      params: Type.Object({ code: Type.String() }),
      querystring: Type.Object({ on: Type.Optional(Type.String({ description: '日期，默认今天' })) }),
      response: { 200: PoolOnDaySchema },
    },
  },
  (request, { release, clock }: ServerDeps) => {
    const pool = release.pools.get(request.params.code)
    if (pool === undefined) refuseLeftOut(release, request.params.code)
    if (pool === undefined) throw problem('pool-not-found', { pool: request.params.code.slice(0, 20) })
    const on = request.query.on ?? clock.today()
    const day = parseDay(on)
    if (day === NO_DAY) throw problem('day-not-valid', { day: on.slice(0, 20) })
    return { pool: summarise(pool, release, day), on: formatDay(day), parameters: parametersOn(pool, day) }
  },
)

const showDocuments = route(
  {
    method: 'GET',
    url: '/api/policy/documents',
    config: { access: 'public' },
    schema: {
      summary: '规定所依据的文件',
      tags,
      response: { 200: Type.Object({ documents: Type.Array(PolicyDocumentSchema) }) },
    },
  },
  (_request, { release }: ServerDeps) => ({ documents: [...release.documents.values()].map(describeDocument) }),
)

const showDocument = route(
  {
    method: 'GET',
    url: '/api/policy/documents/:document',
    config: { access: 'public' },
    schema: {
      summary: '一份文件：每一条，和靠它的全部规定',
      tags,
      params: Type.Object({ document: Type.String({ maxLength: 80 }) }),
      response: { 200: PolicyBasisSchema },
    },
  },
  (request, { release, basis }: BasisDeps) => {
    const { document } = request.params
    const record = release.documents.get(document)
    if (record === undefined) throw problem('document-not-found', { document: document.slice(0, 40) })
    const known = basis.get(document) ?? describeBasis(record, release)
    basis.set(document, known)
    return known
  },
)

/** The law in force, for pages and other programs: `/api/policy/…`. Public, like the law. */
export const policyRoutes: ServerModule = (app, deps) => {
  routes(showRelease, showPools, showPool, showDocuments, showDocument)(app, { ...deps, basis: new Map() })
}
