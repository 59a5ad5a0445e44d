/** A year of an institution, through either door: to look at and as CSV. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { MonthlyYearMessage } from '@yidi/contracts'
import type { StaffRole } from '@yidi/contracts'
import { route } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { csvOf, sendSheet } from '../../platform/sheets/index.ts'
import { tags } from './door.ts'
import { showYear, yearColumns, yearLines } from './own-year.ts'

type FindsInstitution = (
  request: FastifyRequest,
  deps: RecordsDeps,
) => Promise<{ code: string; name: string; place: string }>

const YearQuery = Type.Object({
  year: Type.Optional(Type.String({ maxLength: 10, description: '哪一年，例如 2026；不写是今年' })),
})

/** The addresses below one door; `whose` refuses whoever an institution is not for. */
export const yearRoutes = (url: string, config: { access: readonly StaffRole[] }, whose: FindsInstitution) =>
  [
    route(
      {
        method: 'GET',
        url,
        config,
        schema: {
          summary: '一家机构一年的结算，按月份',
          description: '全年的人数一个人算一次，不是各月相加。',
          tags,
          querystring: YearQuery,
          response: { 200: MonthlyYearMessage },
        },
      },
      async (request, deps: RecordsDeps) => showYear(deps, await whose(request, deps), request.query.year),
    ),
    route(
      {
        method: 'GET',
        url: `${url}.csv`,
        config,
        schema: {
          summary: '一家机构一年的结算，按月份（CSV）',
          tags,
          querystring: YearQuery,
          response: { 200: Type.Any() },
        },
      },
      async (request, deps: RecordsDeps, reply) => {
        const shown = await showYear(deps, await whose(request, deps), request.query.year)
        const name = `${shown.institutionName}${String(shown.year)}年结算`
        return sendSheet(reply, name, 'csv', csvOf(yearColumns, yearLines(shown)))
      },
    ),
  ] as const
