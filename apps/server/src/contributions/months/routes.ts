import { Type } from 'typebox'
import { ContributionMonthsMessage, RegainedMessage } from '@yidi/contracts'
import { requireSeenPerson } from '../../person/enrolment/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { citizenOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { monthsMessage } from './message.ts'
import { regainedIn } from './regained.ts'

const tags = ['缴费月份']
const readers = ['accepting', 'reviewing', 'audit', 'admin'] as const
const PersonParams = Type.Object({ personNo: Type.String({ maxLength: 40 }) })

const own = route(
  {
    method: 'GET',
    url: '/api/my/contributions',
    config: { access: ['citizen'], scope: 'settlements' },
    schema: {
      summary: '我的缴费：每个月谁申报的、哪天到账、次月的待遇',
      tags,
      response: { 200: ContributionMonthsMessage },
    },
  },
  (request, deps) => monthsMessage(deps, citizenOf(request).personNo),
)

const ofPerson = route(
  {
    method: 'GET',
    url: '/api/desk/people/:personNo/contributions',
    config: { access: readers },
    schema: {
      summary: '一个人的缴费月份',
      description: '看一次记一笔审计。',
      tags,
      params: PersonParams,
      response: { 200: ContributionMonthsMessage },
    },
  },
  async (request, deps) => {
    const { personNo } = request.params
    const staff = staffOf(request)
    await requireSeenPerson(deps, staff, personNo)
    const entry = { actorKind: 'staff', actor: staff.staffName, action: 'contribution.read', subjectId: personNo }
    await recordOfficeAudit(deps.database, entry, deps.clock.now())
    return monthsMessage(deps, personNo)
  },
)

const regained = route(
  {
    method: 'GET',
    url: '/api/desk/contributions/regained',
    config: { access: readers },
    schema: {
      summary: '补缴到账后恢复了以前待遇的人，和这些天里没有结算、没有报销的就诊',
      description: '结算不会自己改；没有结算的可以申请零星报销，由经办机构审核。看一次记一笔审计。',
      tags,
      response: { 200: RegainedMessage },
    },
  },
  async (request, { database, clock }) => {
    const { pool, staffName } = staffOf(request)
    const found = await regainedIn(database, pool)
    const subjectId = [...new Set(found.people.map(({ personNo }) => personNo))].join(' ') || '-'
    const entry = { actorKind: 'staff', actor: staffName, action: 'contribution.regained', subjectId }
    await recordOfficeAudit(database, entry, clock.now())
    return found
  },
)

/** 缴费月份: one's own on the phone, a person's at the desk, and who got benefits back. */
export const monthRoutes = routes(own, ofPerson, regained)
