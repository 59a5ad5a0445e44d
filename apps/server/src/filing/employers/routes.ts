import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { Type } from 'typebox'
import {
  EmployerFilingForm,
  EmployerFilingLine,
  EmployerForm,
  EmployerImportReport,
  EmployerMember,
  EmployerMessage,
  FilingMessage,
  problem,
} from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps, RecordsModule } from '../../platform/module/index.ts'
import { filingLinesOf } from '../apply/index.ts'
import { recordOfficeAudit, recordOfficeAuditIn } from '../../platform/audit/index.ts'
import { findPerson } from '../../person/people/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import { findEmployer, listEmployers, memberMessage, membersOf, writeEmployer } from './employers.ts'
import { fileForMember, fileList } from './file.ts'
import { listTemplate, reportSheet } from './list.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Five hundred rows are some forty kilobytes; a sheet with pictures in it is somebody's mistake. */
const bodyLimit = 2 * 1_048_576

/** A body as it came; told apart from JSON, which the other routes read. */
class SentFile {
  readonly bytes: Buffer
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
  /** What stands for it where a command's input is compared. */
  toJSON(): string {
    return createHash('sha256').update(this.bytes).digest('hex')
  }
}

const tags = ['用人单位']
const config = { access: ['employer'] } as const

/** The employer that whoever asks acts for. Throws `employer-not-found` where it is unknown or no longer served. */
async function employerOf({ database }: RecordsDeps, request: FastifyRequest): Promise<EmployerMessage> {
  const { employer } = staffOf(request)
  const found = employer === null ? undefined : await findEmployer(database, employer)
  if (found === undefined || found.disabled) throw problem('employer-not-found', { employer: employer ?? '空' })
  return found
}

