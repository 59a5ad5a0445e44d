import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  DeskYearsMessage,
  RetirementForm,
  RetirementQuoteForm,
  TakingBack,
  TransferOutForm,
  YearPeriodDecision,
  YearPeriodForm,
} from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { requireOwnPerson, requireSeenPerson } from '../../person/enrolment/index.ts'
import type { YearsCommand } from './command.ts'
import { deskYears, readYears } from './message.ts'
import { decidePeriod, enterPeriod, takePeriodBack } from './periods.ts'
import { quoteRetirement } from './quote.ts'
import { retire } from './retirement.ts'
import { takeRetirementBack } from './taken-back.ts'
import { takeTransferBack, transferOut } from './transfer.ts'

const tags = ['缴费年限']
const PersonParams = Type.Object({ personNo: Type.String({ maxLength: 40 }) })
const PeriodParams = Type.Object({
  ...PersonParams.properties,
  periodNo: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
})
const TransferParams = Type.Object({ ...PersonParams.properties, transferId: Type.String({ maxLength: 60 }) })
const No = Type.Object({ no: Type.Integer() })
const accepting = { access: ['accepting'] } as const

/** The command of a request about a person of one's own pool. */
async function commandOf(
  context: RecordsDeps,
  request: FastifyRequest,
  personNo: string,
  name: string,
): Promise<YearsCommand> {
  const staff = staffOf(request)
  const { pool } = await requireOwnPerson(context, staff, personNo)
  return { context, personNo, pool, staffName: staff.staffName, command: commandKeyOf(request, name) }
}

const show = route(
  {
    method: 'GET',
    url: '/api/desk/people/:personNo/years',
    config: { access: ['accepting', 'reviewing', 'audit', 'admin'] },
    schema: {
      summary: '一个人的缴费年限：这里缴的、外地的、视同的，退休和转出',
      description: '看一次记一笔审计。',
      tags,
      params: PersonParams,
      response: { 200: DeskYearsMessage },
    },
  },
  async (request, deps) => {
    const staff = staffOf(request)
    const { personNo } = request.params
    const { person } = await requireSeenPerson(deps, staff, personNo)
    const file = await readYears(deps.database, personNo)
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staff.staffName, action: 'years.read', subjectId: personNo }],
    })
    return deskYears(file, { release: deps.release, pool: person.pool, today: deps.clock.today() }, staff)
  },
)

const enter = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/years',
    config: accepting,
    schema: {
      summary: '录入一段年限：外地缴费、以前在本地缴的费、连续工龄、视同缴费',
      description: '每段都要写证明材料。工龄和视同缴费要另一位同事认定以后才算。',
      tags,
      params: PersonParams,
      body: YearPeriodForm,
      response: { 200: No },
    },
  },
  async (request, deps) =>
    enterPeriod(await commandOf(deps, request, request.params.personNo, 'years.enter'), request.body),
)

const decide = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/years/:periodNo/decide',
    config: { access: ['reviewing'] },
    schema: {
      summary: '认定或不予认定一段工龄或视同缴费',
      tags,
      params: PeriodParams,
      body: YearPeriodDecision,
      response: { 200: No },
    },
  },
  async (request, deps) => {
    const { personNo, periodNo } = request.params
    return decidePeriod(await commandOf(deps, request, personNo, 'years.decide'), periodNo, request.body)
  },
)

const takeBack = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/years/:periodNo/take-back',
    config: accepting,
    schema: {
      summary: '撤回一段录错的年限',
      tags,
      params: PeriodParams,
      body: TakingBack,
      response: { 200: No },
    },
  },
  async (request, deps) => {
    const { personNo, periodNo } = request.params
    return takePeriodBack(await commandOf(deps, request, personNo, 'years.take-back'), periodNo, request.body)
  },
)

const quote = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/retirement-quotes',
    config: accepting,
    schema: {
      summary: '测算退休要补多少：差几个月、基数、单位和个人部分',
      description: '只在当天有效。基数用最后一次申报的月份的；填了工资的，由程序按上下限定。',
      tags,
      params: PersonParams,
      body: RetirementQuoteForm,
      response: { 200: Type.Object({ quoteNo: Type.Integer() }) },
    },
  },
  async (request, deps) =>
    quoteRetirement(await commandOf(deps, request, request.params.personNo, 'retirement.quote'), request.body),
)

const enterRetirement = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/retirement',
    config: accepting,
    schema: {
      summary: '按测算办退休，或补足已经退休的人的年限',
      description: '差的年限要在测算当天一次补足；不补的，写明年限没有满，从退休起停止待遇。',
      tags,
      params: PersonParams,
      body: RetirementForm,
      response: { 200: Type.Object({ from: Type.String({ description: '从哪个月起退休' }) }) },
    },
  },
  async (request, deps) =>
    retire(await commandOf(deps, request, request.params.personNo, 'retirement.enter'), request.body),
)

const retirementTakenBack = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/retirement/take-back',
    config: accepting,
    schema: {
      summary: '撤回办错的退休',
      description: '类别改回退休以前的，待遇重新算；一次补缴的钱从基金收入里转出来，应退给本人。已经结算的不动。',
      tags,
      params: PersonParams,
      body: TakingBack,
      response: { 200: Type.Object({ owed: Type.String({ description: '应退给本人的一次补缴，元' }) }) },
    },
  },
  async (request, deps) =>
    takeRetirementBack(await commandOf(deps, request, request.params.personNo, 'retirement.take-back'), request.body),
)

const Transferred = Type.Object({ transferId: Type.String({ description: '凭证编号' }) })

const leave = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/transfers-out',
    config: accepting,
    schema: {
      summary: '转到别的统筹区：停保，开转移接续凭证',
      tags,
      params: PersonParams,
      body: TransferOutForm,
      response: { 200: Transferred },
    },
  },
  async (request, deps) =>
    transferOut(await commandOf(deps, request, request.params.personNo, 'transfer.enter'), request.body),
)

const leaveTakenBack = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/transfers-out/:transferId/take-back',
    config: accepting,
    schema: {
      summary: '作废一份转移接续凭证',
      description: '凭证不再能核验；要在本地继续参保的，另办参保登记。',
      tags,
      params: TransferParams,
      body: TakingBack,
      response: { 200: Transferred },
    },
  },
  async (request, deps) => {
    const { personNo, transferId } = request.params
    return takeTransferBack(await commandOf(deps, request, personNo, 'transfer.take-back'), transferId, request.body)
  },
)

/** 缴费年限 at the desk: looked at, entered, decided, retired by, taken along. */
export const deskYearRoutes = routes(
  show,
  enter,
  decide,
  takeBack,
  quote,
  enterRetirement,
  retirementTakenBack,
  leave,
  leaveTakenBack,
)
