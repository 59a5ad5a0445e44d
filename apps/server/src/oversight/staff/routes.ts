/** 内部监督 at the desk: for the audit alone. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { StaffCaseForm, StaffFindingWordsForm, StaffFindingsMessage, StaffRunForm, problem } from '@yidi/contracts'
import { NO_DAY, parseDay } from '@yidi/rules'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { dismissFinding, takeIntoCase } from './decide.ts'
import type { StaffWorking } from './decide.ts'
import { showStaffFindings } from './show.ts'
import { watchStaff } from './watch.ts'

const tags = ['内部监督']
const url = '/api/desk/own-staff'
const config = { access: ['audit'] } as const
const Params = Type.Object({ findingId: Type.String({ maxLength: 60, description: '线索的编号' }) })
const response = { 200: StaffFindingsMessage }
/** How many days one run by hand looks at. */
const mostDays = 31

const list = route(
  { method: 'GET', url, config, schema: { summary: '经办人员怎样查看和作决定：值得查的', tags, response } },
  (request, deps: RecordsDeps) => showStaffFindings(deps, staffOf(request)),
)

const run = route(
  {
    method: 'POST',
    url: `${url}/run`,
    config: { ...config, repeatable: true },
    schema: {
      summary: '现在就看这几天的审计记录；看过的再看一次也不会多出来',
      tags,
      body: StaffRunForm,
      response,
    },
  },
  async (request, deps: RecordsDeps) => {
    const { from, to } = request.body
    const [first, last] = [parseDay(from), parseDay(to)]
    const isValid = first !== NO_DAY && last !== NO_DAY && first <= last && to <= deps.clock.today()
    if (!isValid || last - first >= mostDays) throw problem('staff-days-not-valid', { from, to, most: mostDays })
    await watchStaff(deps, { from, to })
    return showStaffFindings(deps, staffOf(request))
  },
)

/** Runs a command once by its key. */
async function command(
  request: FastifyRequest,
  deps: RecordsDeps,
  name: string,
  work: (working: StaffWorking) => Promise<void>,
): Promise<StaffFindingsMessage> {
  const { database, clock } = deps
  const staff = staffOf(request)
  await runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, staff }),
  )
  return showStaffFindings(deps, staff)
}

const dismiss = route(
  {
    method: 'POST',
    url: `${url}/:findingId/dismiss`,
    config,
    schema: { summary: '没有问题，写明为什么', tags, params: Params, body: StaffFindingWordsForm, response },
  },
  (request, deps: RecordsDeps) =>
    command(request, deps, 'staff-finding.dismiss', (working) =>
      dismissFinding(working, request.params.findingId, request.body.words),
    ),
)

const take = route(
  {
    method: 'POST',
    url: `${url}/:findingId/case`,
    config,
    schema: { summary: '并入关于这个账号的稽核案件', tags, params: Params, body: StaffCaseForm, response },
  },
  (request, deps: RecordsDeps) =>
    command(request, deps, 'staff-finding.case', (working) =>
      takeIntoCase(working, request.params.findingId, request.body.caseId),
    ),
)

/** 内部监督: the audit runs, looks and decides. */
export const staffFindingRoutes = routes(list, run, dismiss, take)
