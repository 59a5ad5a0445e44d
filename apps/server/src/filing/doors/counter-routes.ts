/** What a counter or a community centre does for a person who stands before it: find, check, apply, take back. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  Confirmed,
  CounterNamesMessage,
  CounterPersonMessage,
  FilingCheckMessage,
  FilingForm,
  FilingMessage,
  FilingTypeCode,
  MaterialMessage,
  problem,
} from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { applyForFiling, assess, offeredOf } from '../apply/index.ts'
import type { Applying } from '../apply/index.ts'
import { cancelFiling } from '../decide/index.ts'
import { doorOf, seenBy } from './counter-door.ts'
import { findHere, namedHere, personHere, WhoIsHere } from './counter-person.ts'

const tags = ['窗口']
const access = ['accepting', 'community'] as const

function applyingOf(request: FastifyRequest, personNo: string, form: FilingForm): Applying {
  const staff = staffOf(request)
  const { role, channel } = doorOf(staff)
  const by = { role, kind: 'staff', id: staff.staffName } as const
  return { personNo, by, applicant: form.applicant ?? 'self', channel, sees: seenBy(staff) }
}

const findPersonHere = route(
  {
    method: 'POST',
    url: '/api/desk/counter/person',
    config: { access, repeatable: true },
    schema: {
      summary: '按身份证号找到窗口前的人',
      description: '找一次就记一笔审计。',
      tags,
      body: Type.Object({ idNumber: WhoIsHere }),
      response: { 200: CounterPersonMessage },
    },
  },
  async (request, deps) => {
    const staff = staffOf(request)
    return personHere(deps, staff, await findHere(deps, staff, request.body.idNumber))
  },
)

const findNamesHere = route(
  {
    method: 'POST',
    url: '/api/desk/counter/people',
    config: { access: ['accepting'], repeatable: true },
    schema: {
      summary: '按姓名找到窗口前的人',
      description: '姓名要写全，只在自己的参保地里查，最多给 20 人。找一次就记一笔审计。',
      tags,
      body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 60 }) }),
      response: { 200: CounterNamesMessage },
    },
  },
  (request, deps) => namedHere(deps, staffOf(request), request.body.name),
)

const Application = Type.Object({ idNumber: WhoIsHere, form: FilingForm })

const checkHere = route(
  {
    method: 'POST',
    url: '/api/desk/counter/check',
    config: { access, repeatable: true },
    schema: {
      summary: '窗口代录：提交前先检查',
      tags,
      body: Application,
      response: { 200: FilingCheckMessage },
    },
  },
  async (request, deps) => {
    const { idNumber, form } = request.body
    const { personNo, file } = await findHere(deps, staffOf(request), idNumber)
    const { check } = await assess(deps, file, file.filings, applyingOf(request, personNo, form), form)
    return check
  },
)

const showEarlierPapers = route(
  {
    method: 'POST',
    url: '/api/desk/counter/earlier-papers',
    config: { access, repeatable: true },
    schema: {
      summary: '窗口代录：变更、续办时可以沿用的材料',
      tags,
      body: Type.Object({
        idNumber: WhoIsHere,
        filingId: Type.String({ maxLength: 60, description: '从哪一条备案来' }),
        type: FilingTypeCode,
        agentIdNumber: Type.Optional(Type.String({ maxLength: 30, description: '代办人的身份证号' })),
      }),
      response: { 200: Type.Object({ materials: Type.Array(MaterialMessage) }) },
    },
  },
  async (request, deps) => {
    const { idNumber, filingId, type, agentIdNumber: agent } = request.body
    const { personNo, enrolment, file } = await findHere(deps, staffOf(request), idNumber)
    const from = file.filings.filter((filing) => filing.filingId === filingId)
    const wanting = { pool: enrolment.pool, type, day: deps.clock.today(), agent }
    return { materials: await offeredOf(deps, personNo, from.filter(seenBy(staffOf(request))), wanting) }
  },
)

const applyHere = route(
  {
    method: 'POST',
    url: '/api/desk/filings',
    config: { access },
    schema: {
      summary: '窗口代录：工作人员替到窗口的人提交',
      tags,
      body: Application,
      response: { 201: FilingMessage },
    },
  },
  async (request, deps, reply) => {
    const { idNumber, form } = request.body
    const { personNo } = await findHere(deps, staffOf(request), idNumber)
    const applying = applyingOf(request, personNo, form)
    const command = commandKeyOf(request, 'filings.apply-at-counter')
    return reply.code(201).send(await applyForFiling(deps, applying, form, command))
  },
)

const cancelHere = route(
  {
    method: 'POST',
    url: '/api/desk/filings/:filingId/cancel',
    config: { access },
    schema: {
      summary: '窗口代办：取消备案，已经开始的从今天起结束',
      tags,
      params: Type.Object({ filingId: Type.String({ maxLength: 60 }) }),
      body: Type.Object({
        idNumber: WhoIsHere,
        reason: Type.String({ minLength: 1, maxLength: 500 }),
        confirmed: Confirmed,
      }),
      response: { 200: FilingMessage },
    },
  },
  async (request, deps) => {
    const { idNumber, ...said } = request.body
    const { personNo, file } = await findHere(deps, staffOf(request), idNumber)
    const { role } = doorOf(staffOf(request))
    if (role === 'community') {
      const own = file.filings.find((one) => one.filingId === request.params.filingId)
      if (own === undefined || !seenBy(staffOf(request))(own)) {
        throw problem('filing-not-found', { filingId: request.params.filingId })
      }
    }
    const by = { role, kind: 'staff', id: staffOf(request).staffName } as const
    const command = commandKeyOf(request, 'filings.cancel-at-counter')
    return cancelFiling(deps, personNo, request.params.filingId, by, said, command)
  },
)

/** The counter's routes. Every look at a person is audited, whether somebody was found or not. */
export const counterRoutes = routes(findPersonHere, findNamesHere, checkHere, showEarlierPapers, applyHere, cancelHere)
