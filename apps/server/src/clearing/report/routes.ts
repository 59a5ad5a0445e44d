/** 基金公布 at the desk: finance prepares, another of finance releases; audit and admin look on. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { FundReportForm, FundReportMessage, FundReportsMessage, FundReportWordsForm, problem } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { pdf, sendPaper } from '../../platform/printing/index.ts'
import { prepareReport, releaseReport, stepReport, takeBackReport } from './commands.ts'
import type { FundReportWorking } from './commands.ts'
import { reportOf } from './content.ts'
import { drawReport } from './paper.ts'
import { endedPeriod, periodOf } from './period.ts'
import { publicFundRoutes } from './public-routes.ts'
import { requireReport, showReport, showReports } from './show.ts'
import { refusePersons } from './words.ts'

const tags = ['基金公布']
const url = '/api/desk/fund-reports'
const finance = { access: ['finance'] } as const
const looking = { access: ['finance', 'audit', 'admin'] } as const
const Params = Type.Object({ reportId: Type.String({ maxLength: 60, description: '基金公布的编号' }) })
const response = { 200: FundReportMessage }
type Params = { reportId: string }

const list = route(
  {
    method: 'GET',
    url,
    config: looking,
    schema: { summary: '基金运行情况公布：稿子和已经公布的', tags, response: { 200: FundReportsMessage } },
  },
  (request, deps: RecordsDeps) => showReports(deps, staffOf(request)),
)

const one = route(
  {
    method: 'GET',
    url: `${url}/:reportId`,
    config: looking,
    schema: { summary: '一份基金公布，和账上现在还一不一样', tags, params: Params, response },
  },
  (request, deps: RecordsDeps) => showReport(deps, staffOf(request), request.params.reportId),
)

const paper = route(
  {
    method: 'GET',
    url: `${url}/:reportId/report.pdf`,
    config: looking,
    schema: { summary: '一份基金公布（PDF），没有公布的也可以看', tags, params: Params, response: pdf },
  },
  async (request, deps: RecordsDeps, reply) => {
    const { reportId, content, ...said } = await showReport(deps, staffOf(request), request.params.reportId)
    const bytes = await drawReport({ reportId, content, ...said, at: deps.clock.now() })
    return sendPaper(reply, bytes, `基金运行情况${content.pool}-${content.period}`)
  },
)

/** Runs a command of the pool of whoever asks, once by its key; `work` gives the number of the report. */
async function run(
  request: FastifyRequest,
  deps: RecordsDeps,
  name: string,
  work: (working: FundReportWorking) => Promise<string>,
): Promise<FundReportMessage> {
  const { database, clock } = deps
  const staff = ownStaff(request)
  const id = await runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, staff }),
  )
  return showReport(deps, staff, id)
}

/** Throws `fund-report-no-pool`. */
function ownStaff(request: FastifyRequest): FundReportWorking['staff'] {
  const { pool, ...staff } = staffOf(request)
  if (pool === null) throw problem('fund-report-no-pool')
  return { ...staff, pool }
}

const prepare = route(
  {
    method: 'POST',
    url,
    config: finance,
    schema: {
      summary: '拟一份基金公布，等另一位财务发布',
      description: '年或月要已经过完。数从记账来，照拟稿时的样子留着；发布时账上变了，就要重新拟。',
      tags,
      body: FundReportForm,
      response,
    },
  },
  async (request, deps: RecordsDeps) => {
    const { body } = request
    const { pool } = ownStaff(request)
    const period = endedPeriod(body.period, deps.clock.today())
    await refusePersons(deps.database, body.foreword, body.correction)
    const content = await reportOf(deps, pool, period)
    return run(request, deps, 'fund-report.prepare', (working) => prepareReport(working, period, body, content))
  },
)

const release = route(
  {
    method: 'POST',
    url: `${url}/:reportId/release`,
    config: finance,
    schema: { summary: '发布；拟稿的人不能发布，账上变了的不能发布', tags, params: Params, response },
  },
  async (request, deps: RecordsDeps) => {
    const { reportId } = request.params
    const { row } = await requireReport(deps, ownStaff(request), reportId)
    // Read before the transaction: it reads much, and holds nothing.
    const now = await reportOf(deps, row.pool, periodOf(row.period))
    return run(request, deps, 'fund-report.release', async (working) => {
      await releaseReport(working, reportId, now)
      return reportId
    })
  },
)

const stepping = (action: 'drop' | 'ask-back' | 'keep', summary: string) =>
  route(
    {
      method: 'POST',
      url: `${url}/:reportId/${action}`,
      config: finance,
      schema: { summary, tags, params: Params, body: FundReportWordsForm, response },
    },
    async (request, deps: RecordsDeps) => {
      const { reportId } = request.params as Params
      const { words } = request.body as FundReportWordsForm
      await refusePersons(deps.database, words)
      return run(request, deps, `fund-report.${action}`, async (working) => {
        await stepReport(working, reportId, action, words)
        return reportId
      })
    },
  )

const takeBack = route(
  {
    method: 'POST',
    url: `${url}/:reportId/take-back`,
    config: finance,
    schema: { summary: '撤下；申请撤下的人不能撤下', tags, params: Params, response },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'fund-report.take-back', async (working) => {
      const { reportId } = request.params as Params
      await takeBackReport(working, reportId)
      return reportId
    }),
)

export const fundReportRoutes = routes(
  list,
  one,
  paper,
  prepare,
  release,
  stepping('drop', '不公布，写明原因'),
  stepping('ask-back', '申请撤下，写明原因，等另一位财务'),
  takeBack,
  stepping('keep', '不撤下，写明原因'),
  ...publicFundRoutes,
)
