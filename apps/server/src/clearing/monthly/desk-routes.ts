/** 月度申报 at the desk of the region that pays: audit, answers, the second person; and where an institution's money goes. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  InstitutionAccountForm,
  InstitutionAccountMessage,
  MonthlyAnswerForm,
  MonthlyApplicationMessage,
  MonthlyApproveForm,
  MonthlyDecideForm,
  MonthlyLinesQuery,
  MonthlyListMessage,
  MonthlyReturnForm,
} from '@yidi/contracts'
import { institutionOf } from '../../care/institutions/index.ts'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { confirmAccount, enterAccount, showAccount } from './accounts.ts'
import { approveApplication, returnApplication } from './approve.ts'
import { answerObjection, concludeAudit, decideLines } from './audit.ts'
import { Params, requireRegion, requireSameRegion, runCommand, runOnApplication, tags } from './door.ts'
import { monthlyKind } from './kind.ts'
import { payAgain } from './pays.ts'
import { listApplications, showApplication } from './show.ts'
import { statementRoutes } from './statement-routes.ts'
import { yearRoutes } from './year-routes.ts'

const url = '/api/desk/monthly'
const readers = ['reviewing', 'approving', 'finance', 'audit', 'admin'] as const
const config = { access: readers } as const
const reviewing = { access: ['reviewing'] } as const
const approving = { access: ['approving'] } as const
const response = { 200: MonthlyApplicationMessage }

const list = route(
  {
    method: 'GET',
    url,
    config,
    schema: {
      summary: '机构的月度申报，按月份和状态',
      tags,
      querystring: Type.Object({
        month: Type.Optional(Type.String({ maxLength: 7 })),
        state: Type.Optional(Type.String({ maxLength: 40 })),
      }),
      response: { 200: MonthlyListMessage },
    },
  },
  async (request, deps: RecordsDeps) => ({
    applications: await listApplications(deps, { region: staffOf(request).pool, ...request.query }),
  }),
)

const one = route(
  {
    method: 'GET',
    url: `${url}/:applicationId`,
    config,
    schema: { summary: '一件月度申报', tags, params: Params, querystring: MonthlyLinesQuery, response },
  },
  async (request, deps: RecordsDeps) => {
    const { applicationId } = request.params
    await requireRegion(request, deps, applicationId)
    return showApplication(deps, staffOf(request), applicationId, request.query)
  },
)

const decide = route(
  {
    method: 'POST',
    url: `${url}/:applicationId/decide`,
    config: reviewing,
    schema: {
      summary: '认可或不予支付一些明细',
      description: '不写金额就是基金支付的全部。要审的以外，别的也可以审；再审一次代替前一次。',
      tags,
      params: Params,
      body: MonthlyDecideForm,
      response,
    },
  },
  (request, deps: RecordsDeps) => {
    const { applicationId: id } = request.params
    return runOnApplication(request, deps, id, { name: 'monthly.decide', role: 'reviewing' }, (working) =>
      decideLines(working, monthlyKind, id, request.body),
    )
  },
)

const conclude = route(
  {
    method: 'POST',
    url: `${url}/:applicationId/conclude`,
    config: reviewing,
    schema: { summary: '审定；有不予支付的先请机构确认', tags, params: Params, response },
  },
  (request, deps: RecordsDeps) => {
    const { applicationId: id } = request.params
    return runOnApplication(request, deps, id, { name: 'monthly.conclude', role: 'reviewing' }, (working) =>
      concludeAudit(working, monthlyKind, id),
    )
  },
)

const answer = route(
  {
    method: 'POST',
    url: `${url}/:applicationId/answer`,
    config: reviewing,
    schema: { summary: '答复一笔异议', tags, params: Params, body: MonthlyAnswerForm, response },
  },
  (request, deps: RecordsDeps) => {
    const { applicationId: id } = request.params
    return runOnApplication(request, deps, id, { name: 'monthly.answer', role: 'reviewing' }, (working) =>
      answerObjection(working, monthlyKind, id, request.body),
    )
  },
)

const approve = route(
  {
    method: 'POST',
    url: `${url}/:applicationId/approve`,
    config: approving,
    schema: {
      summary: '复核：不予支付的记账，应付的金额从此不变',
      description: '要带看到的不予支付的金额；审核的人不能复核。',
      tags,
      params: Params,
      body: MonthlyApproveForm,
      response,
    },
  },
  (request, deps: RecordsDeps) => {
    const { applicationId: id } = request.params
    return runOnApplication(request, deps, id, { name: 'monthly.approve', role: 'approving' }, (working) =>
      approveApplication(working, monthlyKind, id, request.body.refused),
    )
  },
)

const sendBack = route(
  {
    method: 'POST',
    url: `${url}/:applicationId/return`,
    config: approving,
    schema: { summary: '退回重审', tags, params: Params, body: MonthlyReturnForm, response },
  },
  (request, deps: RecordsDeps) => {
    const { applicationId: id } = request.params
    return runOnApplication(request, deps, id, { name: 'monthly.return', role: 'approving' }, (working) =>
      returnApplication(working, monthlyKind, id, request.body.words),
    )
  },
)

const accountUrl = '/api/desk/institutions/:code/account'
const Code = Type.Object({ code: Type.String({ maxLength: 40 }) })
const accountResponse = { 200: InstitutionAccountMessage }

/** The institution, for the desk of its region. Throws `institution-not-found`, `monthly-other-region`. */
async function institutionHere(request: FastifyRequest, deps: RecordsDeps, code: string) {
  const institution = await institutionOf(deps, code)
  requireSameRegion(request, institution.place)
  return institution
}

