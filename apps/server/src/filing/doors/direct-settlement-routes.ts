import { Type } from 'typebox'
import { DirectSettlementMessage, FilingTypeCode } from '@yidi/contracts'
import { CATEGORIES, INSURANCES, VISIT_KINDS } from '@yidi/rules'
import { citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { dayOf } from '../record/index.ts'
import { directSettlementIn, directSettlementOf } from './direct-settlement.ts'
import type { ThoughtOfVisit } from './direct-settlement.ts'

const tags = ['备案']

const visitQuery = {
  institution: Type.Optional(Type.String({ maxLength: 30, description: '定点机构代码' })),
  place: Type.Optional(
    Type.String({ maxLength: 6, description: '没有定机构时：就医城市的代码，按那里开通了联网的大医院答' }),
  ),
  kind: Type.Enum([...VISIT_KINDS], { description: '就诊类型' }),
  day: Type.Optional(Type.String()),
  emergency: Type.Optional(Type.Boolean()),
  chronicKind: Type.Optional(Type.String({ maxLength: 40 })),
  filed: Type.Optional(FilingTypeCode),
}

interface VisitQuery extends Omit<ThoughtOfVisit, 'visit'>, Omit<ThoughtOfVisit['visit'], 'day'> {
  day?: string
}

/** What an address asks, of today where it names no day. */
function askedOf(query: VisitQuery, clock: Clock): ThoughtOfVisit {
  const { institution, place, filed, day, kind, emergency, chronicKind } = query
  return {
    institution,
    place,
    filed,
    visit: {
      kind,
      day: dayOf(day, clock),
      ...(emergency === undefined ? {} : { emergency }),
      ...(chronicKind === undefined ? {} : { chronicKind }),
    },
  }
}

const askDirectSettlement = route(
  {
    method: 'GET',
    url: '/api/direct-settlement',
    config: { access: ['citizen'], scope: 'any' },
    schema: {
      summary: '能不能直接结算：我在这家机构、这一天',
      description: 'filed 给一种备案类型：假如办好了去那里的这种备案，能不能直接结算。',
      tags,
      querystring: Type.Object(visitQuery),
      response: { 200: DirectSettlementMessage },
    },
  },
  (request, deps) => directSettlementOf(deps, citizenOf(request).personNo, askedOf(request.query, deps.clock)),
)

const askOfPool = route(
  {
    method: 'GET',
    url: '/api/direct-settlement/of-pool',
    config: { access: 'public' },
    schema: {
      summary: '能不能直接结算：某个参保地的人，不用登录',
      description: '当作待遇正常、什么备案都没有；filed 给一种备案类型：假如办好了去那里的这种备案。',
      tags,
      querystring: Type.Object({
        pool: Type.String({ description: '参保地（统筹区代码）' }),
        insurance: Type.Enum([...INSURANCES]),
        category: Type.Optional(Type.Enum([...CATEGORIES])),
        ...visitQuery,
      }),
      response: { 200: DirectSettlementMessage },
    },
  },
  (request, deps) => {
    const { pool, insurance, category, ...visit } = request.query
    return directSettlementIn(deps, pool, { insurance, category }, askedOf(visit, deps.clock))
  },
)

/** 直接结算: asked before going to a hospital. */
export const directSettlementRoutes = routes(askDirectSettlement, askOfPool)
