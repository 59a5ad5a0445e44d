import { Type } from 'typebox'
import { EmployerFilingLine } from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { filingLinesOf } from '../apply/index.ts'

const showCommunityFilings = route(
  {
    method: 'GET',
    url: '/api/community/filings',
    config: { access: ['community'] },
    schema: {
      summary: '本账号在社区录的备案',
      description: '最近 200 条，从新到旧。录的是谁、办成没有；别的都不给看。',
      tags: ['经办'],
      response: { 200: Type.Object({ filings: Type.Array(EmployerFilingLine) }) },
    },
  },
  async (request, { database, clock }) => {
    const { staffName } = staffOf(request)
    const lines = await filingLinesOf(database, { kind: 'staff', actor: staffName, today: clock.today() })
    return {
      filings: await Promise.all(
        lines.map(async ({ personNo, message }) => ({
          id: message.id,
          name: (await findPerson(database, personNo))?.name ?? '',
          destinationName: message.destinationName,
          from: message.from,
          to: message.to,
          stateTitle: message.stateTitle,
          tone: message.tone,
          filedOn: message.filedOn,
        })),
      ),
    }
  },
)

/** 社区服务站: what this account entered for people at its counter, and nothing else of them. */
export const communityRoutes = routes(showCommunityFilings)
