import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { problem, VisitListSchema, VisitSchema, visitStates } from '@yidi/contracts'
import type { Staff, VisitLine } from '@yidi/contracts'
import { findInstitution } from '../../care/institutions/index.ts'
import { drawnReceipt, findSettlement } from '../../care/settlements/index.ts'
import { visitsOfInstitution } from '../../care/visits/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { requireSeenPerson } from '../../person/enrolment/index.ts'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { pdf, sendPaper, siteOf } from '../../platform/printing/index.ts'
import { findVisit, readVisit } from './visit.ts'
import type { FoundVisit } from './visit.ts'

const tags = ['就诊']
const readers = ['accepting', 'reviewing', 'inspecting', 'audit', 'admin'] as const
const VisitParams = Type.Object({ visitId: Type.String({ maxLength: 40 }) })
const Page = Type.Object({ before: Type.Optional(Type.String({ maxLength: 40, description: '上一页给出的 next' })) })
const OwnPage = Type.Object({
  ...Page.properties,
  state: Type.Optional(Type.Enum(Object.keys(visitStates) as VisitLine['state'][], { description: '只看这个状态的' })),
})
const linesAPage = 20

/** Diagnoses are for those who decide about the costs, or look into them. */
const seesDiagnoses = ({ roles }: Pick<Staff, 'roles'>): boolean =>
  roles.includes('reviewing') || roles.includes('inspecting')

const showVisit = route(
  {
    method: 'GET',
    url: '/api/desk/visits/:visitId',
    config: { access: readers },
    schema: {
      summary: '一次就诊：登记、费用、结算、报文',
      description: '看一次记一笔审计。诊断只给经办审核看。',
      tags,
      params: VisitParams,
      querystring: Type.Object({ case: Type.Optional(Type.String({ maxLength: 60, description: '为了哪件案件看' })) }),
      response: { 200: VisitSchema },
    },
  },
  async (request, deps) => {
    const found = await requireSeenVisit(request, deps, 'desk', request.params.visitId)
    return looked(request, deps, found, seesDiagnoses(staffOf(request)), request.query.case)
  },
)

const showOwnVisit = route(
  {
    method: 'GET',
    url: '/api/institution/visits/:visitId',
    config: { access: ['institution'] },
    schema: {
      summary: '本机构的一次就诊：登记、费用、结算、报文',
      description: '看一次记一笔审计。',
      tags,
      params: VisitParams,
      response: { 200: VisitSchema },
    },
  },
  async (request, deps) => {
    const found = await requireSeenVisit(request, deps, 'institution', request.params.visitId)
    return looked(request, deps, found, true)
  },
)

const listVisits = route(
  {
    method: 'GET',
    url: '/api/institutions/:code/visits',
    config: { access: readers },
    schema: {
      summary: '一家机构的就诊，有统筹区的账号只看本统筹区参保人的',
      tags,
      params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
      querystring: Page,
      response: { 200: VisitListSchema },
    },
  },
  async (request, { database, clock }) => {
    const { code } = request.params
    if ((await findInstitution(database, code, clock.today())) === undefined)
      throw problem('institution-not-found', { code })
    const { pool } = staffOf(request)
    return visitsOfInstitution(database, { institution: code, pool, limit: linesAPage, ...request.query })
  },
)

const listOwnVisits = route(
  {
    method: 'GET',
    url: '/api/institution/visits',
    config: { access: ['institution'] },
    schema: { summary: '本机构的就诊', tags, querystring: OwnPage, response: { 200: VisitListSchema } },
  },
  (request, { database }) =>
    visitsOfInstitution(database, {
      institution: staffOf(request).institution ?? '',
      pool: null,
      limit: linesAPage,
      ...request.query,
    }),
)

type Door = 'desk' | 'institution'

const sendReceipt = (door: Door) =>
  route(
    {
      method: 'GET',
      url: `/api/${door}/visits/:visitId/settlements/:settlementId/receipt.pdf`,
      config: { access: door === 'desk' ? readers : ['institution'] },
      schema: {
        summary: door === 'desk' ? '一次就诊的结算单（PDF）' : '给病人打印结算单（PDF）',
        description: '看一次记一笔审计。证件号码隐去中间几位。',
        tags,
        params: Type.Object({ visitId: Type.String({ maxLength: 40 }), settlementId: Type.String({ maxLength: 60 }) }),
        response: pdf,
      },
    },
    async (request, deps, reply) => {
      const { visitId, settlementId } = request.params
      const { personNo } = await requireSeenVisit(request, deps, door, visitId)
      const { database, clock, config } = deps
      const settled = await findSettlement(database, personNo, settlementId)
      if (settled?.visit_id !== visitId || settled.kind !== 'settlement')
        throw problem('visit-settlement-not-found', { settlement: settlementId })
      const drawn = await drawnReceipt(deps, { personNo, settlementId }, siteOf(request, config.publicUrl))
      const actor = staffOf(request).staffName
      const entry = { actorKind: 'staff', actor, action: 'settlement.print', subjectId: settlementId }
      await commitForPerson(database, { personNo, at: clock.now(), changes: {}, audit: [entry] })
      return sendPaper(reply, ...drawn)
    },
  )

/** The visit, where whoever comes through this door may see it: an institution its own, a desk those of people of its pool. */
async function requireSeenVisit(
  request: FastifyRequest,
  deps: RecordsDeps,
  door: Door,
  visitId: string,
): Promise<FoundVisit> {
  const staff = staffOf(request)
  const found = await requireVisit(deps, visitId)
  if (door === 'desk') await requireSeenPerson(deps, staff, found.personNo)
  // Another's, and what its person claims, is as unknown as one that never was.
  else if (found.claimed || found.institution !== staff.institution)
    throw problem('visit-not-found', { visit: visitId })
  return found
}

async function requireVisit({ database }: RecordsDeps, visitId: string): Promise<FoundVisit> {
  const found = await findVisit(database, visitId)
  if (found === undefined) throw problem('visit-not-found', { visit: visitId })
  return found
}

/** The visit, after it is on record that somebody looks at it, and whether the diagnoses too. */
async function looked(
  request: FastifyRequest,
  { database, clock, release }: RecordsDeps,
  found: FoundVisit,
  diagnoses: boolean,
  reason?: string,
) {
  const actor = staffOf(request).staffName
  const entry = {
    actorKind: 'staff',
    actor,
    action: 'visit.read',
    subjectId: found.visitId,
    detail: { diagnoses, ...(reason === undefined ? {} : { case: reason }) },
  }
  await commitForPerson(database, { personNo: found.personNo, at: clock.now(), changes: {}, audit: [entry] })
  return readVisit(database, release, found, { diagnoses })
}

/** 就诊 as the desk and the institution see it: lists, one whole, and the receipt of a settlement for the patient. */
export const visitRoutes = routes(
  showVisit,
  showOwnVisit,
  listVisits,
  listOwnVisits,
  sendReceipt('desk'),
  sendReceipt('institution'),
)
