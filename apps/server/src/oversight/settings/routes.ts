import { OversightSettingForm, OversightSettingsMessage } from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { enterSetting, listSettings } from './settings.ts'

const tags = ['监管']
const url = '/api/desk/oversight-settings'
const response = { 200: OversightSettingsMessage }

const listed = ({ database, clock, release }: RecordsDeps, { pool, roles }: Staff): Promise<OversightSettingsMessage> =>
  listSettings(database, release, pool, {
    today: clock.today(),
    mayEnter: pool !== null && roles.includes('inspecting'),
  })

const show = route(
  {
    method: 'GET',
    url,
    config: { access: ['inspecting', 'approving', 'audit', 'admin'] },
    schema: { summary: '监管规则和它们的参数：缺省值、今天的值、录入过的全部；参数不是法律', tags, response },
  },
  (request, deps: RecordsDeps) => listed(deps, staffOf(request)),
)

const enter = route(
  {
    method: 'POST',
    url,
    config: { access: ['inspecting'] },
    schema: {
      summary: '录入一个监管参数，从某天起',
      description: '只增不改：同一天再录一次是更正，两次都留着。已经查出的疑点不变。',
      tags,
      body: OversightSettingForm,
      response,
    },
  },
  async (request, deps: RecordsDeps) => {
    const { database, clock, release } = deps
    const staff = staffOf(request)
    const by = { actorKind: 'staff', actor: staff.staffName } as const
    await runOfficeCommand(database, clock, commandKeyOf(request, 'oversight-setting.enter'), (transaction) =>
      enterSetting({ transaction, ciphers: database.ciphers, clock, release, by }, staff.pool!, request.body),
    )
    return listed(deps, staff)
  },
)

/** 监管参数 of an agency. */
export const oversightSettingRoutes = routes(show, enter)
