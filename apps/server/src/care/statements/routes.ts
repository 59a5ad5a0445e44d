import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  DifferenceWorkForm,
  OwnReconciliationMessage,
  ReconciliationDeskMessage,
  ReconciliationQuery,
  StatementListSchema,
  problem,
} from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { acceptFiles, route, routes, sentBytes } from '../../platform/http/index.ts'
import type { RecordsDeps, RecordsModule } from '../../platform/module/index.ts'
import { sendSheet, sheetTypes } from '../../platform/sheets/index.ts'
import { institutionOf, requireSamePlace } from '../institutions/index.ts'
import { showDesk, workers } from './desk.ts'
import { workDifference } from './differences.ts'
import { linesTemplate, ownLinesFile } from './lines-file.ts'
import { rowsOfPeriod } from './lines.ts'
import { listStatements } from './list.ts'
import { ownPeriod, reconcileFile, showOwn } from './own.ts'
import type { StatementPeriod } from './period.ts'

const tags = ['对账']
const readers = ['accepting', 'reviewing', 'finance', 'audit', 'admin'] as const
const institution = { access: ['institution'] } as const
const code = Type.String({ maxLength: 40 })

const showStatements = route(
  {
    method: 'GET',
    url: '/api/desk/institutions/:code/statements',
    config: { access: readers },
    schema: {
      summary: '一家机构最近的对账',
      tags,
      params: Type.Object({ code }),
      response: { 200: StatementListSchema },
    },
  },
  async (request, deps) => {
    const found = await institutionOf(deps, request.params.code)
    requireSamePlace(staffOf(request), found, deps.release)
    return { statements: await listStatements(deps.database, found.code) }
  },
)

const showAll = route(
  {
    method: 'GET',
    url: '/api/desk/reconciliations',
    config: { access: readers },
    schema: {
      summary: '对账：各家机构最近的对账和差异',
      tags,
      response: { 200: ReconciliationDeskMessage },
    },
  },
  (request, deps) => showDesk(deps, staffOf(request)),
)

const work = route(
  {
    method: 'POST',
    url: '/api/desk/institutions/:code/differences/:difference',
    config: { access: workers },
    schema: {
      summary: '处理一条对账差异：怎么处理的，和一句说明',
      description: '后来的对账已经没有这条差异的，不再处理。',
      tags,
      params: Type.Object({ code, difference: Type.String({ maxLength: 40, description: '差异编号' }) }),
      body: DifferenceWorkForm,
      response: { 200: ReconciliationDeskMessage },
    },
  },
  async (request, deps) => {
    const { database, clock } = deps
    const staff = staffOf(request)
    const found = await institutionOf(deps, request.params.code)
    requireSamePlace(staff, found, deps.release)
    const of = { institution: found.code, number: request.params.difference }
    await runOfficeCommand(database, clock, commandKeyOf(request, 'statement.work'), (transaction) =>
      workDifference({ transaction, ciphers: database.ciphers, clock, staff }, of, request.body),
    )
    return showDesk(deps, staff)
  },
)

/** The days that an institution asks about. Throws `referral-no-institution`, `statement-days-not-valid`. */
function askedPeriod(request: FastifyRequest, { clock }: RecordsDeps): StatementPeriod {
  const { institution: own } = staffOf(request)
  if (own === null) throw problem('referral-no-institution')
  return ownPeriod(own, request.query as ReconciliationQuery, clock.today())
}

const showOurs = route(
  {
    method: 'GET',
    url: '/api/institution/reconciliation',
    config: institution,
    schema: {
      summary: '今日对账：平台的各笔、最近的对账和差异',
      tags,
      querystring: ReconciliationQuery,
      response: { 200: OwnReconciliationMessage },
    },
  },
  (request, deps: RecordsDeps) => showOwn(deps, askedPeriod(request, deps)),
)

const oursAs = (as: 'xlsx' | 'csv') =>
  route(
    {
      method: 'GET',
      url: `/api/institution/reconciliation/ours.${as}`,
      config: institution,
      schema: {
        summary: `平台的各笔（${as.toUpperCase()}），和模板一样的列`,
        tags,
        querystring: ReconciliationQuery,
        response: { 200: Type.Any() },
      },
    },
    async (request, deps: RecordsDeps, reply) => {
      const period = askedPeriod(request, deps)
      const lines = await rowsOfPeriod(deps.database, period)
      return sendSheet(reply, `平台明细${period.from}至${period.to}`, as, await ownLinesFile(lines, as))
    },
  )

const template = route(
  {
    method: 'GET',
    url: '/api/institution/reconciliation/template',
    config: institution,
    schema: { summary: '对账明细的模板（XLSX）', tags, response: { 200: Type.Any() } },
  },
  async (_request, _deps: RecordsDeps, reply) => sendSheet(reply, '对账明细模板', 'xlsx', await linesTemplate()),
)

/** Twenty thousand lines are some three megabytes. */
const bodyLimit = 8 * 1_048_576

const handIn = route(
  {
    method: 'POST',
    url: '/api/institution/reconciliation/list',
    // The same file again is the same reconciliation.
    config: { ...institution, repeatable: true },
    bodyLimit,
    schema: {
      summary: '对明细账：交本机构的明细（XLSX 或 CSV），和平台的逐笔比',
      description: '同一个文件再交一次，结果一样；经办机构处理过的差异仍在。有一行读不出来，就什么也不记。',
      tags,
      consumes: [sheetTypes.xlsx, 'text/csv', 'application/octet-stream'],
      querystring: ReconciliationQuery,
      response: { 200: OwnReconciliationMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const period = askedPeriod(request, deps)
    await reconcileFile(deps, period, sentBytes(request))
    return showOwn(deps, period)
  },
)

/** 对账: for the desk of an institution's place, and for the institution itself. */
export const statementRoutes = routes(showStatements, showAll, work, showOurs, oursAs('xlsx'), oursAs('csv'), template)

/** What of it is handed in as a file, in a scope of its own. */
export const ownReconciliationFileRoutes: RecordsModule = (app, deps) => {
  acceptFiles(app, bodyLimit)
  routes(handIn)(app, deps)
}
