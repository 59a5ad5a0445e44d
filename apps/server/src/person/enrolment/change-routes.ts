import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { BenefitChangeSchema, EnrolmentChangeSchema, EnrolmentEndSchema, PersonCorrectionSchema } from '@yidi/contracts'
import { problem } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { Person } from '../people/index.ts'
import type { EnrolmentRows } from '../file/index.ts'
import type { UndoneOnDay, UndoneSince } from '../commands/index.ts'
import { changeFaults, throwFaults } from './check.ts'
import { changePerson } from './commands.ts'
import type { EnrolmentDeps, PersonDecision } from './commands.ts'
import { planCorrection } from './correction.ts'
import { requireOwnPerson } from './page.ts'
import { dayAfter, planBenefits, planChange, planEnd } from './plan.ts'
import { refuseStopping } from './resting.ts'
import { benefitsUndone, changeUndone, correctionUndone, endUndone } from './undone.ts'

const tags = ['参保']
const config = { access: ['accepting'] } as const
const PersonParams = Type.Object({ personNo: Type.String({ maxLength: 40 }) })
const Done = Type.Object({ personNo: Type.String() })

/** Runs a change of a person of one's own pool. */
async function change(
  deps: EnrolmentDeps,
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
  (request, deps: EnrolmentDeps) =>
    change(deps, request, request.params.personNo, 'enrolment.change', changeUndone(request.body), (rows) => {
      const { body } = request
      throwFaults(changeFaults(deps.release, rows, body))
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
  (request, deps: EnrolmentDeps) =>
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
  (request, deps: EnrolmentDeps) =>
    change(deps, request, request.params.personNo, 'benefits.set', benefitsUndone(request.body), async (rows) => {
      const { confirmed, ...detail } = request.body
      refuseWhatFollows(rows, detail.from)
      const changes = planBenefits(rows, detail, deps.clock.today())
      if (detail.status === 'stopped') {
        await refuseStopping(deps, request.params.personNo, dayAfter(detail.from, -1), confirmed)
      }
      return { changes, action: 'benefits.set', detail }
    }),
)

/** Benefits that follow from contributions are not typed in. Throws `benefits-rest-on-contributions`. */
function refuseWhatFollows({ benefits }: EnrolmentRows, from: string): void {
  const follows = benefits.some(
    (row) => row.known_to === null && row.rests_on !== 'record' && (row.to_day === null || row.to_day >= from),
  )
  if (follows) throw problem('benefits-rest-on-contributions')
}

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
  (request, deps: EnrolmentDeps) =>
    change(deps, request, request.params.personNo, 'person.correct', correctionUndone(request.body), (_rows, person) =>
      planCorrection(deps.database, person, request.body),
    ),
)

/** 参保变更 at the desk, of the people of the own pool: what they are insured as, till when, what they get, who they are. */
export const changeRoutes = routes<EnrolmentDeps>(changeEnrolment, endEnrolment, changeBenefits, correctPerson)
