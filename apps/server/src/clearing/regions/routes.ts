/** 区域清算 at the desks of two regions, and for their own programs: the same addresses stand in the OpenAPI document. */
import type { FastifyRequest } from 'fastify'
import {
  ClearingAnswerForm,
  ClearingApproveForm,
  ClearingConfirmForm,
  ClearingDisputeForm,
  ClearingDrawForm,
  ClearingLinesQuery,
  ClearingListMessage,
  ClearingMessage,
  ClearingReturnForm,
} from '@yidi/contracts'
import type { ClearingAction } from '@yidi/contracts'
import { Type } from 'typebox'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { pdf, sendPaper } from '../../platform/printing/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import { accountRoutes } from './account-routes.ts'
import { answerDispute } from './answer.ts'
import { approveClearing, confirmLines, disputeLine, handIn, returnClearing } from './confirm.ts'
import { ownRegion, Params, requireSide, runCommand, runStepOf, tags } from './door.ts'
import { drawClearing, dropClearing, sendClearing } from './draw.ts'
import { clearingKind } from './kind.ts'
import { payFromPrepaid } from './pays.ts'
import { linesOf, listClearings, showClearing } from './show.ts'
import { clearingSheet, drawClearingStatement } from './statement.ts'
import type { LimitWorking } from './working.ts'

const url = '/api/desk/clearings'
const config = { access: ['finance', 'approving', 'audit', 'admin'] } as const
const finance = { access: ['finance'] } as const
const approving = { access: ['approving'] } as const
const response = { 200: ClearingMessage }

const list = route(
  {
    method: 'GET',
    url,
    config,
    schema: { summary: '地区之间应付多少、还没有汇总的、清算过的', tags, response: { 200: ClearingListMessage } },
  },
  (request, deps: RecordsDeps) => listClearings(deps, staffOf(request)),
)

const draw = route(
  {
    method: 'POST',
    url,
    config: finance,
    schema: {
      summary: '就医地汇总一个参保地到某月为止应付的明细',
      description: '机构的月度申报复核以后的、还没有清算的每一笔，撤销的也在内。',
      tags,
      body: ClearingDrawForm,
      response,
    },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    const region = ownRegion(staff)
    const made = await runCommand(request, deps, 'clearing.draw', 'finance', (working) =>
      drawClearing(working, clearingKind, { region, ...request.body }),
    )
    return showClearing(deps, staff, made)
  },
)

const one = route(
  {
    method: 'GET',
    url: `${url}/:clearingId`,
    config,
    schema: { summary: '一件清算和它的明细', tags, params: Params, querystring: ClearingLinesQuery, response },
  },
  async (request, deps: RecordsDeps) => {
    const { clearingId } = request.params
    await requireSide(request, deps, clearingId)
    return showClearing(deps, staffOf(request), clearingId, request.query.after)
  },
)

type Plain = (working: LimitWorking, kind: typeof clearingKind, id: string) => Promise<void>

/** A step that says nothing but itself. */
const plain = (action: ClearingAction, summary: string, work: Plain) =>
  route(
    {
      method: 'POST',
      url: `${url}/:clearingId/${action}`,
      config: finance,
      schema: { summary, tags, params: Params, response },
    },
    (request: FastifyRequest, deps: RecordsDeps) => {
      const { clearingId: id } = request.params as { clearingId: string }
      return runStepOf(request, deps, id, action, (working) => work(working, clearingKind, id))
    },
  )

const confirm = route(
  {
    method: 'POST',
    url: `${url}/:clearingId/confirm`,
    config: finance,
    schema: {
      summary: '参保地确认一些明细；不写哪些就是全部',
      tags,
      params: Params,
      body: ClearingConfirmForm,
      response,
    },
  },
  (request, deps: RecordsDeps) => {
    const { clearingId: id } = request.params
    return runStepOf(request, deps, id, 'confirm', (working) =>
      confirmLines(working, clearingKind, id, request.body.lines),
    )
  },
)

