import { Type } from 'typebox'
import { GuideMessage, ServiceGuideMessage, problem } from '@yidi/contracts'
import { FILING_TYPES, channels, parseDay, valueOn } from '@yidi/rules'
import { route, routes } from '../../platform/http/index.ts'
import type { ServerDeps } from '../../platform/module/index.ts'
import { guideOfPlace, serviceGuideOf } from '../papers/index.ts'
import { dayOf, lawOf } from '../record/index.ts'
import { PoolQuery, askedPool } from './asked-pool.ts'

const InsuredQuery = Type.Optional(
  Type.String({ maxLength: 20, description: '参保的市（六位区划代码）；没有接入本平台的，给全国一般做法' }),
)
const tags = ['备案']
const config = { access: 'public', session: true } as const

const showGuide = route(
  {
    method: 'GET',
    url: '/api/filings/guide',
    config,
    schema: {
      summary: '参保地的办事指南：窗口、电话、步骤、报销材料',
      tags,
      querystring: Type.Object({ pool: PoolQuery }),
      response: { 200: GuideMessage },
    },
  },
  (request, deps: ServerDeps) => {
    const law = lawOf(deps.release, askedPool(request, request.query.pool))
    const guide = deps.release.filing.guides.get(law.pool)
    if (guide === undefined) throw problem('filing-law-missing', { pool: law.pool })
    const { ours, others } = channels(law, deps.clock.today())
    const offered = valueOn(law, 'offered', parseDay(deps.clock.today())) ?? []
    const types = offered.map((type) => ({ type, title: FILING_TYPES[type].title }))
    return {
      ...structuredClone(guide),
      pool: law.pool,
      types,
      channels: { ours: [...ours], others: [...others] },
    } as never
  },
)

const showServiceGuide = route(
  {
    method: 'GET',
    url: '/api/filings/service-guide',
    config,
    schema: {
      summary: '参保地的办事指南，逐项：适用范围到常见问题',
      tags,
      querystring: Type.Object({ pool: PoolQuery, insured: InsuredQuery, day: Type.Optional(Type.String()) }),
      response: { 200: ServiceGuideMessage },
    },
  },
  (request, deps: ServerDeps) => {
    const { insured, day } = request.query
    if (insured !== undefined) return structuredClone(guideOfPlace(deps.release, insured, dayOf(day, deps.clock)))
    const { pool } = lawOf(deps.release, askedPool(request, request.query.pool))
    return structuredClone(serviceGuideOf(deps.release, pool, dayOf(day, deps.clock)))
  },
)

/** 办事指南 of a pool, as it stands in its policy and item by item. */
export const guideRoutes = routes(showGuide, showServiceGuide)
