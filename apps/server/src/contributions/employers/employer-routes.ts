/** The declarations, bills and members of one employer, by its own door and by the desk's. */
import { Type } from 'typebox'
import {
  ContributionReport,
  DeclarationConfirmForm,
  DeclarationMessage,
  EmployerContributionsMessage,
  MemberChangeForm,
} from '@yidi/contracts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { commandKeyOf } from '../../platform/guard/index.ts'
import { acceptFiles, route, routes, sentBytes } from '../../platform/http/index.ts'
import type { Route } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { pdf, sendPaper } from '../../platform/printing/index.ts'
import { sendSheet, sheetTypes } from '../../platform/sheets/index.ts'
import { carryOut } from './carry-out.ts'
import { changeFromList, changeTemplate } from './change-list.ts'
import { changeMember } from './change.ts'
import { askAgain, confirmDeclaration, withdrawDeclaration } from './declare.ts'
import { ownBill, runCommand } from './door.ts'
import type { Door } from './door.ts'
import { makeDraft } from './draft.ts'
import { dueDayOf, requirePastDay } from './late.ts'
import { showBill, showEmployer, showMonth } from './show.ts'
import { drawStatement } from './statement.ts'

const tags = ['单位缴费']
const month = Type.String({ maxLength: 20, description: '月份，例如 2026-03' })
const declaration = Type.String({ maxLength: 60, description: '申报编号' })
type Params = Record<string, string>

/** How many members are written before the answer; the job does the others within a minute. */
const atOnce = 200

const overview = (door: Door) =>
  route(
    {
      method: 'GET',
      url: door.url,
      config: { access: door.readers },
      schema: {
        summary: '一家单位的申报、账单和缴费记录',
        tags,
        params: Type.Object(door.params),
        response: { 200: EmployerContributionsMessage },
      },
    },
    async (request, deps: RecordsDeps) => showEmployer(deps, await door.find(request, deps)),
  )

const oneMonth = (door: Door) =>
  route(
    {
      method: 'GET',
      url: `${door.url}/months/:month`,
      config: { access: door.readers },
      schema: {
        summary: '一个月的申报：没有确认的由程序按已知的职工和工资算出来，确认过的是账单',
        description: '看职工名单要记审计。',
        tags,
        params: Type.Object({ ...door.params, month }),
        response: { 200: DeclarationMessage },
      },
    },
    async (request, deps: RecordsDeps) => {
      const employer = await door.find(request, deps)
      const by = door.by(request)
      const entry = { actorKind: by.kind, actor: by.name, action: 'declaration.read', subjectId: employer.code }
      await recordOfficeAudit(deps.database, entry, deps.clock.now())
      return showMonth(deps, employer, (request.params as Params)['month']!)
    },
  )

const confirm = (door: Door) =>
  route(
    {
      method: 'POST',
      url: `${door.url}/months/:month/confirm`,
      config: { access: door.writers },
      schema: {
        summary: '确认一个月的申报，一个月一次',
        description:
          '要带看到的单位缴费和个人缴费；和现在算出来的不一样就不确认。确认以后是账单，每名职工的月份随后记上。',
        tags,
        params: Type.Object({ ...door.params, month }),
        body: DeclarationConfirmForm,
        response: { 200: DeclarationMessage },
      },
    },
    async (request, deps: RecordsDeps) => {
      const employer = await door.find(request, deps)
      const of = (request.params as Params)['month']!
      const draft = await makeDraft(deps, employer, of)
      const dueOn = await dueDayOf(deps.database, employer.pool, of)
      const made = await runCommand(request, deps, 'declaration.confirm', door.by(request), (working) =>
        confirmDeclaration(working, { employer, month: of, draft, dueOn }, request.body as DeclarationConfirmForm),
      )
      await carryOut(deps, made, atOnce)
      return showBill(deps, employer, made, deps.clock.today())
    },
  )

const withdraw = (door: Door) =>
  route(
    {
      method: 'POST',
      url: `${door.url}/bills/:declaration/withdraw`,
      config: { access: door.writers },
      schema: {
        summary: '撤回没有缴费的申报，这个月可以重新申报',
        tags,
        params: Type.Object({ ...door.params, declaration }),
        response: { 200: DeclarationMessage },
      },
    },
    async (request, deps: RecordsDeps) => {
      const employer = await door.find(request, deps)
      const of = (request.params as Params)['declaration']!
      await ownBill(deps, employer, of)
      await carryOut(deps, of)
      await runCommand(request, deps, 'declaration.withdraw', door.by(request), (working) =>
        withdrawDeclaration(working, of),
      )
      await carryOut(deps, of, atOnce)
      return showBill(deps, employer, of, deps.clock.today())
    },
  )

