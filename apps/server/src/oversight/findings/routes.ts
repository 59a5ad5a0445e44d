import {
  FindingDismissal,
  FindingListExport,
  FindingListQuery,
  FindingListSearch,
  FindingMessage,
  FindingRunForm,
  FindingRunsMessage,
  FindingsMessage,
  mostExported,
} from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { Type } from 'typebox'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import { exportFindings, listFindings } from './list.ts'
import { startFindingRun } from './run.ts'
import { listFindingRuns } from './runs.ts'
import { dismissFinding } from './settle.ts'
import { showFinding } from './show.ts'

const tags = ['监管']
const readers = ['inspecting', 'audit'] as const
const FindingParams = Type.Object({ findingId: Type.String({ maxLength: 60 }) })

const list = route(
  {
    method: 'GET',
    url: '/api/desk/findings',
    config: { access: readers },
    schema: {
      summary: '疑点：监管规则对已结算费用的提示，按分数',
      description: '没有姓名。要处理的在前：状态不写时只列待处理的。',
      tags,
      querystring: FindingListQuery,
      response: { 200: FindingsMessage },
    },
  },
  (request, deps: RecordsDeps) => listFindings(deps, staffOf(request), request.query),
)

const search = route(
  {
    method: 'POST',
    url: '/api/desk/findings/search',
    config: { access: readers, repeatable: true },
    schema: {
      summary: '疑点：同上，还可以按写全的姓名或身份证号查',
      description: '姓名和身份证号不写在地址里。按人查要记审计。',
      tags,
      body: FindingListSearch,
      response: { 200: FindingsMessage },
    },
  },
  (request, deps: RecordsDeps) => listFindings(deps, staffOf(request), request.body),
)

const file = route(
  {
    method: 'POST',
    url: '/api/desk/findings/export',
    config: { access: readers, repeatable: true },
    schema: {
      summary: '导出疑点（CSV 或 XLSX）',
      description: `按筛选导出，最多 ${String(mostExported)} 行；记一笔审计，写明有多少人。`,
      tags,
      body: FindingListExport,
      response: { 200: Type.Any() },
    },
  },
  async (request, deps: RecordsDeps, reply) =>
    sendSheet(
      reply,
      `疑点${deps.clock.today()}`,
      request.body.as,
      await exportFindings(deps, staffOf(request), request.body),
    ),
)

const show = route(
  {
    method: 'GET',
    url: '/api/desk/findings/:findingId',
    config: { access: readers },
    schema: {
      summary: '一个疑点：依据、事实、有关的结算',
      description: '看一次记一笔审计。',
      tags,
      params: FindingParams,
      response: { 200: FindingMessage },
    },
  },
  (request, deps: RecordsDeps) => showFinding(deps, staffOf(request), request.params.findingId),
)

const dismiss = route(
  {
    method: 'POST',
    url: '/api/desk/findings/:findingId/dismissal',
    config: { access: ['inspecting'] },
    schema: {
      summary: '排除一个疑点，写明理由',
      description: '排除以后留着，再检查也不会再出来。',
      tags,
      params: FindingParams,
      body: FindingDismissal,
      response: { 200: FindingMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { database, clock } = deps
    const staff = staffOf(request)
    const { findingId } = request.params
    const by = { actorKind: 'staff', actor: staff.staffName } as const
    await runOfficeCommand(database, clock, commandKeyOf(request, 'finding.dismiss'), (transaction) => {
      const work = { transaction, ciphers: database.ciphers, now: clock.now(), pool: staff.pool!, by }
      return dismissFinding(work, findingId, request.body.reason)
    })
    return showFinding(deps, staff, findingId)
  },
)

const runsOf = ({ database }: RecordsDeps, { pool, roles }: Staff): Promise<FindingRunsMessage> =>
  listFindingRuns(database, pool, pool !== null && roles.includes('inspecting'))

const showRuns = route(
  {
    method: 'GET',
    url: '/api/desk/finding-runs',
    config: { access: readers },
    schema: { summary: '检查：规则查过哪些时段，做到哪里', tags, response: { 200: FindingRunsMessage } },
  },
  (request, deps: RecordsDeps) => runsOf(deps, staffOf(request)),
)

const start = route(
  {
    method: 'POST',
    url: '/api/desk/finding-runs',
    config: { access: ['inspecting'] },
    schema: {
      summary: '检查一个时段的结算',
      description: '一个统筹区同时只做一次。开始以后由程序接着做完；中断了会接着做；同样的疑点不会有两个。',
      tags,
      body: FindingRunForm,
      response: { 200: FindingRunsMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { database, clock } = deps
    const staff = staffOf(request)
    const by = { actorKind: 'staff', actor: staff.staffName } as const
    await runOfficeCommand(database, clock, commandKeyOf(request, 'oversight.run'), (transaction) =>
      startFindingRun(deps, transaction, staff.pool!, request.body, by),
    )
    return runsOf(deps, staff)
  },
)

/** 疑点 at the desk: lists, one whole, dismissing, and the runs that find them. */
export const findingRoutes = routes(list, search, file, show, dismiss, showRuns, start)
