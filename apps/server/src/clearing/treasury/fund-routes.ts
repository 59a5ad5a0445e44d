/** 基金 at the desk: balances, months, and the postings behind each figure. */
import { Type } from 'typebox'
import { FundPostingsMessage, FundPostingsQuery, FundsMessage, FundsQuery } from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { route } from '../../platform/http/index.ts'
import type { Route } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { pdf, sendPaper } from '../../platform/printing/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import { drawFunds, fundSheet } from './fund-statement.ts'
import { showFunds, showPostings } from './funds.ts'

const tags = ['基金']
const config = { access: ['finance', 'audit', 'admin'] } as const

const funds = route(
  {
    method: 'GET',
    url: '/api/desk/funds',
    config,
    schema: {
      summary: '基金：各科目的余额和最近十二个月的收支，都是记账的合计',
      tags,
      querystring: FundsQuery,
      response: { 200: FundsMessage },
    },
  },
  (request, deps: RecordsDeps) => showFunds(deps, staffOf(request), request.query),
)

const postings = route(
  {
    method: 'GET',
    url: '/api/desk/funds/postings',
    config,
    schema: {
      summary: '一个数由哪些记账合成',
      tags,
      querystring: FundPostingsQuery,
      response: { 200: FundPostingsMessage },
    },
  },
  (request, deps: RecordsDeps) => showPostings(deps, staffOf(request), request.query),
)

const sheet = route(
  {
    method: 'GET',
    url: '/api/desk/funds/statement.xlsx',
    config,
    schema: { summary: '基金收支表（XLSX）', tags, querystring: FundsQuery, response: { 200: Type.Any() } },
  },
  async (request, deps: RecordsDeps, reply) => {
    const shown = await showFunds(deps, staffOf(request), request.query)
    return sendSheet(reply, `基金收支${shown.book}-${shown.on}`, 'xlsx', await fundSheet(shown))
  },
)

const paper = route(
  {
    method: 'GET',
    url: '/api/desk/funds/statement.pdf',
    config,
    schema: { summary: '基金收支表（PDF）', tags, querystring: FundsQuery, response: pdf },
  },
  async (request, deps: RecordsDeps, reply) => {
    const shown = await showFunds(deps, staffOf(request), request.query)
    return sendPaper(reply, await drawFunds(shown, deps.clock.now()), `基金收支${shown.book}-${shown.on}`)
  },
)

export const fundRoutes: readonly Route<RecordsDeps>[] = [funds, postings, sheet, paper]
