import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  BenefitChangeSchema,
  EnrolSchema,
  EnrolmentChangeSchema,
  EnrolmentEndSchema,
  PersonCorrectionSchema,
  PersonFoundSchema,
  PersonPageSchema,
  PersonSearchSchema,
  SpecialCategoryEndSchema,
  SpecialCategoryFormSchema,
  problem,
} from '@yidi/contracts'
import type { PersonSearch } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { takesMail } from '../../platform/notices/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { findPerson, findPersonNoByCard, findPersonNoByIdNumber, findPersonNosByName } from '../people/index.ts'
import type { Person } from '../people/index.ts'
import type { EnrolmentRows } from '../file/index.ts'
import type { UndoneOnDay, UndoneSince } from '../commands/index.ts'
import { particularsFaults, throwFaults } from './check.ts'
import { changePerson } from './commands.ts'
import type { PersonDecision } from './commands.ts'
import { planCorrection } from './correction.ts'
import { enrol } from './enrol.ts'
import { foundOf, isSeen, personPage, requireOwnPerson, requireSeenPerson } from './page.ts'
import { dayAfter, lastEnrolment, planBenefits, planChange, planEnd } from './plan.ts'
import { refuseStopping } from './resting.ts'
import { endSpecialCategory, enterSpecialCategory } from './special-categories.ts'
import { benefitsUndone, changeUndone, correctionUndone, endUndone } from './undone.ts'
import { commitForPerson } from '../commands/index.ts'

const PersonParams = Type.Object({ personNo: Type.String({ maxLength: 40 }) })
const Done = Type.Object({ personNo: Type.String() })
const tags = ['参保']
const readers = ['accepting', 'reviewing', 'audit', 'admin'] as const

const searchPeople = route(
  {
    method: 'POST',
    url: '/api/desk/people/search',
    config: { access: readers, repeatable: true },
    schema: {
      summary: '找人：按证件号码、社会保障卡号，或本统筹区的完整姓名',
      description: '完全相同才算找到；查一次记一笔审计。',
      tags,
      body: PersonSearchSchema,
      response: { 200: Type.Object({ people: Type.Array(PersonFoundSchema) }) },
    },
  },
  async (request, deps) => {
    const staff = staffOf(request)
    const known = await search(deps, request.body, staff.pool)
    const seen = await Promise.all(known.map((person) => isSeen(deps, staff, person)))
    const found = known.filter((_person, index) => seen[index])
    const entry = {
      actorKind: 'staff',
      actor: staff.staffName,
      action: 'person.look-up',
      subjectId: found.map((person) => person.personNo).join(' ') || '-',
      detail: { by: request.body.by, found: found.length },
    }
    await recordOfficeAudit(deps.database, entry, deps.clock.now())
    if (found.length === 0 && known[0] !== undefined) throw problem('person-other-pool', { pool: known[0].pool })
    return { people: found.map((person) => foundOf(deps.release, staff, person)) }
  },
)

async function search(deps: RecordsDeps, asked: PersonSearch, own: string | null): Promise<Person[]> {
  const numbers =
    asked.by === 'name'
      ? await byName(deps, asked.name, own ?? asked.pool)
      : [
          asked.by === 'card'
            ? await findPersonNoByCard(deps.database, asked.card)
            : await findPersonNoByIdNumber(deps.database, asked.idNumber),
        ]
  const people = await Promise.all(
    numbers.filter((one) => one !== undefined).map((one) => findPerson(deps.database, one)),
  )
  return people.filter((person) => person !== undefined)
}

function byName({ database }: RecordsDeps, name: string, pool: string | undefined): Promise<string[]> {
  if (pool === undefined) throw problem('enrolment-not-valid', { count: 1, first: '按姓名找人要选统筹区。' })
  return findPersonNosByName(database, pool, name)
}

const showPerson = route(
  {
    method: 'GET',
    url: '/api/desk/people/:personNo',
    config: { access: readers },
    schema: {
      summary: '一个人：参保、待遇、备案、登记、办过什么',
      description: '看一次记一笔审计。',
      tags,
      params: PersonParams,
      response: { 200: PersonPageSchema },
    },
  },
  async (request, deps) => {
    const staff = staffOf(request)
    const { personNo } = request.params
    const seen = await requireSeenPerson(deps, staff, personNo)
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staff.staffName, action: 'person.read', subjectId: personNo }],
    })
    const mails = await takesMail(deps.database, deps.config, personNo)
    return personPage(deps, deps.release, staff, { ...seen, mails })
  },
)

const enrolPerson = route(
  {
    method: 'POST',
    url: '/api/desk/people',
    config: { access: ['accepting'] },
    schema: {
      summary: '参保登记',
      description: '证件号码登记过的就是同一个人：重新参保，或从别的统筹区转来。',
      tags,
      body: EnrolSchema,
      response: { 201: Done },
    },
  },
  async (request, deps, reply) => {
    const staff = staffOf(request)
    if (staff.pool !== null && staff.pool !== request.body.pool) {
      throw problem('person-other-pool', { pool: request.body.pool })
    }
    const command = commandKeyOf(request, 'enrolment.enrol')
    const personNo = await enrol(deps, deps.release, staff.staffName, request.body, command)
    return reply.code(201).send({ personNo })
  },
)

