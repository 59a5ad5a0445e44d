import { Type } from 'typebox'
import { YearsMessage } from '@yidi/contracts'
import { citizenOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { pdf, sendPaper, siteOf } from '../../platform/printing/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { requireSeenPerson } from '../../person/enrolment/index.ts'
import { ownYears, readYears } from './message.ts'
import { drawnQuote, drawnTransfer } from './papers.ts'

const tags = ['缴费年限']
const own = { access: ['citizen'], scope: 'file' } as const
const readers = { access: ['accepting', 'reviewing', 'audit', 'admin'] } as const
const TransferParams = Type.Object({ transferId: Type.String({ maxLength: 60 }) })
const PersonParams = { personNo: Type.String({ maxLength: 40 }) }

const showOwn = route(
  {
    method: 'GET',
    url: '/api/my/years',
    config: own,
    schema: { summary: '我的缴费年限：算了哪些月份，离退休享受待遇还差多少', tags, response: { 200: YearsMessage } },
  },
  async (request, { database, release, clock }) => {
    const { personNo, pool } = citizenOf(request)
    return ownYears(await readYears(database, personNo), { release, pool, today: clock.today() })
  },
)

const printOwn = route(
  {
    method: 'GET',
    url: '/api/my/years/transfers/:transferId/document.pdf',
    config: own,
    schema: { summary: '我的转移接续凭证（PDF），带核验二维码', tags, params: TransferParams, response: pdf },
  },
  async (request, deps, reply) => {
    const { personNo } = citizenOf(request)
    const site = siteOf(request, deps.config.publicUrl)
    return sendPaper(reply, ...(await drawnTransfer(deps, personNo, request.params.transferId, site)))
  },
)

/** Notes that a paper went over the desk. */
const notePrinted = ({ database, clock }: RecordsDeps, personNo: string, actor: string, what: PrintedAction) =>
  commitForPerson(database, {
    personNo,
    at: clock.now(),
    changes: {},
    audit: [{ actorKind: 'staff', actor, subjectId: personNo, ...what }],
  })

interface PrintedAction {
  action: string
  detail: Record<string, unknown>
}

const printQuote = route(
  {
    method: 'GET',
    url: '/api/desk/people/:personNo/retirement-quotes/:quoteNo/quote.pdf',
    config: readers,
    schema: {
      summary: '退休补缴测算单（PDF）',
      description: '打印一次记一笔审计。',
      tags,
      params: Type.Object({ ...PersonParams, quoteNo: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
      response: pdf,
    },
  },
  async (request, deps, reply) => {
    const staff = staffOf(request)
    const { personNo, quoteNo } = request.params
    const { person } = await requireSeenPerson(deps, staff, personNo)
    const drawn = await drawnQuote(deps, { personNo, pool: person.pool }, quoteNo)
    await notePrinted(deps, personNo, staff.staffName, { action: 'retirement.print', detail: { quoteNo } })
    return sendPaper(reply, ...drawn)
  },
)

const printTransfer = route(
  {
    method: 'GET',
    url: '/api/desk/people/:personNo/transfers-out/:transferId/document.pdf',
    config: readers,
    schema: {
      summary: '转移接续凭证（PDF），带核验二维码',
      description: '打印一次记一笔审计。',
      tags,
      params: Type.Object({ ...PersonParams, ...TransferParams.properties }),
      response: pdf,
    },
  },
  async (request, deps, reply) => {
    const staff = staffOf(request)
    const { personNo, transferId } = request.params
    await requireSeenPerson(deps, staff, personNo)
    const drawn = await drawnTransfer(deps, personNo, transferId, siteOf(request, deps.config.publicUrl))
    await notePrinted(deps, personNo, staff.staffName, { action: 'transfer.print', detail: { transferId } })
    return sendPaper(reply, ...drawn)
  },
)

/** 我的缴费年限 for the person, and the papers of this room. */
export const ownYearRoutes = routes(showOwn, printOwn, printQuote, printTransfer)
