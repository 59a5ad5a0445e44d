import type { Transaction } from 'kysely'
import { Type } from 'typebox'
import {
  AgreementCommandSchema,
  DirectorySizeSchema,
  ImportReportSchema,
  InstitutionEditSchema,
  InstitutionListSchema,
  InstitutionOneSchema,
  InstitutionSearchSchema,
  problem,
} from '@yidi/contracts'
import type { InstitutionEdit, InstitutionFound } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { App, RecordsModule } from '../../platform/module/index.ts'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import { isPlaceOf } from '../../platform/places/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import { changeAgreement } from './agreements.ts'
import { importInstitutions } from './import/import.ts'
import { writeBatch } from './import/write.ts'
import { institutionOf, requireSamePlace } from './one.ts'
import { indexInstitutionNames, searchInstitutions } from './search.ts'
import { directorySize } from './size.ts'

/** A list of a hundred thousand entries is some ten megabytes. */
const largestListBytes = 64 * 1_048_576
const listTypes = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
]

const tags = ['医药机构']
const params = Type.Object({ code: Type.String({ maxLength: 40 }) })

const searchDirectory = route(
  {
    method: 'GET',
    url: '/api/institutions',
    config: { access: 'public' },
    schema: {
      summary: '找医院药店',
      tags,
      querystring: InstitutionSearchSchema,
      response: { 200: InstitutionListSchema },
    },
  },
  (request, { database, clock, release }) => searchInstitutions(database, request.query, clock.today(), release),
)

const showSize = route(
  {
    method: 'GET',
    url: '/api/institutions/size',
    config: { access: 'public' },
    schema: { summary: '目录有多大：已录入的，和文件里写的', tags, response: { 200: DirectorySizeSchema } },
  },
  (_request, { database, release }) => directorySize(database, release),
)

const showInstitution = route(
  {
    method: 'GET',
    url: '/api/institutions/:code',
    config: { access: 'public' },
    schema: { summary: '一家医院或药店', tags, params, response: { 200: InstitutionOneSchema } },
  },
  (request, deps) => institutionOf(deps, request.params.code),
)

const importList = route(
  {
    method: 'POST',
    url: '/api/institutions/import',
    bodyLimit: largestListBytes,
    // The same list again changes nothing.
    config: { access: ['admin'], repeatable: true },
    schema: {
      summary: '导入医药机构名录（请求体是 CSV 或 XLSX 文件）',
      description: '带 dryRun=true 只检查，不写入；报告一样。有统筹区的账号只能导入本统筹区的机构，别的行不导入。',
      tags,
      querystring: Type.Object({ dryRun: Type.Optional(Type.Boolean({ description: '只检查，不写入' })) }),
      consumes: listTypes,
      response: { 200: ImportReportSchema },
    },
  },
  (request, { database, clock, release }) => {
    if (!Buffer.isBuffer(request.body)) throw problem('import-file-not-readable', { reason: '没有收到文件' })
    const { staffName, pool } = staffOf(request)
    // A whole province's list takes longer than anything else that somebody waits for.
    return importInstitutions({ ...database, ...database.unhurried }, clock, release.places, {
      bytes: request.body,
      by: { actorKind: 'staff', actor: staffName },
      ...(pool === null ? {} : { within: (place: string) => isPlaceOf(release, pool, place) }),
      dryRun: request.query.dryRun === true,
    })
  },
)

const editInstitution = route(
  {
    method: 'POST',
    url: '/api/institutions/:code/edit',
    config: { access: ['accepting', 'admin'] },
    schema: {
      summary: '修改机构资料和开通的服务',
      tags,
      params,
      body: InstitutionEditSchema,
      response: { 200: InstitutionOneSchema },
    },
  },
  async (request, deps) => {
    const staff = staffOf(request)
    const before = await institutionOf(deps, request.params.code)
    requireSamePlace(staff, before, deps.release)
    requireSameKind(before, request.body)
    const at = deps.clock.now()
    const { code, place } = before
    const edit = async (transaction: Transaction<Tables>) => {
      const by = { today: deps.clock.today(), at, actorKind: 'staff', actor: staff.staffName }
      await writeBatch(transaction, [{ row: 1, code, place, ...request.body }], by)
      const { name, level, settlementLevel, ownership, address, telephone, services } = before
      await recordOfficeAuditIn(
        transaction,
        deps.database.ciphers,
        {
          actorKind: 'staff',
          actor: staff.staffName,
          action: 'institution.edit',
          subjectId: code,
          detail: { before: { name, level, settlementLevel, ownership, address, telephone, services } },
        },
        at,
      )
    }
    await runOfficeCommand(deps.database, deps.clock, commandKeyOf(request, 'institution.edit'), edit, {
      subjectOf: () => code,
      undoneBy: { 'institution.edit': '又修改了机构资料' },
    })
    return institutionOf(deps, code)
  },
)

const changeItsAgreement = route(
  {
    method: 'POST',
    url: '/api/institutions/:code/agreement',
    config: { access: ['accepting', 'reviewing', 'admin'] },
    schema: {
      summary: '办理定点协议',
      tags,
      params,
      body: AgreementCommandSchema,
      response: { 200: InstitutionOneSchema },
    },
  },
  async (request, deps) => {
    const staff = staffOf(request)
    const institution = await institutionOf(deps, request.params.code)
    requireSamePlace(staff, institution, deps.release)
    const at = deps.clock.now()
    const { code, agreements } = institution
    // Each agency acts on its own agreement; staff of no pool on that of the institution's place.
    const { pool: region, state } = agreements.find(({ pool }) => pool === staff.pool) ?? agreements[0]!
    const by = { actor: staff.staffName, kind: 'staff', roles: staff.roles } as const
    const change = async (transaction: Transaction<Tables>) => {
      const command = request.body
      await changeAgreement(transaction, { institution, region, command, by, today: deps.clock.today(), at })
      const entry = {
        actorKind: 'staff' as const,
        actor: staff.staffName,
        action: `agreement-${command.action}`,
        subjectId: code,
        detail: { before: state, pool: region },
      }
      await recordOfficeAuditIn(transaction, deps.database.ciphers, entry, at)
    }
    await runOfficeCommand(deps.database, deps.clock, commandKeyOf(request, 'agreement'), change, {
      subjectOf: () => code,
      undoneBy: { agreement: '又办理了定点协议' },
    })
    return institutionOf(deps, code)
  },
)

/** In this module's scope alone a file may be sent as it is. */
function acceptLists(app: App): void {
  app.addContentTypeParser(listTypes, { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body)
  })
}

/** A pharmacy stays a pharmacy: its code says so, and the gateway settles by it. */
function requireSameKind({ code, name }: InstitutionFound, edit: InstitutionEdit): void {
  const pharmacy = code.startsWith('P')
  const fits = edit.services.every((service) => (service === 'pharmacy') === pharmacy)
  if ((edit.level === 'pharmacy') === pharmacy && fits) return
  throw problem('institution-kind-differs', { name, kind: pharmacy ? '药店' : '医疗机构' })
}

/** Hospitals and pharmacies: `/api/institutions`. Looking is for everyone; agreements are the agency's. */
export const institutionRoutes: RecordsModule = async (app, deps) => {
  await indexInstitutionNames(deps.database)
  acceptLists(app)
  routes(searchDirectory, showSize, showInstitution, importList, editInstitution, changeItsAgreement)(app, deps)
}
