import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  DecisionLetterMessage,
  FilingCaseMessage,
  FilingMessage,
  FilingProblemMessage,
  problem,
  refusalReasonCodes,
} from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findTaskIn } from '../../platform/records/index.ts'
import type { DeskTask } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { withoutUndefined } from '../apply/index.ts'
import { decideFiling, letterOf } from '../decide/index.ts'
import type { DeskDecision } from '../decide/index.ts'
import { readCase } from '../decide/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'

const FilingParams = Type.Object({ filingId: Type.String({ maxLength: 60 }) })
const Words = Type.Object({
  reason: Type.Optional(Type.String({ maxLength: 1000, description: '告诉申请人的话' })),
  again: Type.Optional(
    Type.String({ maxLength: 500, description: '再次告知补正时必填：为什么上次没有一起告知；申请人会看到' }),
  ),
  code: Type.Optional(Type.Enum(refusalReasonCodes, { description: '不予备案的理由；不予备案时必填' })),
  basis: Type.Optional(
    Type.Object({ document: Type.String({ maxLength: 60 }), article: Type.String({ maxLength: 60 }) }),
  ),
  problems: Type.Optional(Type.Array(FilingProblemMessage, { maxItems: 30, description: '一次告知要补正的全部内容' })),
})

const tags = ['经办']
const readers = ['accepting', 'reviewing', 'audit', 'admin'] as const

/** The task of a filing in the pool of whoever asks. Throws `filing-not-found` and `filing-other-pool`. */
function taskFor({ database }: RecordsDeps, request: FastifyRequest, filingId: string): Promise<DeskTask> {
  const missing = problem('filing-not-found', { filingId: filingId.slice(0, 60) })
  return findTaskIn(database, filingId, { pool: staffOf(request).pool, kind: 'filing', missing })
}

const actorFor = (request: FastifyRequest, role: 'accepting' | 'reviewing'): Acting => ({
  role,
  kind: 'staff',
  id: staffOf(request).staffName,
})

const showCase = route(
  {
    method: 'GET',
    url: '/api/desk/filings/:filingId',
    config: { access: readers },
    schema: {
      summary: '一件备案：申请、规则怎么看、经过、能作什么决定',
      description: '看一件就记一笔审计。',
      tags,
      params: FilingParams,
      response: { 200: FilingCaseMessage },
    },
  },
  async (request, deps) => {
    const { filingId } = request.params
    const { personNo, assignee } = await taskFor(deps, request, filingId)
    const { roles, staffName } = staffOf(request)
    const reader = (['reviewing', 'accepting', 'audit', 'admin'] as const).find((role) => roles.includes(role))!
    const found = await readCase(deps, personNo, filingId, { role: reader, staffName }, assignee)
    if (roles.includes('accepting') && reader === 'reviewing') {
      const also = await readCase(deps, personNo, filingId, { role: 'accepting', staffName }, assignee)
      found.filing.allowed = [...new Set([...found.filing.allowed, ...also.filing.allowed])]
    }
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staffName, action: 'filing.read', subjectId: filingId }],
    })
    return found
  },
)

/** Which of the staff takes a decision. */
const takenBy = {
  accept: 'accepting',
  'ask-corrections': 'accepting',
  approve: 'reviewing',
  refuse: 'reviewing',
} as const satisfies Record<DeskDecision['action'], 'accepting' | 'reviewing'>

const decide = (action: DeskDecision['action'], summary: string) =>
  route(
    {
      method: 'POST',
      url: `/api/desk/filings/:filingId/${action}`,
      config: { access: [takenBy[action]] },
      schema: { summary, tags, params: FilingParams, body: Words, response: { 200: FilingMessage } },
    },
    async (request, deps) => {
      const { filingId } = request.params
      const { personNo } = await taskFor(deps, request, filingId)
      const decision = { action, ...withoutUndefined(request.body) } as DeskDecision
      const command = commandKeyOf(request, `filings.${action}`)
      return decideFiling(deps, personNo, filingId, actorFor(request, takenBy[action]), decision, command)
    },
  )

const previewLetter = (action: DeskDecision['action']) =>
  route(
    {
      method: 'POST',
      url: `/api/desk/filings/:filingId/${action}/letter`,
      config: { access: [takenBy[action]], repeatable: true },
      schema: {
        summary: '这个决定会怎样告诉申请人',
        description: '和送达时用的是同一个函数；什么也不写。不能作这个决定时，答复和作决定时一样的错误。',
        tags,
        params: FilingParams,
        body: Words,
        response: { 200: DecisionLetterMessage },
      },
    },
    async (request, deps) => {
      const { filingId } = request.params
      const { personNo } = await taskFor(deps, request, filingId)
      const decision = { action, ...withoutUndefined(request.body) } as DeskDecision
      return letterOf(deps, personNo, filingId, actorFor(request, takenBy[action]), decision)
    },
  )

/** The agency's desk: one case and the decision. Staff see their own pool; audit and admin see all. */
export const deskFilingRoutes = routes(
  showCase,
  decide('accept', '受理'),
  decide('ask-corrections', '一次告知补正'),
  decide('approve', '准予备案并送达'),
  decide('refuse', '不予备案并送达，写明理由、依据和救济途径'),
  previewLetter('accept'),
  previewLetter('ask-corrections'),
  previewLetter('approve'),
  previewLetter('refuse'),
)
