import { Type } from 'typebox'
import { ClaimBillQuery, ClaimBillSchema, ClaimItemQuery, ClaimItemsSchema, problem } from '@yidi/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { citizenOf, staffOf } from '../../platform/guard/index.ts'
import { FileName, acceptFiles, route, routes, sentBytes, sentFileName } from '../../platform/http/index.ts'
import type { RecordsDeps, RecordsModule } from '../../platform/module/index.ts'
import { enrolmentOn, readFile } from '../../person/file/index.ts'
import { answerBillList, answerItems } from './answer.ts'

const tags = ['零星报销']
/** A list of 50,000 rows is some six megabytes, so that its sender is told what is wrong with it. */
const largestListBytes = 10 * 1_048_576

const uploadSchema = {
  tags,
  description:
    '请求内容就是文件本身（XLSX，或 UTF-8、GB18030 的 CSV），按内容认定，最大 10 MB；文件名放在请求头 X-File-Name（encodeURIComponent 编码）。' +
    '列按医院常用的名称找。每一行给出在参保地目录里找到的项目和划分，读不出的行列在 problems；什么都不保存。',
  consumes: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'text/csv',
    'application/octet-stream',
  ],
  querystring: ClaimBillQuery,
  response: { 200: ClaimBillSchema },
}

/** The pool that a person is insured in on a day. Throws `person-not-found`, `not-enrolled-on`. */
async function poolOf({ database }: RecordsDeps, personNo: string, day: string): Promise<string> {
  const file = await readFile(database, { personNo }, ['enrolments'])
  if (file === undefined) throw problem('person-not-found', { what: '人员编号' })
  const enrolment = enrolmentOn(file, day)
  if (enrolment === undefined) throw problem('not-enrolled-on', { day, action: '报销这次就医的费用' })
  return enrolment.pool
}

/** Days in the order of time, none of the future. Throws `bill-visit-days-wrong`. */
function requireVisitDays({ clock }: RecordsDeps, { from, to }: ClaimBillQuery): void {
  if (from > to || to > clock.today()) throw problem('bill-visit-days-wrong', { from, to })
}

const listOf = (request: FastifyRequest) => ({ bytes: sentBytes(request), name: sentFileName(request) })

const readOwnList = route(
  {
    method: 'POST',
    url: '/api/claims/bill',
    config: { access: ['citizen'], scope: 'file', repeatable: true },
    bodyLimit: largestListBytes,
    schema: {
      ...uploadSchema,
      summary: '读医院给的费用清单',
      headers: Type.Object({ 'x-file-name': FileName }),
    },
  },
  async (request, deps) => {
    requireVisitDays(deps, request.query)
    const pool = await poolOf(deps, citizenOf(request).personNo, request.query.from)
    return answerBillList(deps, pool, request.query, listOf(request))
  },
)

const readListHere = route(
  {
    method: 'POST',
    url: '/api/desk/claims/people/:personNo/bill',
    config: { access: ['accepting', 'reviewing'], repeatable: true },
    bodyLimit: largestListBytes,
    schema: {
      ...uploadSchema,
      summary: '窗口代办：读到窗口的人带来的费用清单',
      params: Type.Object({ personNo: Type.String({ maxLength: 40 }) }),
      headers: Type.Object({ 'x-file-name': FileName }),
    },
  },
  async (request, deps) => {
    requireVisitDays(deps, request.query)
    const pool = await poolOf(deps, request.params.personNo, request.query.from)
    const own = staffOf(request).pool
    if (own !== null && own !== pool) throw problem('person-other-pool', { pool })
    return answerBillList(deps, pool, request.query, listOf(request))
  },
)

const seekItem = route(
  {
    method: 'GET',
    url: '/api/claims/catalogue',
    config: { access: ['citizen'], scope: 'file' },
    schema: {
      summary: '按名称找参保地目录里的项目',
      tags,
      querystring: ClaimItemQuery,
      response: { 200: ClaimItemsSchema },
    },
  },
  async (request, deps) => {
    const { q, on } = request.query
    const day = on ?? deps.clock.today()
    return answerItems(deps, await poolOf(deps, citizenOf(request).personNo, day), day, q)
  },
)

const seekItemHere = route(
  {
    method: 'GET',
    url: '/api/desk/claims/catalogue',
    config: { access: ['accepting', 'reviewing', 'approving'] },
    schema: {
      summary: '按名称找一个统筹区的目录里的项目',
      tags,
      querystring: Type.Object({ ...ClaimItemQuery.properties, pool: Type.String({ pattern: '^\\d{6}$' }) }),
      response: { 200: ClaimItemsSchema },
    },
  },
  (request, deps) => {
    const { q, on, pool } = request.query
    return answerItems(deps, pool, on ?? deps.clock.today(), q)
  },
)

/** Lists of fees on the phone and at the counter, and the catalogue to choose from. */
export const claimBillRoutes: RecordsModule = (app, deps) => {
  acceptFiles(app as unknown as FastifyInstance, largestListBytes)
  routes(readOwnList, readListHere, seekItem, seekItemHere)(app, deps)
}
