/** 月度结算单 as PDF and XLSX, and the postings behind a line, through either door. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { MonthlyPostings } from '@yidi/contracts'
import type { MonthlyLine, StaffRole } from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { route } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { pdf, sendPaper } from '../../platform/printing/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import { Params, tags } from './door.ts'
import { casesOf, codesOfLines } from './diseases.ts'
import { methodFigures } from './methods.ts'
import { postingsOf } from './postings.ts'
import { showApplication, shownLine } from './show.ts'
import { drawStatement, statementSheet } from './statement.ts'
import { applicationOf } from './working.ts'

type Requires = (request: FastifyRequest, deps: RecordsDeps, id: string) => Promise<unknown>

/** The lines of an application, each with the code of its disease. */
async function allLines({ database }: RecordsDeps, id: string): Promise<MonthlyLine[]> {
  const codes = codesOfLines(await casesOf(database, await applicationOf(database.kysely, id)))
  const rows = await database.kysely
    .selectFrom('monthly_line')
    .selectAll()
    .where('application_id', '=', id)
    .orderBy('line_no')
    .execute()
  return rows.map((row) => shownLine(row, codes.get(row.line_no)))
}

/** The addresses below one door; `requires` refuses whoever it is not for. */
export const statementRoutes = (url: string, config: { access: readonly StaffRole[] }, requires: Requires) =>
  [
    route(
      {
        method: 'GET',
        url: `${url}/:applicationId/statement.pdf`,
        config,
        schema: { summary: '月度结算单（PDF）', tags, params: Params, response: pdf },
      },
      async (request, deps: RecordsDeps, reply) => {
        const { applicationId: id } = request.params
        await requires(request, deps, id)
        const shown = await showApplication(deps, staffOf(request), id)
        const told = (await allLines(deps, id)).filter(
          (line) => line.decision === 'refused' || line.restored !== '0.00' || line.objection !== null,
        )
        const from = { regionName: placeName(shown.region), at: deps.clock.now() }
        return sendPaper(reply, await drawStatement(shown, told, from), `月度结算单${shown.month}`)
      },
    ),
    route(
      {
        method: 'GET',
        url: `${url}/:applicationId/statement.xlsx`,
        config,
        schema: { summary: '月度结算单的每笔明细（XLSX）', tags, params: Params, response: { 200: Type.Any() } },
      },
      async (request, deps: RecordsDeps, reply) => {
        const { applicationId: id } = request.params
        await requires(request, deps, id)
        const shown = await showApplication(deps, staffOf(request), id)
        const application = await applicationOf(deps.database.kysely, id)
        return sendSheet(
          reply,
          `月度结算单${shown.month}`,
          'xlsx',
          await statementSheet(shown, await allLines(deps, id), await methodFigures(deps, application)),
        )
      },
    ),
    route(
      {
        method: 'GET',
        url: `${url}/:applicationId/lines/:no`,
        config,
        schema: {
          summary: '一笔明细的记账：两地的账，和不予支付的',
          tags,
          params: Type.Object({ ...Params.properties, no: Type.Integer({ minimum: 1, maximum: 10_000_000 }) }),
          response: { 200: MonthlyPostings },
        },
      },
      async (request, deps: RecordsDeps) => {
        const { applicationId: id, no } = request.params
        await requires(request, deps, id)
        return postingsOf(deps, id, no)
      },
    ),
  ] as const
