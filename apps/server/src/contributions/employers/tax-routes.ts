/** 单位缴费 at the agency's desk: the month, what is owed, the tax office's files, payments one by one. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ContributionDeskMessage, ContributionReport, EmployerPaymentForm, problem } from '@yidi/contracts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { staffOf } from '../../platform/guard/index.ts'
import { acceptFiles, route, routes, sentBytes } from '../../platform/http/index.ts'
import type { Route } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import { carryOut } from './carry-out.ts'
import { showDesk } from './desk.ts'
import { deskDoor, deskReaders, runCommand } from './door.ts'
import { requireMonth } from './draft.ts'
import { checkPayment, returnPayment, takePayment } from './payment.ts'
import { listBills, listPayments, lockPayments } from './rows.ts'
import { takePayments, tryFile } from './take-file.ts'
import { declarationsFile, readPaymentsFile } from './tax-file.ts'

const tags = ['单位缴费']
const url = '/api/desk/contributions/employers'
const finance = { access: ['finance'] } as const
const monthQuery = Type.Object({
  month: Type.Optional(Type.String({ maxLength: 20, description: '月份，例如 2026-03' })),
})

/** How many members of a bill are written before the answer; the job does the others within a minute. */
const atOnce = 200

const monthOf = ({ clock }: RecordsDeps, month: string | undefined): string => {
  const of = month ?? clock.today().slice(0, 7)
  requireMonth(clock, of)
  return of
}

const shown = (request: FastifyRequest, deps: RecordsDeps, month?: string): Promise<ContributionDeskMessage> => {
  const { pool, roles } = staffOf(request)
  return showDesk(deps, pool, monthOf(deps, month), roles.includes('finance'))
}

const show = route(
  {
    method: 'GET',
    url,
    config: { access: deskReaders },
    schema: {
      summary: '单位缴费：一个月的申报、欠缴和账龄、缴费、基金按月收入',
      tags,
      querystring: monthQuery,
      response: { 200: ContributionDeskMessage },
    },
  },
  (request, deps: RecordsDeps) => shown(request, deps, request.query.month),
)

const declarations = route(
  {
    method: 'GET',
    url: `${url}/declarations.csv`,
    config: finance,
    schema: {
      summary: '交给税务部门的申报文件（CSV），每取一次记一笔审计',
      description: '最后一行是合计和校验和：前面各行（UTF-8、回车换行，不含文件头的标记）的 SHA-256。',
      tags,
      querystring: monthQuery,
      response: { 200: Type.Any() },
    },
  },
  async (request, deps: RecordsDeps, reply) => {
    const { pool, staffName } = staffOf(request)
    const month = monthOf(deps, request.query.month)
    const bills = (await listBills(deps.database.kysely, { pool, month })).filter(({ state }) => state === 'confirmed')
    const entry = {
      actorKind: 'staff',
      actor: staffName,
      action: 'declaration.file',
      subjectId: `${pool ?? ''} ${month}`,
      detail: { count: bills.length },
    } as const
    await recordOfficeAudit(deps.database, entry, deps.clock.now())
    return sendSheet(reply, `单位申报${month}`, 'csv', declarationsFile(bills.reverse()))
  },
)

const enter = route(
  {
    method: 'POST',
    url: `${url}/payments`,
    config: finance,
    schema: {
      summary: '按银行流水号记一笔单位缴费',
      tags,
      body: EmployerPaymentForm,
      response: { 200: ContributionDeskMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const pool = staffOf(request).pool!
    const form = request.body
    const touched = await runCommand(request, deps, 'contribution.payment', deskDoor.by(request), async (working) => {
      const { transaction: kysely, clock, release } = working
      await lockPayments(kysely, pool)
      const checked = await checkPayment({ kysely, clock, release, pool }, form)
      await takePayment(working, checked, null)
      return checked.bill.employer
    })
    await carryOutOf(deps, touched)
    return shown(request, deps, form.month)
  },
)

/** What follows for the members of an employer's bills. */
async function carryOutOf(deps: RecordsDeps, employer: string): Promise<void> {
  for (const bill of await listBills(deps.database.kysely, { employer }))
    await carryOut(deps, bill.declaration_id, atOnce)
}

const giveBack = route(
  {
    method: 'POST',
    url: `${url}/payments/:reference/returned`,
    config: finance,
    schema: {
      summary: '登记一笔缴费退回',
      description: '它冲抵过的账单重新欠缴，职工这些月份的待遇随着变。',
      tags,
      params: Type.Object({ reference: Type.String({ maxLength: 60, description: '银行流水号' }) }),
      body: Type.Object(
        { day: Type.String({ maxLength: 20, description: '退回日' }) },
        { additionalProperties: false },
      ),
      response: { 200: ContributionDeskMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const pool = staffOf(request).pool!
    const { reference } = request.params
    const [payment] = await listPayments(deps.database.kysely, { pool, reference })
    if (payment === undefined) throw problem('contribution-payment-not-found', { reference })
    await carryOutOf(deps, payment.employer)
    await runCommand(request, deps, 'contribution.payment-returned', deskDoor.by(request), (working) =>
      returnPayment(working, pool, reference, request.body.day),
    )
    await carryOutOf(deps, payment.employer)
    return shown(request, deps, payment.month)
  },
)

/** A file of twenty thousand payments is some two megabytes. */
const bodyLimit = 4 * 1_048_576

const takeFile = route(
  {
    method: 'POST',
    url: `${url}/payments/file`,
    // The control sum of the file is its key: the same file is taken once.
    config: { ...finance, repeatable: true },
    bodyLimit,
    schema: {
      summary: '导入税务部门的缴费文件（请求体是 CSV），每行一个结果',
      description:
        '列是银行流水号、单位代码、申报编号、费款所属期、本金、滞纳金、缴款日，最后一行是合计和校验和。先试（不带 confirmed）；有一行不能记，整个文件都不记。',
      tags,
      querystring: Type.Object({ confirmed: Type.Optional(Type.Boolean()) }),
      consumes: ['text/csv', 'application/octet-stream'],
      response: { 200: ContributionReport },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { database, clock, release } = deps
    const pool = staffOf(request).pool!
    const file = await readPaymentsFile(sentBytes(request))
    if (request.query.confirmed !== true) return tryFile({ kysely: database.kysely, clock, release, pool }, file)
    const by = deskDoor.by(request)
    const { report, employers } = await database.kysely
      .transaction()
      .execute((transaction) =>
        takePayments({ transaction, ciphers: database.ciphers, clock, release, by }, pool, file),
      )
    for (const employer of employers) await carryOutOf(deps, employer)
    return report
  },
)

/** The desk's own pages of 单位缴费. */
export const deskContributions = routes<RecordsDeps>(show, declarations, enter, giveBack)

/** The tax office's file, which is handed in as it is. */
export const taxFile: Route<RecordsDeps> = (app, deps) => {
  acceptFiles(app, bodyLimit)
  routes(takeFile)(app, deps)
}
