import { Type } from 'typebox'
import { DirectSettlementMessage } from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { dayOf } from '../record/index.ts'
import { directSettlementOf } from './direct-settlement.ts'

const askDirectSettlement = route(
  {
    method: 'GET',
    url: '/api/direct-settlement',
    config: { access: ['citizen'], scope: 'any' },
    schema: {
      summary: '能不能直接结算：我在这家机构、这一天',
      tags: ['备案'],
      querystring: Type.Object({
        institution: Type.String({ maxLength: 30, description: '定点机构代码' }),
        kind: Type.Enum(['outpatient', 'inpatient', 'designated-disease', 'pharmacy'], { description: '就诊类型' }),
        day: Type.Optional(Type.String()),
        emergency: Type.Optional(Type.Boolean()),
        chronicKind: Type.Optional(Type.String({ maxLength: 40 })),
      }),
      response: { 200: DirectSettlementMessage },
    },
  },
  (request, deps) => {
    const { institution, day, ...visit } = request.query
    const { personNo } = citizenOf(request)
    return directSettlementOf(deps, personNo, institution, { ...visit, day: dayOf(day, deps.clock) })
  },
)

/** 直接结算: asked before going to a hospital. */
export const directSettlementRoutes = routes(askDirectSettlement)
