import type { FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { Gauge } from 'prom-client'
import { Type } from 'typebox'
import {
  DeskListExport,
  DeskListQuery,
  DeskListSearch,
  DeskQueueMessage,
  DeskTaskMessage,
  mostExported,
  problem,
} from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsModule } from '../../platform/module/index.ts'
import { findTask, findTaskIn, taskKindsOf } from '../../platform/records/index.ts'
import type { RecordKinds } from '../../platform/records/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import { assignTask, colleaguesAt } from './assignment.ts'
import { exportList } from './list-export.ts'
import { lineOf, noteSeen, readLines, sortsSeenBy } from './lists.ts'
import type { ListDeps } from './lists.ts'
import { countOverdue } from './overdue.ts'
import { countQueue, tasksOnPage } from './queue.ts'
import { savedFilterRoutes } from './saved-filter-routes.ts'

const tags = ['经办']
const readers = ['accepting', 'reviewing', 'approving', 'inspecting', 'finance', 'audit', 'admin'] as const

async function listPage(request: FastifyRequest, deps: ListDeps, asked: DeskListSearch): Promise<DeskQueueMessage> {
  const staff = staffOf(request)
  const { page = 1, ...filter } = asked
  const [{ lines, total, people }, counts] = await Promise.all([
    readLines(deps, staff, filter, { from: (page - 1) * tasksOnPage, most: tasksOnPage }),
    countQueue(deps.database, { pool: staff.pool, kinds: sortsSeenBy(deps, staff) }, staff.staffName, deps.clock.now()),
  ])
  await noteSeen(deps, staff, people)
  return { tasks: lines, total, page, pageSize: tasksOnPage, counts }
}

const showQueue = route(
  {
    method: 'GET',
    url: '/api/desk/tasks',
    config: { access: readers },
    schema: {
      summary: '待办：筛选、排序、计数、分页，最后一天在前，所以超期的最先',
      description:
        '每行有姓名和隐去中间的身份证号；看到谁，每人每天记一笔审计。只审批或只管财务的人，看到的是自己要办的种类。',
      tags,
      querystring: DeskListQuery,
      response: { 200: DeskQueueMessage },
    },
  },
  (request, deps: ListDeps) => listPage(request, deps, request.query),
)

const searchQueue = route(
  {
    method: 'POST',
    url: '/api/desk/tasks/search',
    config: { access: readers, repeatable: true },
    schema: {
      summary: '待办：同上，还可以按编号、写全的姓名或身份证号查',
      description: '姓名和身份证号不写在地址里。按人查要记审计。',
      tags,
      body: DeskListSearch,
      response: { 200: DeskQueueMessage },
    },
  },
  (request, deps: ListDeps) => listPage(request, deps, request.body),
)

const fileOfQueue = route(
  {
    method: 'POST',
    url: '/api/desk/tasks/export',
    config: { access: readers, repeatable: true },
    schema: {
      summary: '导出列表（CSV 或 XLSX）',
      description: `按筛选导出，最多 ${String(mostExported)} 行；记一笔审计，写明有多少人。`,
      tags,
      body: DeskListExport,
      response: { 200: Type.Any() },
    },
  },
  async (request, deps: ListDeps, reply) =>
    sendSheet(
      reply,
      `办件${deps.clock.today()}`,
      request.body.as,
      await exportList(deps, staffOf(request), request.body),
    ),
)

const showColleagues = route(
  {
    method: 'GET',
    url: '/api/desk/colleagues',
    config: { access: readers },
    schema: {
      summary: '可以分派给谁：本统筹区的受理和审核人员',
      tags,
      response: { 200: Type.Object({ names: Type.Array(Type.String()) }) },
    },
  },
  async (request, { database }) => ({ names: await colleaguesAt(database, staffOf(request).pool) }),
)

const assign = route(
  {
    method: 'POST',
    url: '/api/desk/tasks/:taskId/assignment',
    config: { access: ['accepting', 'reviewing'] },
    schema: {
      summary: '领办、交给同事、放回',
      tags,
      params: Type.Object({ taskId: Type.String({ maxLength: 60 }) }),
      body: Type.Object({
        to: Type.Union([Type.String({ maxLength: 60 }), Type.Null()], { description: '登录名；空为放回' }),
      }),
      response: { 200: DeskTaskMessage },
    },
  },
  async (request, deps: ListDeps) => {
    const { taskId } = request.params
    const missing = problem('desk-task-not-found', { number: taskId })
    const task = await findTaskIn(deps.database, taskId, { pool: staffOf(request).pool, missing })
    const { to } = request.body
    const command = commandKeyOf(request, 'desk.assign')
    const assign = (transaction: Transaction<Tables>) =>
      assignTask(deps.database, transaction, task, to, staffOf(request).staffName, deps.clock.now())
    await runOfficeCommand(deps.database, deps.clock, command, assign, {
      subjectOf: () => taskId,
      undoneBy: { 'desk.assign': '又换了经办人' },
    })
    return lineOf(deps, (await findTask(deps.database, taskId))!)
  },
)

/** The desk's queue: what waits, for how long still, and who has it. Staff see their own pool; audit and admin see all. */
export const queueRoutes =
  (kinds: RecordKinds): RecordsModule =>
  (app, deps) => {
    new Gauge({
      name: 'yidi_desk_overdue_tasks',
      help: 'Open tasks of the desk whose statutory limit is over',
      labelNames: ['pool'],
      registers: [deps.metrics],
      async collect() {
        this.reset()
        for (const { pool, count } of await countOverdue(deps.database, deps.clock)) this.set({ pool }, count)
      },
    })
    routes<ListDeps>(
      showQueue,
      searchQueue,
      fileOfQueue,
      showColleagues,
      assign,
      savedFilterRoutes,
    )(app, {
      ...deps,
      kinds,
      sorts: taskKindsOf(kinds),
      seen: new Map(),
    })
  }
