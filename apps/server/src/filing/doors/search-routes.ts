import { Type } from 'typebox'
import { FilingFoundMessage } from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { filingsByNumber, filingsByPerson } from './search.ts'

const searchFilings = route(
  {
    method: 'POST',
    url: '/api/desk/filings/search',
    config: { access: ['accepting', 'reviewing', 'audit', 'admin'], repeatable: true },
    schema: {
      summary: '查备案：按编号、身份证号或姓名',
      description: '按人查要记审计。姓名要写全。最多给 50 条。',
      tags: ['经办'],
      body: Type.Object({
        by: Type.Enum(['number', 'id-number', 'name'], { description: '按编号（可以是一部分）、身份证号、姓名' }),
        text: Type.String({ minLength: 1, maxLength: 60 }),
      }),
      response: { 200: Type.Object({ filings: Type.Array(FilingFoundMessage), more: Type.Boolean() }) },
    },
  },
  (request, deps) => {
    const { by, text } = request.body
    const staff = staffOf(request)
    return by === 'number' ? filingsByNumber(deps.database, staff, text) : filingsByPerson(deps, staff, by, text)
  },
)

/** The room of all filings, for deciding staff and for audit. */
export const filingSearchRoutes = routes(searchFilings)
