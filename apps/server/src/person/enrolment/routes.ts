import { Type } from 'typebox'
import { EnrolSchema, PersonFoundSchema, PersonPageSchema, PersonSearchSchema, problem } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { takesMail } from '../../platform/notices/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { commitForPerson } from '../commands/index.ts'
import type { RecordsModule } from '../../platform/module/index.ts'
import type { BenefitsFollow, EnrolmentDeps } from './commands.ts'
import { changeRoutes } from './change-routes.ts'
import { enrol } from './enrol.ts'
import { findPeople } from './find.ts'
import { foundOf, isSeen, personPage, requireSeenPerson } from './page.ts'
import { specialCategoryRoutes } from './special-category-routes.ts'

interface StepTitles {
  stepTitles: ReadonlyMap<string, string>
}

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
    const known = await findPeople(deps.database, request.body, staff.pool)
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
  async (request, deps: EnrolmentDeps & StepTitles) => {
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
    return personPage(deps, deps.release, staff, { ...seen, mails, stepTitles: deps.stepTitles })
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
  async (request, deps: EnrolmentDeps, reply) => {
    const staff = staffOf(request)
    if (staff.pool !== null && staff.pool !== request.body.pool) {
      throw problem('person-other-pool', { pool: request.body.pool })
    }
    const command = commandKeyOf(request, 'enrolment.enrol')
    const personNo = await enrol(deps, deps.release, staff.staffName, request.body, command)
    return reply.code(201).send({ personNo })
  },
)

/**
 * 人员 at the desk: find, look, enrol, change, end, put right. Staff see the people of their own pool. `follow` completes what is written
 * by the benefits that follow from contributions; `stepTitles` is what the kinds of records call their steps.
 */
export const enrolmentRoutes = (follow: BenefitsFollow, stepTitles: StepTitles['stepTitles']): RecordsModule => {
  const all = routes<EnrolmentDeps & StepTitles>(
    searchPeople,
    showPerson,
    enrolPerson,
    changeRoutes,
    specialCategoryRoutes,
  )
  return (app, deps) => all(app, { ...deps, follow, stepTitles })
}
