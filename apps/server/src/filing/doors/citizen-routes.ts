import { Type } from 'typebox'
import { Confirmed, FilingCheckMessage, FilingForm, FilingMessage, problem } from '@yidi/contracts'
import { citizenOf, commandKeyOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { applicationParts, readFile } from '../../person/file/index.ts'
import { applyForFiling, assess, correctFiling, withoutUndefined } from '../apply/index.ts'
import { deadlineOf, expiryDays, filingsOf, messageOf, renewalOn } from '../record/index.ts'
import { citizenActing, citizenApplying, citizenForm } from './citizen-door.ts'
import { directSettlementRoutes } from './direct-settlement-routes.ts'
import { cancelFiling } from '../decide/index.ts'

const FilingParams = Type.Object({ filingId: Type.String({ maxLength: 60 }) })
const tags = ['备案']
const config = { access: ['citizen'], scope: 'file' } as const

const notFound = (filingId: string) => problem('filing-not-found', { filingId: filingId.slice(0, 60) })

const checkFiling = route(
  {
    method: 'POST',
    url: '/api/filings/check',
    config: { ...config, repeatable: true },
    schema: {
      summary: '申请前先检查：哪里要改、能不能当场办成',
      tags,
      querystring: Type.Object({
        filingId: Type.Optional(Type.String({ maxLength: 60, description: '补正的是哪一条' })),
      }),
      body: FilingForm,
      response: { 200: FilingCheckMessage },
    },
  },
  async (request, deps) => {
    const who = citizenOf(request)
    const { personNo } = who
    const file = await readFile(deps.database, { personNo }, applicationParts)
    if (file === undefined) throw problem('not-enrolled', { day: deps.clock.today() })
    const { filingId } = request.query
    const form = await citizenForm(deps.database, who, request.body)
    const others = file.filings.filter((filing) => filing.filingId !== filingId)
    const { check } = await assess(deps, file, others, citizenApplying(who, form), form, filingId)
    return check
  },
)

const apply = route(
  {
    method: 'POST',
    url: '/api/filings',
    config,
    schema: { summary: '提交备案申请', tags, body: FilingForm, response: { 201: FilingMessage } },
  },
  async (request, deps, reply) => {
    const who = citizenOf(request)
    const form = await citizenForm(deps.database, who, request.body)
    const command = commandKeyOf(request, 'filings.apply')
    return reply.code(201).send(await applyForFiling(deps, citizenApplying(who, form), form, command))
  },
)

const showFilings = route(
  {
    method: 'GET',
    url: '/api/filings',
    config,
    schema: {
      summary: '我的备案',
      tags,
      response: { 200: Type.Object({ filings: Type.Array(FilingMessage) }) },
    },
  },
  async (request, { database, clock }) => {
    const filings = await filingsOf(database, citizenOf(request).personNo)
    return { filings: filings.map((filing) => messageOf(filing, 'citizen', clock.today())) }
  },
)

const showFiling = route(
  {
    method: 'GET',
    url: '/api/filings/:filingId',
    config,
    schema: { summary: '一条备案和它的经过', tags, params: FilingParams, response: { 200: FilingMessage } },
  },
  async (request, { database, clock, release }) => {
    const { filingId } = request.params
    const all = await filingsOf(database, citizenOf(request).personNo)
    const filing = all.find((one) => one.filingId === filingId)
    if (filing === undefined) throw notFound(filingId)
    const message = messageOf(filing, 'citizen', clock.today())
    const decideBy = message.tone === 'waiting' ? deadlineOf(release, filing).dueDay : undefined
    const renewalFrom = renewalOn(filing, all, clock.today(), await expiryDays(database))
    return withoutUndefined({ ...message, decideBy, renewalFrom })
  },
)

const sendCorrections = route(
  {
    method: 'POST',
    url: '/api/filings/:filingId/corrections',
    config,
    schema: {
      summary: '补正后重新提交',
      tags,
      params: FilingParams,
      body: FilingForm,
      response: { 200: FilingMessage },
    },
  },
  async (request, deps) => {
    const who = citizenOf(request)
    const form = await citizenForm(deps.database, who, request.body)
    const command = commandKeyOf(request, 'filings.correct')
    return correctFiling(deps, citizenApplying(who, form), request.params.filingId, form, command)
  },
)

const cancel = route(
  {
    method: 'POST',
    url: '/api/filings/:filingId/cancel',
    config,
    schema: {
      summary: '取消备案；已经开始的，今天是最后一天',
      tags,
      params: FilingParams,
      description: '有没结算的就医要靠它的，先回答 visit-rests-on-it；再提交一次，confirmed 写 true，才取消。',
      body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })), confirmed: Confirmed }),
      response: { 200: FilingMessage },
    },
  },
  (request, deps) => {
    const { personNo } = citizenOf(request)
    const command = commandKeyOf(request, 'filings.cancel')
    const { filingId } = request.params
    return cancelFiling(deps, personNo, filingId, citizenActing(citizenOf(request)), request.body, command)
  },
)

/** A citizen's own filings: check, apply, follow, put right, take back, receipt. */
export const citizenFilingRoutes = routes(
  checkFiling,
  apply,
  showFilings,
  showFiling,
  sendCorrections,
  cancel,
  directSettlementRoutes,
)
