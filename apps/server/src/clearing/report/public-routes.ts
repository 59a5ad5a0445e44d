/** 基金公布 for everybody, as page and PDF. */
import { Type } from 'typebox'
import { PublishedFundReportMessage, PublishedFundsMessage } from '@yidi/contracts'
import { route } from '../../platform/http/index.ts'
import type { Route } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { pdf, qrOf, sendPaper, siteOf } from '../../platform/printing/index.ts'
import { drawReport } from './paper.ts'
import { showPublishedFunds, showPublishedReport } from './show.ts'

const tags = ['基金公布']
const config = { access: 'public' } as const
const Params = Type.Object({
  pool: Type.String({ maxLength: 20, description: '统筹区代码' }),
  period: Type.String({ maxLength: 20, description: '年或月：2025 或 2025-06' }),
})

const list = route(
  {
    method: 'GET',
    url: '/api/published/funds',
    config,
    schema: { summary: '公布过的基金运行情况', tags, response: { 200: PublishedFundsMessage } },
  },
  (_request, deps: RecordsDeps) => showPublishedFunds(deps),
)

const one = route(
  {
    method: 'GET',
    url: '/api/published/funds/:pool/:period',
    config,
    schema: {
      summary: '一个统筹区一年或一月的基金运行情况',
      tags,
      params: Params,
      response: { 200: PublishedFundReportMessage },
    },
  },
  (request, deps: RecordsDeps) => showPublishedReport(deps, request.params.pool, request.params.period),
)

const paper = route(
  {
    method: 'GET',
    url: '/api/published/funds/:pool/:period/report.pdf',
    config,
    schema: { summary: '一个统筹区一年或一月的基金运行情况（PDF）', tags, params: Params, response: pdf },
  },
  async (request, deps: RecordsDeps, reply) => {
    const { pool, period } = request.params
    const shown = await showPublishedReport(deps, pool, period)
    const address = `${siteOf(request, deps.config.publicUrl)}/published/funds?pool=${pool}&period=${period}`
    const page = { address, code: await qrOf(address) }
    return sendPaper(reply, await drawReport({ ...shown, at: deps.clock.now(), page }), `基金运行情况${pool}-${period}`)
  },
)

export const publicFundRoutes: readonly Route<RecordsDeps>[] = [list, one, paper]