const sendSheet = (reply: FastifyReply, name: string, bytes: Buffer): FastifyReply =>
  reply
    .type(sheetType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(bytes)

const showEmployer = route(
  {
    method: 'GET',
    url: '/api/employer',
    config,
    schema: { summary: '本单位', tags, response: { 200: EmployerMessage } },
  },
  (request, deps) => employerOf(deps, request),
)

const showMembers = route(
  {
    method: 'GET',
    url: '/api/employer/members',
    config,
    schema: {
      summary: '本单位今天的在保职工',
      description: '看名单要记审计。',
      tags,
      response: { 200: Type.Object({ members: Type.Array(EmployerMember) }) },
    },
  },
  async (request, deps) => {
    const { code } = await employerOf(deps, request)
    const day = deps.clock.today()
    const entry = {
      actorKind: 'employer',
      actor: staffOf(request).staffName,
      action: 'employer.members',
      subjectId: code,
    }
    await recordOfficeAudit(deps.database, entry, deps.clock.now())
    const found = await membersOf(deps.database, code, day)
    return { members: found.map((one) => memberMessage(one, day)) }
  },
)

const showFilings = route(
  {
    method: 'GET',
    url: '/api/employer/filings',
    config,
    schema: {
      summary: '本单位提交的备案',
      description: '最近 200 条，从新到旧。',
      tags,
      response: { 200: Type.Object({ filings: Type.Array(EmployerFilingLine) }) },
    },
  },
  async (request, deps) => {
    const { code } = await employerOf(deps, request)
    const lines = await filingLinesOf(deps.database, { kind: 'employer', actor: code, today: deps.clock.today() })
    const names = new Map<string, string>()
    for (const { personNo } of lines) {
      if (!names.has(personNo)) names.set(personNo, (await findPerson(deps.database, personNo))?.name ?? '')
    }
    return {
      filings: lines.map(({ personNo, message }) => ({
        id: message.id,
        name: names.get(personNo) ?? '',
        destinationName: message.destinationName,
        from: message.from,
        to: message.to,
        stateTitle: message.stateTitle,
        tone: message.tone,
        filedOn: message.filedOn,
      })),
    }
  },
)

const fileOne = route(
  {
    method: 'POST',
    url: '/api/employer/filings',
    config,
    schema: {
      summary: '为派驻外地的职工备案',
      description: '只办“常驻异地工作人员”；单位确认代替盖章。只能给本单位今天的在保职工办。',
      tags,
      body: EmployerFilingForm,
      response: { 201: FilingMessage },
    },
  },
  async (request, deps, reply) => {
    const { code } = await employerOf(deps, request)
    const command = commandKeyOf(request, 'employers.file')
    return reply.code(201).send(await fileForMember(deps, code, request.body, command))
  },
)

const sendTemplate = route(
  {
    method: 'GET',
    url: '/api/employer/filings/template',
    config,
    schema: { summary: '批量备案的模板（XLSX）', tags, response: { 200: Type.Any() } },
  },
  async (request, deps, reply) => {
    await employerOf(deps, request)
    return sendSheet(reply, '常驻异地备案模板.xlsx', await listTemplate())
  },
)

const fileFromList = route(
  {
    method: 'POST',
    url: '/api/employer/filings/list',
    // Each row is a command of its own, keyed by the file and the row: sending the file again files nothing twice.
    config: { ...config, repeatable: true },
    bodyLimit,
    schema: {
      summary: '批量备案：交一个名单（XLSX 或 CSV）',
      description:
        '先试提交（dryRun），看每一行的结果，再正式提交。错的行不影响对的行；同一个文件再交一次不会重复备案。' +
        'as=xlsx 时结果也是 XLSX。正式提交要带 confirmed=true：单位确认派驻属实、职工都已签备案承诺书。',
      tags,
      consumes: [sheetType, 'text/csv', 'application/octet-stream'],
      querystring: Type.Object({
        dryRun: Type.Optional(Type.Boolean()),
        confirmed: Type.Optional(Type.Boolean()),
        as: Type.Optional(Type.Enum(['json', 'xlsx'] as const)),
      }),
      response: { 200: EmployerImportReport },
    },
  },
  async (request, deps, reply) => {
    const { code } = await employerOf(deps, request)
    const { body } = request as { body: unknown }
    if (!(body instanceof SentFile)) throw problem('import-file-not-readable', { reason: '没有收到文件' })
    const { dryRun, confirmed, as } = request.query
    const report = await fileList(deps, code, body.bytes, dryRun === true || confirmed !== true)
    if (as === 'xlsx') return sendSheet(reply, '批量备案结果.xlsx', await reportSheet(report))
    return reply.send(report)
  },
)

const showEmployers = route(
  {
    method: 'GET',
    url: '/api/desk/employers',
    config: { access: ['accepting', 'reviewing', 'audit', 'admin'] },
    schema: {
      summary: '本统筹区的用人单位',
      tags,
      response: { 200: Type.Object({ employers: Type.Array(EmployerMessage) }) },
    },
  },
  async (request, { database }) => ({ employers: await listEmployers(database, staffOf(request).pool) }),
)

const enterEmployer = route(
  {
    method: 'POST',
    url: '/api/desk/employers',
    config: { access: ['accepting', 'admin'] },
    schema: {
      summary: '登记或修改用人单位',
      description: '代码没有登记过就是新登记，登记过就是修改。管理员登记时要写统筹区。',
      tags,
      querystring: Type.Object({ pool: Type.Optional(Type.String({ pattern: '^\\d{6}$' })) }),
      body: EmployerForm,
      response: { 200: EmployerMessage },
    },
  },
  async (request, { database, clock }) => {
    const staff = staffOf(request)
    const form = request.body
    const before = await findEmployer(database, form.code)
    const pool = staff.pool ?? before?.pool ?? request.query.pool
    if (pool === undefined) throw problem('filing-law-missing', { pool: '空' })
    if (before !== undefined && before.pool !== pool) throw problem('employer-other-pool', { pool: before.pool })
    const at = clock.now()
    const write = async (transaction: Transaction<Tables>) => {
      await writeEmployer(transaction, database.ciphers, form, pool, at)
      const entry = {
        actorKind: 'staff' as const,
        actor: staff.staffName,
        action: before === undefined ? 'employer.enter' : 'employer.change',
        subjectId: form.code,
        detail: before === undefined ? {} : { before: { name: before.name, disabled: before.disabled } },
      }
      await recordOfficeAuditIn(transaction, database.ciphers, entry, at)
    }
    await runOfficeCommand(database, clock, commandKeyOf(request, 'employers.write'), write, {
      subjectOf: () => form.code,
      undoneBy: { 'employers.write': '又修改了单位资料' },
    })
    return (await findEmployer(database, form.code))!
  },
)

/** 用人单位: its own people, filings for those it has stationed, and at the agency's desk the employers themselves. */
export const employerRoutes: RecordsModule = (app, deps) => {
  app.addContentTypeParser(
    [sheetType, 'application/octet-stream', 'text/csv'],
    { parseAs: 'buffer', bodyLimit },
    (_request, body: Buffer, done) => {
      done(null, new SentFile(body))
    },
  )
  routes(
    showEmployer,
    showMembers,
    showFilings,
    fileOne,
    sendTemplate,
    fileFromList,
    showEmployers,
    enterEmployer,
  )(app, deps)
}