/** Runs a change of a person of one's own pool. */
async function change(
  deps: RecordsDeps,
  request: FastifyRequest,
  personNo: string,
  name: string,
  undoneSince: UndoneSince<UndoneOnDay>,
  decide: (rows: EnrolmentRows, person: Person) => PersonDecision | Promise<PersonDecision>,
): Promise<{ personNo: string }> {
  const staff = staffOf(request)
  await requireOwnPerson(deps, staff, personNo)
  await changePerson(deps, personNo, staff.staffName, commandKeyOf(request, name), undoneSince, decide)
  return { personNo }
}

const config = { access: ['accepting'] } as const

const changeEnrolment = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/change',
    config,
    schema: {
      summary: '参保变更：从某天起换类别、档次、单位、签约或救助对象',
      tags,
      params: PersonParams,
      body: EnrolmentChangeSchema,
      response: { 200: Done },
    },
  },
  (request, deps) =>
    change(deps, request, request.params.personNo, 'enrolment.change', changeUndone(request.body), (rows) => {
      const { body } = request
      const last = lastEnrolment(rows.enrolments)
      if (last !== undefined) {
        const { pool, insurance } = last
        const category = body.category ?? last.category
        const residentTier = body.residentTier ?? last.resident_tier
        // Only the group that is typed in: one that the law has given up since must not stand in the way of another change.
        const { assistance } = body
        throwFaults(particularsFaults(deps.release, { pool, insurance, category, residentTier, assistance }))
      }
      const { reason, from, ...fields } = body
      return {
        changes: planChange(rows, body, deps.clock.today()),
        action: 'enrolment.change',
        detail: { from, fields: Object.keys(fields), reason },
      }
    }),
)

const endEnrolment = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/end',
    config,
    schema: {
      summary: '停保',
      tags,
      params: PersonParams,
      body: EnrolmentEndSchema,
      response: { 200: Done },
    },
  },
  (request, deps) =>
    change(deps, request, request.params.personNo, 'enrolment.end', endUndone, async (rows) => {
      const { lastDay, benefitsTo = lastDay, reason, confirmed } = request.body
      const changes = planEnd(rows, request.body, deps.clock.today())
      const stopsAfter = benefitsTo < lastDay ? benefitsTo : lastDay
      await refuseStopping(deps, request.params.personNo, stopsAfter, confirmed)
      return { changes, action: 'enrolment.end', detail: { lastDay, reason } }
    }),
)

const changeBenefits = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/benefits',
    config,
    schema: {
      summary: '变更待遇：从某天起享受或暂停，写明原因',
      tags,
      params: PersonParams,
      body: BenefitChangeSchema,
      response: { 200: Done },
    },
  },
  (request, deps) =>
    change(deps, request, request.params.personNo, 'benefits.set', benefitsUndone(request.body), async (rows) => {
      const { confirmed, ...detail } = request.body
      const changes = planBenefits(rows, detail, deps.clock.today())
      if (detail.status === 'stopped') {
        await refuseStopping(deps, request.params.personNo, dayAfter(detail.from, -1), confirmed)
      }
      return { changes, action: 'benefits.set', detail }
    }),
)

const correctPerson = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/correct',
    config,
    schema: {
      summary: '更正姓名、电话、社会保障卡号',
      tags,
      params: PersonParams,
      body: PersonCorrectionSchema,
      response: { 200: Done },
    },
  },
  (request, deps) =>
    change(deps, request, request.params.personNo, 'person.correct', correctionUndone(request.body), (_rows, person) =>
      planCorrection(deps.database, person, request.body),
    ),
)

const enterCategory = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/special-category',
    config,
    schema: {
      summary: '登记特殊人员（离休人员、老红军、一至六级残疾军人）',
      tags,
      params: PersonParams,
      body: SpecialCategoryFormSchema,
      response: { 200: Done },
    },
  },
  async (request, deps) => {
    const { personNo } = request.params
    const staff = staffOf(request)
    const { pool } = await requireOwnPerson(deps, staff, personNo)
    const command = commandKeyOf(request, 'special-category.enter')
    await enterSpecialCategory({ context: deps, personNo, pool, staffName: staff.staffName, command }, request.body)
    return { personNo }
  },
)

const endCategory = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/special-category/:recordId/end',
    config,
    schema: {
      summary: '结束特殊人员登记',
      tags,
      params: Type.Object({ ...PersonParams.properties, recordId: Type.String({ maxLength: 60 }) }),
      body: SpecialCategoryEndSchema,
      response: { 200: Done },
    },
  },
  async (request, deps) => {
    const { personNo, recordId } = request.params
    const staff = staffOf(request)
    const { pool } = await requireOwnPerson(deps, staff, personNo)
    const command = commandKeyOf(request, 'special-category.end')
    await endSpecialCategory(
      { context: deps, personNo, pool, staffName: staff.staffName, command },
      recordId,
      request.body,
    )
    return { personNo }
  },
)

/** 人员 at the desk: find, look, enrol, change, end, put right. Staff see the people of their own pool. */
export const enrolmentRoutes = routes(
  searchPeople,
  showPerson,
  enrolPerson,
  changeEnrolment,
  endEnrolment,
  changeBenefits,
  correctPerson,
  enterCategory,
  endCategory,
)
