import type { Transaction } from 'kysely'
import { Gauge } from 'prom-client'
import { Type } from 'typebox'
import { DeskQueueMessage, DeskTaskMessage, channelTitles, problem } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps, RecordsModule } from '../../platform/module/index.ts'
import { shanghaiDay } from '../../platform/clock/index.ts'
import { findTask, findTaskIn, taskKindsOf } from '../../platform/records/index.ts'
import type { DeskTask, RecordKinds } from '../../platform/records/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import { assignTask, colleaguesAt } from './assignment.ts'
import { countOverdue } from './overdue.ts'
import { countQueue, readQueue, tasksOnPage } from './queue.ts'
import type { QueueFilter } from './queue.ts'

/** What the queue is given beside: every sort of task that there is. */
type Deps = RecordsDeps & { sorts: ReadonlyMap<string, { states: Readonly<Record<string, { title: string }>> }> }

const tags = ['经办']
const readers = ['accepting', 'reviewing', 'audit', 'admin'] as const

const messageOf = ({ clock, sorts }: Deps, task: DeskTask): DeskTaskMessage => ({
  id: task.taskId,
  kind: task.kind,
  pool: task.pool,
  title: task.title,
  type: task.type,
  channel: task.channel,
  channelTitle: channelTitles[task.channel as keyof typeof channelTitles] ?? '',
  state: task.state,
  stateTitle: sorts.get(task.kind)?.states[task.state]?.title ?? task.state,
  openedAt: task.openedAt.toISOString(),
  dueDay: task.dueAt === null ? null : shanghaiDay(task.dueAt),
  overdue: task.status === 'open' && task.dueAt !== null && task.dueAt < clock.now(),
  assignee: task.assignee,
})

const showQueue = route(
  {
    method: 'GET',
    url: '/api/desk/tasks',
    config: { access: readers },
    schema: {
      summary: '待办：筛选、计数、分页，超期的在前',
      tags,
      querystring: Type.Object({
        kind: Type.Optional(
          Type.String({ maxLength: 40, description: '办件的种类：filing 备案、register 登记、check 承诺核查等' }),
        ),
        status: Type.Optional(
          Type.Enum(['open', 'paused', 'done'], { description: '等经办（默认）、等申请人、已办结' }),
        ),
        state: Type.Optional(Type.String({ maxLength: 40 })),
        type: Type.Optional(Type.String({ maxLength: 40 })),
        channel: Type.Optional(Type.String({ maxLength: 40 })),
        assigned: Type.Optional(Type.Enum(['mine', 'none'], { description: '我领办的、没有人领办的' })),
        overdue: Type.Optional(Type.Boolean()),
        number: Type.Optional(Type.String({ maxLength: 60, description: '编号的一部分' })),
        page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
      }),
      response: { 200: DeskQueueMessage },
    },
  },
  async (request, deps: Deps) => {
    const { assigned, page = 1, ...asked } = request.query
    const { pool, staffName } = staffOf(request)
    const filter = {
      pool,
      ...asked,
      ...(assigned === undefined ? {} : { assignee: assigned === 'mine' ? staffName : null }),
    } as QueueFilter
    const now = deps.clock.now()
    const [{ tasks, total }, counts] = await Promise.all([
      readQueue(deps.database, filter, now, page),
      countQueue(deps.database, pool, staffName, now),
    ])
    return { tasks: tasks.map((one) => messageOf(deps, one)), total, page, pageSize: tasksOnPage, counts }
  },
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
  async (request, deps: Deps) => {
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
    return messageOf(deps, (await findTask(deps.database, taskId))!)
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
    routes<Deps>(showQueue, showColleagues, assign)(app, { ...deps, sorts: taskKindsOf(kinds) })
  }
