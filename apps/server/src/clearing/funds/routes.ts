/** 基金运行 at the desk: a year or a month of each fund, as a page's answer and to take along. */
import { Type } from 'typebox'
import { FundPeriodMessage, FundPeriodQuery } from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { pdf, sendPaper } from '../../platform/printing/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import { bookOf, choiceOfBooks } from '../treasury/index.ts'
import { showFundPeriod } from './period.ts'
import { drawPeriod, periodSheet, periodText } from './statement.ts'

const tags = ['基金']
const config = { access: ['finance', 'audit', 'admin'] } as const
const url = '/api/desk/funds/period'

/** What somebody asks to see. Throws `treasury-other-region`, `fund-book-not-known`, `fund-period-not-valid`. */
async function asked(deps: RecordsDeps, staff: Staff, query: FundPeriodQuery): Promise<FundPeriodMessage> {
  const book = await bookOf(deps.database, staff, query.book)
  const shown = await showFundPeriod(deps, book, query.period ?? deps.clock.today().slice(0, 4))
  return { ...shown, books: await choiceOfBooks(deps.database, staff) }
}

const show = route(
  {
    method: 'GET',
    url,
    config,
    schema: {
      summary: '基金运行：一年或一个月里各项基金的收支、结余、可支付月数和预算执行',
      tags,
      querystring: FundPeriodQuery,
      response: { 200: FundPeriodMessage },
    },
  },
  (request, deps: RecordsDeps) => asked(deps, staffOf(request), request.query),
)

const nameOf = ({ book, period }: FundPeriodMessage): string => `基金运行${book}-${period}`

const sheet = (as: 'xlsx' | 'csv') =>
  route(
    {
      method: 'GET',
      url: `${url}/statement.${as}`,
      config,
      schema: {
        summary: `基金运行表（${as.toUpperCase()}）`,
        tags,
        querystring: FundPeriodQuery,
        response: { 200: Type.Any() },
      },
    },
    async (request, deps: RecordsDeps, reply) => {
      const shown = await asked(deps, staffOf(request), request.query)
      return sendSheet(reply, nameOf(shown), as, as === 'csv' ? periodText(shown) : await periodSheet(shown))
    },
  )

const paper = route(
  {
    method: 'GET',
    url: `${url}/statement.pdf`,
    config,
    schema: { summary: '基金运行表（PDF）', tags, querystring: FundPeriodQuery, response: pdf },
  },
  async (request, deps: RecordsDeps, reply) => {
    const shown = await asked(deps, staffOf(request), request.query)
    return sendPaper(reply, await drawPeriod(shown, deps.clock.now()), nameOf(shown))
  },
)

/** 基金运行: finance, audit and admin look on. */
export const fundPeriodRoutes = routes(show, sheet('xlsx'), sheet('csv'), paper)
