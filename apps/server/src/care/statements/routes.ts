import { Type } from 'typebox'
import { StatementListSchema } from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { institutionOf, requireSamePlace } from '../institutions/index.ts'
import { listStatements } from './list.ts'

const showStatements = route(
  {
    method: 'GET',
    url: '/api/desk/institutions/:code/statements',
    config: { access: ['accepting', 'reviewing', 'finance', 'audit', 'admin'] },
    schema: {
      summary: '一家机构最近的对账',
      tags: ['医药机构'],
      params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
      response: { 200: StatementListSchema },
    },
  },
  async (request, deps) => {
    const institution = await institutionOf(deps, request.params.code)
    requireSamePlace(staffOf(request), institution, deps.release)
    return { statements: await listStatements(deps.database, institution.code) }
  },
)

/** What came of an institution's reconciliations, for the desk of its place. */
export const statementRoutes = routes(showStatements)
