import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  CashierSchema,
  ClaimItemQuery,
  ClaimItemsSchema,
  DaySheetSchema,
  FeeListSchema,
  problem,
} from '@yidi/contracts'
import { itemsAt } from '../../claims/bill/index.ts'
import { daySheetOf } from '../../care/statements/index.ts'
import { findInstitution } from '../../care/institutions/index.ts'
import { openVisitsAt } from '../../care/visits/index.ts'
import { staffOf } from '../../platform/guard/index.ts'
import { FileName, acceptFiles, route, routes, sentBytes, sentFileName } from '../../platform/http/index.ts'
import type { RecordsDeps, RecordsModule } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { readFeeList } from './fee-list.ts'

const tags = ['医药机构']
const institution = { access: ['institution'] } as const
const mostOpen = 50

/** The institution of whoever is logged in. Throws `referral-no-institution`. */
async function requireInstitution(request: FastifyRequest, { database, clock }: RecordsDeps) {
  const { institution: code } = staffOf(request)
  const found = code === null ? undefined : await findInstitution(database, code, clock.today())
  if (found === undefined) throw problem('referral-no-institution')
  return found
}

const showCashier = route(
  {
    method: 'GET',
    url: '/api/institution/cashier',
    config: institution,
    schema: {
      summary: '看病结算：本机构，和还没有办完的就诊',
      tags,
      querystring: Type.Object({
        personNo: Type.Optional(Type.String({ maxLength: 40, description: '只要这位参保人的' })),
      }),
      response: { 200: CashierSchema },
    },
  },
  async (request, deps) => {
    const { code, name, place, level } = await requireInstitution(request, deps)
    const { personNo } = request.query
    return {
      ...{ code, name, placeName: placeName(place), pharmacy: level === 'pharmacy' },
      today: deps.clock.today(),
      open: await openVisitsAt(deps.database, { institution: code, personNo, limit: mostOpen }),
    }
  },
)

const seekItem = route(
  {
    method: 'GET',
    url: '/api/institution/catalogue',
    config: institution,
    schema: {
      summary: '看病结算：按名称、拼音首字母或编码找所在地目录里的项目',
      tags,
      querystring: ClaimItemQuery,
      response: { 200: ClaimItemsSchema },
    },
  },
  async (request, deps) => {
    const { place } = await requireInstitution(request, deps)
    const { q, on } = request.query
    return itemsAt(deps.database, place, on ?? deps.clock.today(), q)
  },
)

const showDaySheet = route(
  {
    method: 'GET',
    url: '/api/institution/day-sheet',
    config: institution,
    schema: {
      summary: '日结单：本机构一天的结算和撤销，按就诊类型、参保地合计',
      tags,
      querystring: Type.Object({ day: Type.Optional(Type.String({ format: 'date', description: '不写就是今天' })) }),
      response: { 200: DaySheetSchema },
    },
  },
  async (request, deps) => {
    const { code, name } = await requireInstitution(request, deps)
    const day = request.query.day ?? deps.clock.today()
    return { institutionName: name, day, ...(await daySheetOf(deps.database, code, day)) }
  },
)

/** 看病结算 beside its transactions: what they are chosen from, and what they came to. */
export const cashierRoutes = routes(showCashier, seekItem, showDaySheet)

/** A list of 5,000 rows is well below it. */
const largestListBytes = 4 * 1_048_576

const readList = route(
  {
    method: 'POST',
    url: '/api/institution/fee-list',
    // Nothing is kept of it.
    config: { ...institution, repeatable: true },
    bodyLimit: largestListBytes,
    schema: {
      summary: '看病结算：读一张费用表（XLSX 或 CSV），对上所在地目录的项目',
      description: '列按医院常用的名称找；读不出的行列在 problems，其余的照收。什么都不保存。',
      tags,
      consumes: [
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'text/csv',
        'application/octet-stream',
      ],
      headers: Type.Object({ 'x-file-name': FileName }),
      response: { 200: FeeListSchema },
    },
  },
  async (request, deps) => {
    const { place } = await requireInstitution(request, deps)
    const list = { bytes: sentBytes(request), name: sentFileName(request) }
    return readFeeList(deps.database, place, deps.clock.today(), list)
  },
)

/** What of it is handed in as a file, in a scope of its own. */
export const feeListRoutes: RecordsModule = (app, deps) => {
  acceptFiles(app as unknown as FastifyInstance, largestListBytes)
  routes(readList)(app, deps)
}