function shownAccount(request: FastifyRequest, { database }: RecordsDeps, code: string) {
  const { roles, staffName: name } = staffOf(request)
  const may = { enter: roles.includes('finance'), confirm: roles.some((one) => confirmers.has(one)), name }
  return showAccount(database.kysely, database.ciphers, code, may)
}
const confirmers: ReadonlySet<string> = new Set(['finance', 'approving'])

const account = route(
  {
    method: 'GET',
    url: accountUrl,
    config,
    schema: { summary: '一家机构的收款账户，隐去账号', tags, params: Code, response: accountResponse },
  },
  async (request, deps: RecordsDeps) => {
    const { code } = await institutionHere(request, deps, request.params.code)
    return shownAccount(request, deps, code)
  },
)

const enter = route(
  {
    method: 'POST',
    url: accountUrl,
    config: { access: ['finance'] },
    schema: {
      summary: '录入一家机构的收款账户，由另一位同事确认',
      tags,
      params: Code,
      body: InstitutionAccountForm,
      response: accountResponse,
    },
  },
  async (request, deps: RecordsDeps) => {
    const institution = await institutionHere(request, deps, request.params.code)
    await runCommand(request, deps, 'institution-account.enter', 'finance', (working) =>
      enterAccount(working, institution, request.body),
    )
    return shownAccount(request, deps, institution.code)
  },
)

const confirm = route(
  {
    method: 'POST',
    url: `${accountUrl}/:no/confirm`,
    config: { access: ['finance', 'approving'] },
    schema: {
      summary: '确认收款账户；录入的人不能确认',
      description: '银行退回过的申报从此重新等付款。',
      tags,
      params: Type.Object({ ...Code.properties, no: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
      response: accountResponse,
    },
  },
  async (request, deps: RecordsDeps) => {
    const institution = await institutionHere(request, deps, request.params.code)
    const { no } = request.params
    await runCommand(request, deps, 'institution-account.confirm', 'finance', async (working) => {
      await confirmAccount(working, institution, no)
      await payAgain(working, monthlyKind, institution.code)
    })
    return shownAccount(request, deps, institution.code)
  },
)

export const deskMonthlyRoutes = routes<RecordsDeps>(
  list,
  one,
  decide,
  conclude,
  answer,
  approve,
  sendBack,
  account,
  enter,
  confirm,
  ...statementRoutes(url, config, requireRegion),
  ...yearRoutes('/api/desk/institutions/:code/year', config, (request, deps) =>
    institutionHere(request, deps, (request.params as { code: string }).code),
  ),
)
