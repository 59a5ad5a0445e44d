import { AccountRunForm, AccountRunsMessage } from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { listRuns } from './list.ts'
import { readyRun, startRun } from './start.ts'

const tags = ['个人账户']
const url = '/api/desk/account-runs'
const response = { 200: AccountRunsMessage }

const listed = ({ database, clock }: RecordsDeps, { pool, roles }: Staff): Promise<AccountRunsMessage> =>
  listRuns(database, pool, { today: clock.today(), mayStart: pool !== null && roles.includes('finance') })

export const showRuns = route(
  {
    method: 'GET',
    url,
    config: { access: ['finance', 'audit', 'admin'] },
    schema: { summary: '个人账户划账：按月划入、大病保险费、年度结转，做到哪里', tags, response },
  },
  (request, deps: RecordsDeps) => listed(deps, staffOf(request)),
)

export const startRunRoute = route(
  {
    method: 'POST',
    url,
    config: { access: ['finance'] },
    schema: {
      summary: '开始划账',
      description: '同一种、同一个月或一年只做一次。开始以后在一分钟内由程序接着做完；中断了会接着做，不会重复。',
      tags,
      body: AccountRunForm,
      response,
    },
  },
  async (request, deps: RecordsDeps) => {
    const { database, clock } = deps
    const staff = staffOf(request)
    const by = { actorKind: 'staff', actor: staff.staffName } as const
    // Read before the transaction, so that it holds no second connection; what is wrong counts only where the command is new.
    const ready = await readyRun(deps, staff.pool!, request.body).catch((error: unknown) => error as Error)
    await runOfficeCommand(database, clock, commandKeyOf(request, 'account.run'), (transaction) => {
      if (ready instanceof Error) throw ready
      return startRun(deps, transaction, ready, by)
    })
    return listed(deps, staff)
  },
)
