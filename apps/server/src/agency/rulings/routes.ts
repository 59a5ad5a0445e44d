import type { FastifyRequest } from 'fastify'
import { RulingEnd, RulingForm, RulingsMessage } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { endRuling, enterRuling, listRulings } from './rulings.ts'

const tags = ['裁定']
const response = { 200: RulingsMessage }

const listed = ({ database, release, clock }: RecordsDeps, request: FastifyRequest): Promise<RulingsMessage> =>
  listRulings(database, release, staffOf(request), clock.today())

/** Runs a command about a ruling of the pool of whoever asks, and answers with the list as it leaves it. */
async function run(
  request: FastifyRequest,
  deps: RecordsDeps,
  name: string,
  work: (working: Parameters<typeof endRuling>[0]) => Promise<void>,
): Promise<RulingsMessage> {
  const { database, clock } = deps
  const staff = staffOf(request)
  await runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, staff }),
  )
  return listed(deps, request)
}

const show = route(
  {
    method: 'GET',
    url: '/api/desk/rulings',
    config: { access: ['accepting', 'reviewing', 'approving', 'finance', 'audit', 'admin'] },
    schema: { summary: '待定的规定，和经办机构作过的裁定', tags, response },
  },
  (request, deps: RecordsDeps) => listed(deps, request),
)

const enter = route(
  {
    method: 'POST',
    url: '/api/desk/rulings',
    config: { access: ['approving'] },
    schema: {
      summary: '录入裁定',
      description: '只能裁定待定的规定；和政策合在一起算不通的不收。谁录入的，谁不能核定用到它的报销。',
      tags,
      body: RulingForm,
      response,
    },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'ruling.enter', (working) => enterRuling(working, deps.release, request.body)),
)

const end = route(
  {
    method: 'POST',
    url: '/api/desk/rulings/end',
    config: { access: ['approving'] },
    schema: { summary: '定下裁定的失效日；已经按它核定的不变', tags, body: RulingEnd, response },
  },
  (request, deps: RecordsDeps) => run(request, deps, 'ruling.end', (working) => endRuling(working, request.body)),
)

export const rulingRoutes = routes(show, enter, end)
