import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { citizenOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findTaskIn } from '../../platform/records/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { pdf, sendPaper, siteOf } from '../../platform/printing/index.ts'
import { expiryDays, findFiling } from '../record/index.ts'
import { drawnForm, drawnLetter, drawnReceipt } from './drawn.ts'
import { lastDayFile } from './last-day.ts'

const tags = ['打印']
const FilingParams = Type.Object({ filingId: Type.String({ maxLength: 60 }) })
const own = { access: ['citizen'], scope: 'file' } as const

const sendOwnForm = route(
  {
    method: 'GET',
    url: '/api/filings/:filingId/form.pdf',
    config: own,
    schema: { summary: '我的备案表（PDF）', tags, params: FilingParams, response: pdf },
  },
  async (request, deps, reply) => {
    const wanted = { ...request.params, personNo: citizenOf(request).personNo, masked: false }
    return sendPaper(reply, ...(await drawnForm(deps, wanted)))
  },
)

const sendOwnLetter = route(
  {
    method: 'GET',
    url: '/api/filings/:filingId/letter.pdf',
    config: own,
    schema: { summary: '网上签的承诺书（PDF），带签名', tags, params: FilingParams, response: pdf },
  },
  async (request, deps, reply) => {
    const wanted = { ...request.params, personNo: citizenOf(request).personNo, masked: false }
    return sendPaper(reply, ...(await drawnLetter(deps, wanted)))
  },
)

const sendReceipt = route(
  {
    method: 'GET',
    url: '/api/filings/:filingId/receipt.pdf',
    config: own,
    schema: { summary: '备案回执（PDF），带核验二维码', tags, params: FilingParams, response: pdf },
  },
  async (request, deps, reply) => {
    const wanted = { ...request.params, personNo: citizenOf(request).personNo }
    return sendPaper(reply, ...(await drawnReceipt(deps, wanted, siteOf(request, deps.config.publicUrl))))
  },
)

const calendar = {
  200: {
    description: 'iCalendar（RFC 5545）',
    content: { 'text/calendar': { schema: Type.Unsafe<string>({ type: 'string' }) } },
  },
}

const sendLastDay = route(
  {
    method: 'GET',
    url: '/api/filings/:filingId/last-day.ics',
    config: own,
    schema: {
      summary: '备案的最后一天，加到自己的日历里',
      description: '全天的一条日程，按经办机构定的天数提前提醒。没有写结束日期的，或者现在不在有效期里的，没有。',
      tags,
      params: FilingParams,
      response: calendar,
    },
  },
  async (request, deps, reply) => {
    const { filingId } = request.params
    const record = await findFiling(deps.database, citizenOf(request).personNo, filingId)
    if (record === undefined) throw notFound(filingId)
    const file = lastDayFile(record, {
      today: deps.clock.today(),
      at: deps.clock.now(),
      remindDaysBefore: await expiryDays(deps.database),
      site: siteOf(request, deps.config.publicUrl),
    })
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="${filingId}.ics"`)
      .send(file)
  },
)

type DeskPaper = 'form' | 'letter' | 'receipt'

/** A paper as the desk prints it; the receipt is handed to its owner and has all that theirs has. */
function drawn(
  deps: RecordsDeps,
  request: FastifyRequest,
  paper: DeskPaper,
  of: { personNo: string; filingId: string },
) {
  if (paper === 'receipt') return drawnReceipt(deps, of, siteOf(request, deps.config.publicUrl))
  return (paper === 'form' ? drawnForm : drawnLetter)(deps, { ...of, masked: true })
}

/** A community centre prints what its own account entered. */
async function refuseOthers(deps: RecordsDeps, staff: Staff, personNo: string, filingId: string): Promise<void> {
  if (!staff.roles.every((role) => role === 'community')) return
  const record = await findFiling(deps.database, personNo, filingId)
  const [first] = record?.actions ?? []
  if (first?.actor_kind !== 'staff' || first.actor !== staff.staffName) throw notFound(filingId)
}

const notFound = (filingId: string) => problem('filing-not-found', { filingId: filingId.slice(0, 60) })

const sendToDesk = (paper: DeskPaper, what: string) =>
  route(
    {
      method: 'GET',
      url: `/api/desk/filings/:filingId/${paper}.pdf`,
      config: { access: ['accepting', 'reviewing', 'audit', 'admin', 'community'] },
      schema: {
        summary: `一件备案的${what}（PDF）`,
        description: '看一次就记一笔审计。证件号码隐去中间几位。社区服务点只打印自己录的。',
        tags,
        params: FilingParams,
        response: pdf,
      },
    },
    async (request, deps, reply) => {
      const { filingId } = request.params
      const staff = staffOf(request)
      const { pool, staffName } = staff
      const { personNo } = await findTaskIn(deps.database, filingId, {
        pool,
        kind: 'filing',
        missing: notFound(filingId),
      })
      await refuseOthers(deps, staff, personNo, filingId)
      const made = await drawn(deps, request, paper, { personNo, filingId })
      await commitForPerson(deps.database, {
        personNo,
        at: deps.clock.now(),
        changes: {},
        audit: [
          { actorKind: 'staff', actor: staffName, action: 'filing.print', subjectId: filingId, detail: { paper } },
        ],
      })
      return sendPaper(reply, ...made)
    },
  )

/** Papers of one filing: its form, letter, receipt and last day for the person, and all three for the desk of its pool. */
export const filingPaperRoutes = routes(
  sendOwnForm,
  sendOwnLetter,
  sendReceipt,
  sendLastDay,
  sendToDesk('form', '备案表'),
  sendToDesk('letter', '承诺书'),
  sendToDesk('receipt', '回执'),
)
