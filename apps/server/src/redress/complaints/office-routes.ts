/** What an agency sets of complaints, and what became of them in numbers. */
import { Type } from 'typebox'
import {
  ComplaintSettingForm,
  ComplaintSettingsMessage,
  ComplaintStatisticsMessage,
  ComplaintStatisticsQuery,
} from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import { enterComplaintSetting, listComplaintSettings } from '../desks/index.ts'
import { complaintStatistics, statisticsFile } from './statistics.ts'

const tags = ['投诉咨询经办']
const readers = ['accepting', 'reviewing', 'approving', 'inspecting', 'audit', 'admin'] as const
const settings = '/api/desk/complaint-settings'
const statistics = '/api/desk/complaint-statistics'

const listed = ({ database, clock }: RecordsDeps, { pool, roles }: Staff) =>
  listComplaintSettings(database, pool, {
    today: clock.today(),
    mayEnter: pool !== null && roles.includes('approving'),
  })

const show = route(
  {
    method: 'GET',
    url: settings,
    config: { access: readers },
    schema: { summary: '各类投诉咨询由谁办、多久答复：机构设定', tags, response: { 200: ComplaintSettingsMessage } },
  },
  (request, deps: RecordsDeps) => listed(deps, staffOf(request)),
)

const enter = route(
  {
    method: 'POST',
    url: settings,
    config: { access: ['approving'] },
    schema: {
      summary: '设定一类由谁办、多久答复，从某天起',
      description: '只增不改：同一天再录一次是更正，两次都留着。已经收到的不变。',
      tags,
      body: ComplaintSettingForm,
      response: { 200: ComplaintSettingsMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { database, clock } = deps
    const staff = staffOf(request)
    await runOfficeCommand(database, clock, commandKeyOf(request, 'complaint-setting.enter'), (transaction) =>
      enterComplaintSetting(
        { transaction, ciphers: database.ciphers, clock },
        staff.staffName,
        staff.pool!,
        request.body,
      ),
    )
    return listed(deps, staff)
  },
)

const count = route(
  {
    method: 'GET',
    url: statistics,
    config: { access: readers },
    schema: {
      summary: '投诉咨询按月按类的件数、按期和超期、满意度',
      description: '和列表是同一些件；没有任何人的资料。',
      tags,
      querystring: ComplaintStatisticsQuery,
      response: { 200: ComplaintStatisticsMessage },
    },
  },
  (request, deps: RecordsDeps) => complaintStatistics(deps, staffOf(request).pool, request.query),
)

const file = route(
  {
    method: 'GET',
    url: `${statistics}/file`,
    config: { access: readers },
    schema: { summary: '同上，CSV', tags, querystring: ComplaintStatisticsQuery, response: { 200: Type.Any() } },
  },
  async (request, deps: RecordsDeps, reply) => {
    const found = await complaintStatistics(deps, staffOf(request).pool, request.query)
    return sendSheet(reply, `投诉咨询${found.from}至${found.to}`, 'csv', statisticsFile(found))
  },
)

export const complaintOfficeRoutes = routes(show, enter, count, file)
