/** What a counter or a community centre does for a person who stands before it: find, check, apply, take back. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  Confirmed,
  CounterPersonMessage,
  FilingCheckMessage,
  FilingForm,
  FilingMessage,
  FilingTypeCode,
  MaterialMessage,
  problem,
} from '@yidi/contracts'
import { FILING_TYPES, parseDay, valueOn } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../../person/people/index.ts'
import { applicationParts, enrolmentOn, readFile } from '../../person/file/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import type { ApplicationFile, Enrolment } from '../../person/file/index.ts'
import { hindrancesOn } from '../../person/registers/index.ts'
import { applyForFiling } from '../apply/index.ts'
import type { Applying } from '../apply/index.ts'
import { assess } from '../apply/index.ts'
import { offeredOf } from '../apply/index.ts'
import { doorOf, seenBy } from './counter-door.ts'
import { counterTicket } from './counter-ticket.ts'
import { lawOf } from '../record/index.ts'
import { withoutUndefined } from '../apply/index.ts'
import { cancelFiling } from '../decide/index.ts'
import { maskIdNumber } from '../../person/people/index.ts'
import { messageOf } from '../record/index.ts'
import { expiryDays, renewalOn } from '../record/index.ts'

const IdNumber = Type.String({ minLength: 1, maxLength: 30, description: '参保人的身份证号' })
const tags = ['窗口']
const access = ['accepting', 'community'] as const

interface Found {
  personNo: string
  file: ApplicationFile
  enrolment: Enrolment
}

/** Throws `not-enrolled` and `filing-other-pool`. */
async function findHere({ clock, database }: RecordsDeps, request: FastifyRequest, idNumber: string): Promise<Found> {
  const today = clock.today()
  const personNo = await findPersonNoByIdNumber(database, idNumber)
  const file = personNo === undefined ? undefined : await readFile(database, { personNo }, applicationParts)
  const enrolment = file && enrolmentOn(file, today)
  const { pool, staffName } = staffOf(request)
  if (personNo === undefined || file === undefined || enrolment === undefined) {
    const entry = { actorKind: 'staff', actor: staffName, action: 'person.look-up', subjectId: 'nobody' }
    await recordOfficeAudit(database, entry, clock.now())
    throw problem('not-enrolled', { day: today })
  }
  if (pool !== null && pool !== enrolment.pool) throw problem('filing-other-pool', { pool: enrolment.pool })
  return { personNo, file, enrolment }
}

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
      body: Type.Object({ idNumber: IdNumber }),
      response: { 200: CounterPersonMessage },
    },
  },
  async (request, deps) => {
    const { personNo, file, enrolment } = await findHere(deps, request, request.body.idNumber)
    const person = await findPerson(deps.database, personNo)
    if (person === undefined) throw problem('not-enrolled', { day: deps.clock.today() })
    const { staffName } = staffOf(request)
    const { role } = doorOf(staffOf(request))
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staffName, action: 'person.look-up', subjectId: personNo }],
    })
    const today = deps.clock.today()
    const offered = valueOn(lawOf(deps.release, enrolment.pool), 'offered', parseDay(today)) ?? []
    const { filings } = file
    const before = await expiryDays(deps.database)
    return {
      name: person.name,
      idNumber: maskIdNumber(person.idNumber),
      phone: role === 'community' ? null : person.phone,
      pool: enrolment.pool,
      insurance: enrolment.insurance,
      category: enrolment.category,
      hindrances: hindrancesOn(file, today),
      types: offered.map((type) => ({ id: type, title: FILING_TYPES[type as FilingType].title })),
      filings: filings.filter(seenBy(staffOf(request))).map((filing) => {
        const renewalFrom = renewalOn(filing, filings, today, before)
        return withoutUndefined({ ...messageOf(filing, role, today), renewalFrom })
      }),
      ticket: counterTicket(deps.database.ciphers, personNo, staffName, today),
    }
  },
)

const Application = Type.Object({ idNumber: IdNumber, form: FilingForm })

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
    const { personNo, file } = await findHere(deps, request, idNumber)
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
        idNumber: IdNumber,
        filingId: Type.String({ maxLength: 60, description: '从哪一条备案来' }),
        type: FilingTypeCode,
        agentIdNumber: Type.Optional(Type.String({ maxLength: 30, description: '代办人的身份证号' })),
      }),
      response: { 200: Type.Object({ materials: Type.Array(MaterialMessage) }) },
    },
  },
  async (request, deps) => {
    const { idNumber, filingId, type, agentIdNumber: agent } = request.body
    const { personNo, enrolment, file } = await findHere(deps, request, idNumber)
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
    const { personNo } = await findHere(deps, request, idNumber)
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
        idNumber: IdNumber,
        reason: Type.String({ minLength: 1, maxLength: 500 }),
        confirmed: Confirmed,
      }),
      response: { 200: FilingMessage },
    },
  },
  async (request, deps) => {
    const { idNumber, ...said } = request.body
    const { personNo, file } = await findHere(deps, request, idNumber)
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
export const counterRoutes = routes(findPersonHere, checkHere, showEarlierPapers, applyHere, cancelHere)
