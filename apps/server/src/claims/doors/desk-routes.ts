/** The agency's desk: one claim and what is decided about it. Staff see their own pool; audit and admin see all. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  ClaimApproval,
  ClaimCaseMessage,
  ClaimMessage,
  ClaimReckonedMessage,
  ClaimReview,
  FilingProblemMessage,
  problem,
} from '@yidi/contracts'
import type { StaffRole } from '@yidi/contracts'
import { appealShown } from '../appeals/index.ts'
import { claimIn } from '../apply/index.ts'
import {
  acceptClaim,
  approveClaim,
  askCorrections,
  keptReview,
  readClaimCase,
  reckonReview,
  reckonedMessage,
  recoverClaim,
  refuseClaim,
  repayClaim,
  requireChosen,
  reopenClaim,
  returnClaim,
  reviewClaim,
} from '../decide/index.ts'
import type { Deciding } from '../decide/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { readFile, recordParts } from '../../person/file/index.ts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findTaskIn } from '../../platform/records/index.ts'
import type { DeskTask } from '../../platform/records/index.ts'
import { handedLinesOf } from '../record/index.ts'

const tags = ['报销经办']
const ClaimParams = Type.Object({ claimId: Type.String({ maxLength: 60 }) })
const readers = ['accepting', 'reviewing', 'approving', 'finance', 'audit', 'admin'] as const
const Why = Type.Object({ reason: Type.String({ maxLength: 1000, description: '为什么' }) })
const Nothing = Type.Object({}, { additionalProperties: false })

/** The task of a claim in the pool of whoever asks. Throws `claim-not-found` and `filing-other-pool`. */
function taskFor({ database }: RecordsDeps, request: FastifyRequest, claimId: string): Promise<DeskTask> {
  const missing = problem('claim-not-found', { claimId: claimId.slice(0, 60) })
  return findTaskIn(database, claimId, { pool: staffOf(request).pool, kind: 'claim', missing })
}

type Role = Extract<StaffRole, 'accepting' | 'reviewing' | 'approving' | 'finance'>

async function decidingOf(
  deps: RecordsDeps,
  request: FastifyRequest<{ Params: { claimId: string } }>,
  role: Role,
  step: string,
): Promise<Deciding> {
  const { claimId } = request.params
  const { personNo } = await taskFor(deps, request, claimId)
  return {
    personNo,
    claimId,
    by: { role, kind: 'staff', id: staffOf(request).staffName },
    command: commandKeyOf(request, `claims.${step}`),
  }
}

const showCase = route(
  {
    method: 'GET',
    url: '/api/desk/claims/:claimId',
    config: { access: readers },
    schema: {
      summary: '一件报销：申请、清单、提醒、算出来多少、能作什么决定',
      description: '看一件就记一笔审计。',
      tags,
      params: ClaimParams,
      response: { 200: ClaimCaseMessage },
    },
  },
  async (request, deps) => {
    const { claimId } = request.params
    const { personNo, assignee } = await taskFor(deps, request, claimId)
    const { roles, staffName } = staffOf(request)
    const file = await readFile(deps.database, { personNo }, recordParts)
    if (file === undefined) throw problem('claim-not-found', { claimId })
    const found = await readClaimCase(deps, personNo, claimId, { roles, staffName }, assignee)
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staffName, action: 'claim.read', subjectId: claimId }],
    })
    const appeal = await appealShown(deps, file, claimIn(file, claimId))
    return { ...found, claim: { ...found.claim, ...appeal } }
  },
)

const reckon = route(
  {
    method: 'POST',
    url: '/api/desk/claims/:claimId/reckon',
    config: { access: ['reviewing', 'approving'], repeatable: true },
    schema: {
      summary: '按这样审核会是多少',
      description: '和审核、核定用的是同一个函数；什么也不写。',
      tags,
      params: ClaimParams,
      body: ClaimReview,
      response: { 200: ClaimReckonedMessage },
    },
  },
  async (request, deps) => {
    const { claimId } = request.params
    const { personNo } = await taskFor(deps, request, claimId)
    const file = await readFile(deps.database, { personNo }, recordParts)
    if (file === undefined) throw problem('claim-not-found', { claimId: claimId.slice(0, 60) })
    const record = claimIn(file, claimId)
    const review = keptReview(deps, await handedLinesOf(deps.database, record), request.body)
    const found = await reckonReview(deps, file, record, review)
    requireChosen(review, found.rulings, record.to)
    return reckonedMessage(found)
  },
)

