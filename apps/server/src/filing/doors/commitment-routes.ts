import { Type } from 'typebox'
import {
  CommitmentCheckListMessage,
  CommitmentDrawForm,
  CommitmentDrawMessage,
  CommitmentOutcomeForm,
  FilingMessage,
  problem,
} from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { findTask, runRecordCommand } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { decideCheck } from '../decide/index.ts'
import { checkIdOf, filingKind, messageOf } from '../record/index.ts'
import { drawForChecking, listChecks } from './commitment-checks.ts'

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
  (request, { database }) => {
    const { status = 'open', page = 1 } = request.query
    return listChecks(database, staffOf(request).pool, status, page)
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
  (request, deps) =>
    drawForChecking(deps, staffOf(request), request.body, commandKeyOf(request, 'commitment-checks.draw')),
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
    return runRecordCommand(filingKind, {
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
