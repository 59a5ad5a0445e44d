import { Type } from 'typebox'
import {
  Confirmed,
  DirectSettlementMessage,
  FilingCheckMessage,
  FilingForm,
  FilingMessage,
  holdsInState,
  problem,
} from '@yidi/contracts'
import type { Citizen } from '@yidi/contracts'
import { settlesDirectly } from '@yidi/rules'
import { actorOf, citizenOf, commandKeyOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { diseasesOn } from '../../person/entitlements/index.ts'
import { findInstitution } from '../../care/institutions/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { applicationParts, benefitOn, enrolmentOn, readFile } from '../../person/file/index.ts'
import { withoutUndefined } from '../apply/index.ts'
import { applyForFiling, correctFiling } from '../apply/index.ts'
import type { Applying } from '../apply/index.ts'
import { assess } from '../apply/index.ts'
import { dayOf, lawOf } from '../record/index.ts'
import { deadlineOf } from '../record/index.ts'
import { cancelFiling } from '../decide/index.ts'
import { medicineAbroadOn, specialCategoryOn } from '../../person/registers/index.ts'
import { messageOf } from '../record/index.ts'
import { asInForce, filingsOf } from '../record/index.ts'
import { expiryDays, renewalOn } from '../record/index.ts'

const FilingParams = Type.Object({ filingId: Type.String({ maxLength: 60 }) })
const tags = ['备案']
const config = { access: ['citizen'], scope: 'file' } as const

/** Who sits there: the person, or by an authorisation a member of the family, who is named as the agent. */
function actor(who: Citizen): Acting {
  const { actorKind, actor: id } = actorOf(who)
  return { role: 'citizen', kind: actorKind, id }
}

function applying(who: Citizen, form: FilingForm): Applying {
  const applicant = who.actedBy === undefined ? (form.applicant ?? 'self') : 'agent'
  const by: Acting = applicant === 'agent' ? { ...actor(who), kind: 'agent' } : actor(who)
  // What was given in the family account is the proof that an agent must show.
  const proven = who.actedBy === undefined ? [] : ['agent-authority']
  return { personNo: who.personNo, by, applicant, channel: 'web', proven }
}

/** A member of the family who acts by an authorisation is the agent, known to us already. */
async function formOf({ database }: RecordsDeps, who: Citizen, form: FilingForm): Promise<FilingForm> {
  if (who.actedBy === undefined) return form
  const acting = await findPerson(database, who.actedBy.personNo)
  const { name = '', idNumber = '', phone = null } = acting ?? {}
  const agent = { name, idNumber, relation: 'authorised', mobile: phone ?? form.mobile } as const
  return { ...form, applicant: 'agent', agent }
}

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
    const form = await formOf(deps, who, request.body)
    const others = file.filings.filter((filing) => filing.filingId !== filingId)
    const { check } = await assess(deps, file, others, applying(who, form), form, filingId)
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
    const form = await formOf(deps, who, request.body)
    const command = commandKeyOf(request, 'filings.apply')
    return reply.code(201).send(await applyForFiling(deps, applying(who, form), form, command))
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
    const form = await formOf(deps, who, request.body)
    const command = commandKeyOf(request, 'filings.correct')
    return correctFiling(deps, applying(who, form), request.params.filingId, form, command)
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
    return cancelFiling(deps, personNo, filingId, actor(citizenOf(request)), request.body, command)
  },
)

const askDirectSettlement = route(
  {
    method: 'GET',
    url: '/api/direct-settlement',
    config: { ...config, scope: 'any' },
    schema: {
      summary: '能不能直接结算：我在这家机构、这一天',
      tags,
      querystring: Type.Object({
        institution: Type.String({ maxLength: 30, description: '定点机构代码' }),
        kind: Type.Enum(['outpatient', 'inpatient', 'designated-disease', 'pharmacy'], { description: '就诊类型' }),
        day: Type.Optional(Type.String()),
        emergency: Type.Optional(Type.Boolean()),
        chronicKind: Type.Optional(Type.String({ maxLength: 40 })),
      }),
      response: { 200: DirectSettlementMessage },
    },
  },
  async (request, { clock, database, release }) => {
    const { personNo } = citizenOf(request)
    const { institution: code, kind, emergency, chronicKind } = request.query
    const day = dayOf(request.query.day, clock)
    const file = await readFile(database, { personNo }, ['enrolments', 'benefits', 'filings', 'registers'])
    const enrolment = file && enrolmentOn(file, day)
    if (file === undefined || enrolment === undefined) throw problem('not-enrolled', { day })
    const institution = await findInstitution(database, code, day)
    if (institution === undefined) throw problem('institution-unknown', { institution: code })
    const benefits = benefitOn(file, enrolment.insurance, day)
    const { filings, registers } = file
    const special = specialCategoryOn(registers, day)
    const abroad = medicineAbroadOn(registers, day)
    const answer = settlesDirectly(release, lawOf(release, enrolment.pool), {
      person: {
        insurance: enrolment.insurance,
        category: enrolment.category,
        benefits: benefits.status === 'entitled' && abroad === undefined,
        benefitsReason: abroad === undefined ? benefits.reason : '出国带药备案期间，国内待遇暂停',
        diseases: diseasesOn(database.ciphers, registers, day).map((disease) => disease.kind),
        ...(special === undefined ? {} : { specialCategory: special.title }),
      },
      institution,
      visit: {
        kind,
        day,
        ...(emergency === undefined ? {} : { emergency }),
        ...(chronicKind === undefined ? {} : { chronicKind }),
      },
      filings: filings.filter((filing) => holdsInState(filing.state)).map(asInForce),
    })
    return { direct: answer.direct, reasons: answer.reasons, notes: answer.notes }
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
  askDirectSettlement,
)