const again = (door: Door) =>
  route(
    {
      method: 'POST',
      url: `${door.url}/bills/:declaration/again`,
      config: { access: door.writers },
      schema: {
        summary: '没有记上的职工再记一次：先把原因改好',
        tags,
        params: Type.Object({ ...door.params, declaration }),
        response: { 200: DeclarationMessage },
      },
    },
    async (request, deps: RecordsDeps) => {
      const employer = await door.find(request, deps)
      const of = (request.params as Params)['declaration']!
      await ownBill(deps, employer, of)
      await runCommand(request, deps, 'declaration.again', door.by(request), (working) => askAgain(working, of))
      await carryOut(deps, of, atOnce)
      return showBill(deps, employer, of, deps.clock.today())
    },
  )

const oneBill = (door: Door) =>
  route(
    {
      method: 'GET',
      url: `${door.url}/bills/:declaration`,
      config: { access: door.readers },
      schema: {
        summary: '一张账单：职工、缴费、滞纳金',
        description: '滞纳金算到 on 那天，不写就是今天；还没有到的日期不算。',
        tags,
        params: Type.Object({ ...door.params, declaration }),
        querystring: Type.Object({ on: Type.Optional(Type.String({ maxLength: 20 })) }),
        response: { 200: DeclarationMessage },
      },
    },
    async (request, deps: RecordsDeps) => {
      const employer = await door.find(request, deps)
      const of = (request.params as Params)['declaration']!
      await ownBill(deps, employer, of)
      return showBill(deps, employer, of, requirePastDay(deps.clock, request.query.on ?? deps.clock.today()))
    },
  )

const statement = (door: Door) =>
  route(
    {
      method: 'GET',
      url: `${door.url}/bills/:declaration/statement.pdf`,
      config: { access: door.readers },
      schema: {
        summary: '单位缴费对账单（PDF），不是完税凭证',
        tags,
        params: Type.Object({ ...door.params, declaration }),
        response: pdf,
      },
    },
    async (request, deps: RecordsDeps, reply) => {
      const employer = await door.find(request, deps)
      const of = (request.params as Params)['declaration']!
      await ownBill(deps, employer, of)
      const bill = await showBill(deps, employer, of, deps.clock.today())
      const from = { poolName: placeName(employer.pool), at: deps.clock.now() }
      return sendPaper(reply, await drawStatement(bill, from), `单位缴费对账单${bill.month}`)
    },
  )

const change = (door: Door) =>
  route(
    {
      method: 'POST',
      url: `${door.url}/members`,
      config: { access: door.writers },
      schema: {
        summary: '增员、减员或工资变更一名职工',
        tags,
        params: Type.Object(door.params),
        body: MemberChangeForm,
        response: { 200: Type.Object({ text: Type.String({ description: '结果' }) }) },
      },
    },
    async (request, deps: RecordsDeps) => {
      const changing = { employer: await door.find(request, deps), by: door.by(request) }
      const command = commandKeyOf(request, 'employers.change')
      return { text: await changeMember(deps, changing, request.body as MemberChangeForm, command) }
    },
  )

const template = (door: Door) =>
  route(
    {
      method: 'GET',
      url: `${door.url}/members/template`,
      config: { access: door.readers },
      schema: {
        summary: '职工变动的模板（XLSX）',
        tags,
        params: Type.Object(door.params),
        response: { 200: Type.Any() },
      },
    },
    async (request, deps: RecordsDeps, reply) => {
      await door.find(request, deps)
      return sendSheet(reply, '职工变动模板', 'xlsx', await changeTemplate())
    },
  )

/** Two thousand rows are some two hundred kilobytes; a sheet with pictures in it is somebody's mistake. */
const bodyLimit = 2 * 1_048_576

const changeList = (door: Door) =>
  route(
    {
      method: 'POST',
      url: `${door.url}/members/list`,
      // Each row is a command of its own, keyed by the file and the row: sending the file again changes nothing twice.
      config: { access: door.writers, repeatable: true },
      bodyLimit,
      schema: {
        summary: '批量增员、减员、工资变更：交一个名单（XLSX 或 CSV），每行一个结果',
        description:
          '先试（不带 confirmed），看每一行，再带 confirmed=true 正式办。错的行不影响对的行；同一个文件再交一次不会重复办。',
        tags,
        consumes: [sheetTypes.xlsx, 'text/csv', 'application/octet-stream'],
        params: Type.Object(door.params),
        querystring: Type.Object({ confirmed: Type.Optional(Type.Boolean()) }),
        response: { 200: ContributionReport },
      },
    },
    async (request, deps: RecordsDeps) => {
      const changing = { employer: await door.find(request, deps), by: door.by(request) }
      return changeFromList(deps, changing, sentBytes(request), request.query.confirmed !== true)
    },
  )

/** Everything of one employer through a door, but for its files. */
export const employerDoor = (door: Door): Route<RecordsDeps> =>
  routes(
    overview(door),
    oneMonth(door),
    confirm(door),
    withdraw(door),
    again(door),
    oneBill(door),
    statement(door),
    change(door),
    template(door),
  )

/** The lists of an employer's members, which are handed in as files. */
export const listDoor =
  (door: Door): Route<RecordsDeps> =>
  (app, deps) => {
    acceptFiles(app, bodyLimit)
    routes(changeList(door))(app, deps)
  }