const accept = route(
  {
    method: 'POST',
    url: '/api/desk/claims/:claimId/accept',
    config: { access: ['accepting'] },
    schema: { summary: '受理', tags, params: ClaimParams, body: Nothing, response: { 200: ClaimMessage } },
  },
  async (request, deps) => acceptClaim(deps, await decidingOf(deps, request, 'accepting', 'accept')),
)

const corrections = route(
  {
    method: 'POST',
    url: '/api/desk/claims/:claimId/ask-corrections',
    config: { access: ['accepting', 'reviewing'] },
    schema: {
      summary: '一次告知补正',
      tags,
      params: ClaimParams,
      body: Type.Object({
        problems: Type.Array(FilingProblemMessage, { maxItems: 50, description: '一次告知要补正的全部内容' }),
        reason: Type.Optional(Type.String({ maxLength: 1000 })),
        again: Type.Optional(
          Type.String({ maxLength: 500, description: '再次告知时必填：为什么上次没有一起告知；申请人会看到' }),
        ),
      }),
      response: { 200: ClaimMessage },
    },
  },
  async (request, deps) => {
    const { body } = request
    const { state } = await taskFor(deps, request, request.params.claimId)
    const role = state === 'accepted' ? 'reviewing' : 'accepting'
    const { problems, reason, again } = body
    const said = {
      problems,
      ...(reason === undefined ? {} : { reason }),
      ...(again === undefined ? {} : { again }),
    }
    return askCorrections(deps, await decidingOf(deps, request, role, 'ask-corrections'), said as never)
  },
)

const review = route(
  {
    method: 'POST',
    url: '/api/desk/claims/:claimId/review',
    config: { access: ['reviewing'] },
    schema: {
      summary: '审核：逐项处理，提出报销或不予报销',
      tags,
      params: ClaimParams,
      body: ClaimReview,
      response: { 200: ClaimMessage },
    },
  },
  async (request, deps) => reviewClaim(deps, await decidingOf(deps, request, 'reviewing', 'review'), request.body),
)

const approve = route(
  {
    method: 'POST',
    url: '/api/desk/claims/:claimId/approve',
    config: { access: ['approving'] },
    schema: {
      summary: '核定：记账，等付款',
      tags,
      params: ClaimParams,
      body: ClaimApproval,
      response: { 200: ClaimMessage },
    },
  },
  async (request, deps) => approveClaim(deps, await decidingOf(deps, request, 'approving', 'approve'), request.body),
)

const refuse = route(
  {
    method: 'POST',
    url: '/api/desk/claims/:claimId/refuse',
    config: { access: ['approving'] },
    schema: {
      summary: '同意审核意见，不予报销',
      tags,
      params: ClaimParams,
      body: Nothing,
      response: { 200: ClaimMessage },
    },
  },
  async (request, deps) => refuseClaim(deps, await decidingOf(deps, request, 'approving', 'refuse')),
)

const withReason = (
  step: 'return' | 'reopen',
  summary: string,
  run: (deps: RecordsDeps, deciding: Deciding, reason: string) => Promise<ClaimMessage>,
) =>
  route(
    {
      method: 'POST',
      url: `/api/desk/claims/:claimId/${step}`,
      config: { access: ['approving'] },
      schema: {
        summary,
        tags,
        params: ClaimParams,
        body: Why,
        response: { 200: ClaimMessage },
      },
    },
    async (request, deps) => run(deps, await decidingOf(deps, request, 'approving', step), request.body.reason),
  )

const received = (
  step: 'repay' | 'recover',
  summary: string,
  run: (deps: RecordsDeps, deciding: Deciding, received: { amount: string; day: string }) => Promise<ClaimMessage>,
) =>
  route(
    {
      method: 'POST',
      url: `/api/desk/claims/:claimId/${step}`,
      config: { access: ['finance'] },
      schema: {
        summary,
        tags,
        params: ClaimParams,
        body: Type.Object({
          amount: Type.String({ maxLength: 20, description: '收到多少（元）' }),
          day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '银行记账日' }),
        }),
        response: { 200: ClaimMessage },
      },
    },
    async (request, deps) => run(deps, await decidingOf(deps, request, 'finance', step), request.body),
  )

export const claimDeskRoutes = routes(
  showCase,
  reckon,
  accept,
  corrections,
  review,
  withReason('return', '退回重审', returnClaim),
  approve,
  refuse,
  withReason('reopen', '撤销结果，重新审核', reopenClaim),
  received('repay', '收到参保人退回的多付款', repayClaim),
  received('recover', '收到第三人的还款', recoverClaim),
)
