import { Type } from 'typebox'
import {
  CommitmentCheckListMessage,
  CommitmentDrawForm,
  CommitmentDrawMessage,
  CommitmentOutcomeForm,
  FilingMessage,
  commitmentCheckStates,
  filingStates,
  problem,
} from '@yidi/contracts'
import type { CommitmentCheckState, FilingState } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { committedUnchecked, openChecks } from '../../agency/desk/index.ts'
import { checkIdOf } from '../../platform/records/index.ts'
import { findTask } from '../../platform/records/index.ts'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { withoutUndefined } from '../apply/index.ts'
import { runCommand } from '../record/index.ts'
import { decideCheck, drawSample, drawSize } from '../decide/index.ts'
import { dayOf } from '../record/index.ts'
import { messageOf } from '../record/index.ts'

const onPage = 50
const statuses = ['open', 'paused', 'done'] as const
const tags = ['经办']

const showChecks = route(
  {
    method: 'GET',
    url: '/api/desk/commitment-checks',
    config: { access: ['accepting', 'reviewing', 'audit', 'admin'] },
    schema: {
      summary: '承诺核查：抽中的备案和核查结果',
      tags,
      querystring: Type.Object({
        status: Type.Optional(Type.Enum([...statuses], { description: '待核查（默认）、等证明、已有结论' })),
        page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
      }),
      response: { 200: CommitmentCheckListMessage },
    },
  },
  async (request, { database }) => {
    const { status = 'open', page = 1 } = request.query
    const { pool } = staffOf(request)
    let checks = database.kysely.selectFrom('desk_task as c').where('c.kind', '=', 'check')
    if (pool !== null) checks = checks.where('c.pool', '=', pool)
    const counted = await checks
      .select(({ fn }) => ['c.status', fn.countAll<string>().as('count')])
      .groupBy('c.status')
      .execute()
    const of = (...wanted: string[]) =>
      counted.filter((row) => wanted.includes(row.status)).reduce((sum, row) => sum + Number(row.count), 0)
    const counts = { open: of('open'), paused: of('paused'), done: of('done', 'withdrawn') }
    const rows = await checks
      .innerJoin('desk_task as f', 'f.task_id', 'c.subject_id')
      .selectAll('c')
      .select('f.state as filing_state')
      .where('c.status', 'in', status === 'done' ? ['done', 'withdrawn'] : [status])
      .orderBy('c.opened_at', status === 'done' ? 'desc' : 'asc')
      .orderBy('c.task_id')
      .limit(onPage)
      .offset((page - 1) * onPage)
      .execute()
    return {
      checks: rows.map((row) => ({
        filingId: row.subject_id,
        pool: row.pool,
        title: row.title,
        state: row.state,
        stateTitle: commitmentCheckStates[row.state as CommitmentCheckState].title,
        open: row.status === 'open' || row.status === 'paused',
        filingStateTitle: filingStates[row.filing_state as FilingState].title,
        drawnAt: row.opened_at.toISOString(),
        closedAt: row.closed_at === null ? null : row.closed_at.toISOString(),
        assignee: row.assignee,
      })),
      total: counts[status],
      page,
      pageSize: onPage,
      counts,
    }
  },
)

const drawChecks = route(
  {
    method: 'POST',
    url: '/api/desk/commitment-checks/draw',
    config: { access: ['reviewing'] },
    schema: {
      summary: '抽查凭承诺准予的备案：同样的种子和备案，抽出同样的结果',
      description: '只抽本统筹区、没有抽过、还在的备案；抽签的条件和结果记入审计。',
      tags,
      body: CommitmentDrawForm,
      response: { 200: CommitmentDrawMessage },
    },
  },
  async (request, { clock, database }) => {
    const { body } = request
    const from = dayOf(body.from, clock)
    const to = dayOf(body.to, clock)
    if (to < from) throw problem('commitment-draw-days', { from, to })
    const asked = withoutUndefined({ percent: body.percent, count: body.count })
    drawSize(0, asked)
    const { pool, staffName } = staffOf(request)
    if (pool === null) throw problem('filing-other-pool', { pool: '—' })
    const command = commandKeyOf(request, 'commitment-checks.draw')
    return runOfficeCommand(database, clock, command, async (transaction) => {
      const at = clock.now()
      const [first, after] = [new Date(`${from}T00:00:00+08:00`), new Date(`${to}T24:00:00+08:00`)]
      const candidates = await committedUnchecked(transaction, pool, first, after)
      const sample = drawSample(candidates, body.seed, drawSize(candidates.length, asked))
      const drawn = await openChecks(transaction, sample, at)
      const detail = { pool, from, to, ...asked, seed: body.seed, candidates: candidates.length, drawn }
      await recordOfficeAuditIn(
        transaction,
        database.ciphers,
        { actorKind: 'staff', actor: staffName, action: 'commitment-checks.draw', subjectId: pool, detail },
        at,
      )
      return { candidates: candidates.length, drawn }
    })
  },
)

const recordOutcome = route(
  {
    method: 'POST',
    url: '/api/desk/commitment-checks/:filingId/outcome',
    config: { access: ['reviewing'] },
    schema: {
      summary: '记录一件承诺核查的结果和处理',
      description: '记入备案的经过，申请人看得到；结束备案由核查的人决定，系统不自动处理。',
      tags,
      params: Type.Object({ filingId: Type.String({ maxLength: 60 }) }),
      body: CommitmentOutcomeForm,
      response: { 200: FilingMessage },
    },
  },
  async (request, deps) => {
    const { filingId } = request.params
    const task = await findTask(deps.database, checkIdOf(filingId))
    if (task?.kind !== 'check') throw problem('commitment-check-not-found', { filingId: filingId.slice(0, 60) })
    const { pool, staffName } = staffOf(request)
    if (pool !== task.pool) throw problem('filing-other-pool', { pool: task.pool })
    const by: Acting = { role: 'reviewing', kind: 'staff', id: staffName }
    const today = deps.clock.today()
    return runCommand({
      context: deps,
      personNo: task.personNo,
      command: commandKeyOf(request, 'filings.check'),
      decide: ({ filings }) => {
        const record = filings.find((filing) => filing.filingId === filingId)
        if (record === undefined) throw problem('commitment-check-not-found', { filingId })
        return decideCheck(record, request.body, by, today)
      },
      answer: (record) => messageOf(record, by.role, today),
    })
  },
)

/** Later checks of filings that were approved on a commitment: drawn by a reviewer, decided one by one. */
export const commitmentRoutes = routes(showChecks, drawChecks, recordOutcome)
