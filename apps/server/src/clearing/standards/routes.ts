/** 支付标准 at the desk: entered by who approves, seen by who works with statements, taken along as a list. */
import { Type } from 'typebox'
import {
  StandardForm,
  StandardsMessage,
  StandardsQuery,
  standardKinds,
  standardLevels,
  standardPeriods,
  standardVisits,
} from '@yidi/contracts'
import type { Staff, StandardEntry } from '@yidi/contracts'
import { institutionOf, requireSamePlace } from '../../care/institutions/index.ts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { csvOf, sendSheet, sheetOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'
import { enterStandard, readStandard } from './enter.ts'
import { entriesOf, listStandards } from './list.ts'

const tags = ['支付标准']
const url = '/api/desk/standards'
const config = { access: ['approving', 'finance', 'reviewing', 'audit', 'admin'] } as const
const response = { 200: StandardsMessage }

const listed = ({ database, clock }: RecordsDeps, { pool, roles }: Staff, asked: StandardsQuery) =>
  listStandards(database, pool, asked, {
    today: clock.today(),
    mayEnter: pool !== null && roles.includes('approving'),
  })

const show = route(
  {
    method: 'GET',
    url,
    config,
    schema: { summary: '总额预算和床日、人头、病种标准，和录入过的全部', tags, querystring: StandardsQuery, response },
  },
  (request, deps: RecordsDeps) => listed(deps, staffOf(request), request.query),
)

const enter = route(
  {
    method: 'POST',
    url,
    config: { access: ['approving'] },
    schema: {
      summary: '录入总额预算或一个标准，从某天起',
      description: '只增不改：同一个标准同一天再录一次是更正，两次都留着。不是法规，也不按它付款。',
      tags,
      body: StandardForm,
      response,
    },
  },
  async (request, deps: RecordsDeps) => {
    const { database, clock, release } = deps
    const staff = staffOf(request)
    const read = readStandard(staff.pool!, request.body)
    if (typeof read.institution === 'string')
      requireSamePlace(staff, await institutionOf(deps, read.institution), release)
    await runOfficeCommand(database, clock, commandKeyOf(request, 'standard.enter'), (transaction) =>
      enterStandard({ transaction, ciphers: database.ciphers, clock }, staff.staffName, read),
    )
    return listed(deps, staff, {})
  },
)

const states = { corrected: '已更正', past: '以前的', now: '现在的', coming: '以后的' } as const

const columns: readonly SheetColumn<StandardEntry>[] = [
  { title: '统筹区', width: 16, text: ({ poolName }) => poolName },
  { title: '标准', width: 12, text: ({ kind }) => standardKinds[kind].title },
  { title: '机构编码', width: 16, text: ({ institution }) => institution ?? '' },
  { title: '机构', width: 24, text: ({ institutionName }) => institutionName ?? '' },
  { title: '机构等级', width: 10, text: ({ level }) => (level === null ? '' : standardLevels[level]) },
  { title: '年度', width: 8, text: ({ year }) => (year === null ? '' : String(year)) },
  { title: '就诊类型', width: 12, text: ({ visits }) => (visits === null ? '' : standardVisits[visits]) },
  { title: '按月按年', width: 10, text: ({ per }) => (per === null ? '' : standardPeriods[per]) },
  { title: '病种编码', width: 14, text: ({ disease }) => disease ?? '' },
  { title: '病种名称', width: 24, text: ({ title }) => title ?? '' },
  { title: '金额（元）', width: 16, text: ({ amount }) => amount },
  { title: '单位', width: 12, text: ({ kind }) => standardKinds[kind].unit },
  { title: '从哪天起', width: 12, text: ({ from }) => from },
  { title: '文件', width: 30, text: ({ document }) => document },
  { title: '录入', width: 16, text: ({ enteredBy }) => enteredBy },
  { title: '状态', width: 10, text: ({ state }) => states[state] },
]

const file = (as: 'xlsx' | 'csv') =>
  route(
    {
      method: 'GET',
      url: `${url}/list.${as}`,
      config,
      schema: {
        summary: `支付标准的全部录入（${as.toUpperCase()}）`,
        tags,
        querystring: StandardsQuery,
        response: { 200: Type.Any() },
      },
    },
    async (request, { database, clock }: RecordsDeps, reply) => {
      const entries = await entriesOf(database, staffOf(request).pool, request.query, clock.today())
      const bytes = as === 'csv' ? csvOf(columns, entries) : await sheetOf('支付标准', columns, entries)
      return sendSheet(reply, `支付标准${clock.today()}`, as, bytes)
    },
  )

/** 支付标准: nothing is paid by them. */
export const standardRoutes = routes<RecordsDeps>(show, enter, file('xlsx'), file('csv'))