const dispute = route(
  {
    method: 'POST',
    url: `${url}/:clearingId/dispute`,
    config: finance,
    schema: { summary: '参保地对一笔提出争议', tags, params: Params, body: ClearingDisputeForm, response },
  },
  (request, deps: RecordsDeps) => {
    const { clearingId: id } = request.params
    return runStepOf(request, deps, id, 'dispute', (working) => disputeLine(working, clearingKind, id, request.body))
  },
)

const answer = route(
  {
    method: 'POST',
    url: `${url}/:clearingId/answer`,
    config: finance,
    schema: {
      summary: '就医地答复一笔争议：撤下或维持',
      description: '撤下的当天在两地记账；机构多得的从它以后的申报里扣。个人账户付的不撤。',
      tags,
      params: Params,
      body: ClearingAnswerForm,
      response,
    },
  },
  (request, deps: RecordsDeps) => {
    const { clearingId: id } = request.params
    return runStepOf(request, deps, id, 'answer', (working) => answerDispute(working, clearingKind, id, request.body))
  },
)

const approve = route(
  {
    method: 'POST',
    url: `${url}/:clearingId/approve`,
    config: approving,
    schema: {
      summary: '参保地复核：应付的金额从此不变',
      description: '要带看到的应付；确认的人不能复核。',
      tags,
      params: Params,
      body: ClearingApproveForm,
      response,
    },
  },
  (request, deps: RecordsDeps) => {
    const { clearingId: id } = request.params
    return runStepOf(request, deps, id, 'approve', (working) =>
      approveClearing(working, clearingKind, id, request.body.due),
    )
  },
)

const sendBack = route(
  {
    method: 'POST',
    url: `${url}/:clearingId/return`,
    config: approving,
    schema: { summary: '退回重新确认', tags, params: Params, body: ClearingReturnForm, response },
  },
  (request, deps: RecordsDeps) => {
    const { clearingId: id } = request.params
    return runStepOf(request, deps, id, 'return', (working) =>
      returnClearing(working, clearingKind, id, request.body.words),
    )
  },
)

const paper = route(
  {
    method: 'GET',
    url: `${url}/:clearingId/statement.pdf`,
    config,
    schema: { summary: '区域清算单（PDF）', tags, params: Params, response: pdf },
  },
  async (request, deps: RecordsDeps, reply) => {
    const { clearingId: id } = request.params
    await requireSide(request, deps, id)
    const shown = await showClearing(deps, staffOf(request), id)
    const disputed = (await linesOf(deps, id)).filter(
      ({ reason, undoes, restored }) => reason !== null || undoes || restored !== '0.00',
    )
    return sendPaper(reply, await drawClearingStatement(shown, disputed, deps.clock.now()), `区域清算单${shown.month}`)
  },
)

const sheet = route(
  {
    method: 'GET',
    url: `${url}/:clearingId/statement.xlsx`,
    config,
    schema: { summary: '区域清算的每笔明细（XLSX）', tags, params: Params, response: { 200: Type.Any() } },
  },
  async (request, deps: RecordsDeps, reply) => {
    const { clearingId: id } = request.params
    await requireSide(request, deps, id)
    const shown = await showClearing(deps, staffOf(request), id)
    return sendSheet(reply, `区域清算单${shown.month}`, 'xlsx', await clearingSheet(shown, await linesOf(deps, id)))
  },
)

export const clearingRoutes = routes<RecordsDeps>(
  list,
  draw,
  one,
  plain('send', '发送给参保地确认', sendClearing),
  plain('drop', '作废没有发送的', dropClearing),
  confirm,
  dispute,
  plain('hand-in', '提交确认结果：有争议的请就医地答复，没有的请同事复核', handIn),
  answer,
  approve,
  sendBack,
  plain('pay-prepaid', '从预付金付', payFromPrepaid),
  paper,
  sheet,
  ...accountRoutes,
)
