/** 月度申报 as an institution has it: what it can apply for, its applications, what it says to what is refused. */
import {
  MonthlyApplicationMessage,
  MonthlyApplyForm,
  MonthlyLinesQuery,
  MonthlyObjectForm,
  OwnMonthlyMessage,
} from '@yidi/contracts'
import { agenciesOf } from '@yidi/rules'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { showAccount } from './accounts.ts'
import { applyForMonth, requireMonthOver, withdrawApplication } from './apply.ts'
import { endObjecting, objectTo } from './audit.ts'
import { ownInstitution, Params, requireOwn, runCommand, runOnApplication, tags } from './door.ts'
import { monthlyKind } from './kind.ts'
import { drawingOn } from './lines.ts'
import { listApplications, offersOf, showApplication } from './show.ts'
import { statementRoutes } from './statement-routes.ts'
import { readFen } from './working.ts'
import { yearRoutes } from './year-routes.ts'

const url = '/api/institution/monthly'
const config = { access: ['institution'] } as const
const response = { 200: MonthlyApplicationMessage }
const nobody = { enter: false, confirm: false, name: '' }

const overview = route(
  {
    method: 'GET',
    url,
    config,
    schema: { summary: '本机构每月可以申报什么、申报过什么', tags, response: { 200: OwnMonthlyMessage } },
  },
  async (request, deps: RecordsDeps) => {
    const { code, name, place } = await ownInstitution(request, deps)
    const applications = await listApplications(deps, { institution: code })
    const { kysely, ciphers } = deps.database
    return {
      ...{ institution: code, institutionName: name, applications },
      account: await showAccount(kysely, ciphers, code, nobody),
      offers: await offersOf(deps, { code, place }, applications),
    }
  },
)

const apply = route(
  {
    method: 'POST',
    url,
    config,
    schema: {
      summary: '申报一个月：数和平台的不一样就不收，先对账',
      tags,
      body: MonthlyApplyForm,
      response,
    },
  },
  async (request, deps: RecordsDeps) => {
    const institution = await ownInstitution(request, deps)
    const { month, kind, figures } = request.body
    requireMonthOver(deps.clock, month)
    const { count, total, inScope, fund, account, cash } = figures
    const theirs = {
      ...{ count, total: readFen(total), inScope: readFen(inScope), fund: readFen(fund) },
      ...{ account: readFen(account), cash: readFen(cash) },
    }
    const drawing = await drawingOn(deps.database, institution.place, deps.clock.today())
    const agencies = agenciesOf(deps.release, institution.place)
    const made = await runCommand(request, deps, 'monthly.apply', 'institution', (working) =>
      applyForMonth(working, monthlyKind, { institution, agencies, month, kind, theirs, drawing }),
    )
    return showApplication(deps, staffOf(request), made)
  },
)

const one = route(
  {
    method: 'GET',
    url: `${url}/:applicationId`,
    config,
    schema: { summary: '本机构的一件申报', tags, params: Params, querystring: MonthlyLinesQuery, response },
  },
  async (request, deps: RecordsDeps) => {
    const { applicationId } = request.params
    await requireOwn(request, deps, applicationId)
    return showApplication(deps, staffOf(request), applicationId, request.query)
  },
)

const withdraw = route(
  {
    method: 'POST',
    url: `${url}/:applicationId/withdraw`,
    config,
    schema: { summary: '撤回没有审定的申报，可以重新申报', tags, params: Params, response },
  },
  (request, deps: RecordsDeps) => {
    const { applicationId: id } = request.params
    return runOnApplication(request, deps, id, { name: 'monthly.withdraw', role: 'institution' }, (working) =>
      withdrawApplication(working, monthlyKind, id),
    )
  },
)

const objecting = route(
  {
    method: 'POST',
    url: `${url}/:applicationId/object`,
    config,
    schema: {
      summary: '对不予支付的一笔提出异议；再写一次代替前一次',
      tags,
      params: Params,
      body: MonthlyObjectForm,
      response,
    },
  },
  (request, deps: RecordsDeps) => {
    const { applicationId: id } = request.params
    return runOnApplication(request, deps, id, { name: 'monthly.object', role: 'institution' }, (working) =>
      objectTo(working, monthlyKind, id, request.body),
    )
  },
)

const ending = (action: 'accept' | 'hand-in', summary: string) =>
  route(
    {
      method: 'POST',
      url: `${url}/:applicationId/${action}`,
      config,
      schema: { summary, tags, params: Params, response },
    },
    (request, deps: RecordsDeps) => {
      const { applicationId: id } = request.params
      return runOnApplication(request, deps, id, { name: `monthly.${action}`, role: 'institution' }, (working) =>
        endObjecting(working, monthlyKind, id, action),
      )
    },
  )

export const ownMonthlyRoutes = routes<RecordsDeps>(
  overview,
  apply,
  one,
  withdraw,
  objecting,
  ending('accept', '接受审核结果'),
  ending('hand-in', '提交异议，由经办机构答复'),
  ...statementRoutes(url, config, requireOwn),
  ...yearRoutes('/api/institution/year', config, ownInstitution),
)
