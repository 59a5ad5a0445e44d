/** 预付金 at the desk. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { PrepaidConfirmForm, PrepaidForm, PrepaidMessage, problem } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { confirmPrepaid, drawPrepaid, dropPrepaid } from './commands.ts'
import type { PrepaidWorking } from './commands.ts'
import { showPrepaid } from './show.ts'

const tags = ['预付金']
const url = '/api/desk/prepaid'
const finance = { access: ['finance'] } as const
const Params = Type.Object({ prepaidId: Type.String({ maxLength: 60, description: '办件编号' }) })
const response = { 200: PrepaidMessage }

/** Runs a command of the region of whoever asks, once by its key. */
async function run(
  request: FastifyRequest,
  deps: RecordsDeps,
  name: string,
  work: (working: PrepaidWorking) => Promise<void>,
): Promise<PrepaidMessage> {
  const { database, clock } = deps
  const { pool, ...staff } = staffOf(request)
  if (pool === null) throw problem('clearing-no-region')
  await runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, staff: { ...staff, pool } }),
  )
  return showPrepaid(deps, staffOf(request))
}

const show = route(
  {
    method: 'GET',
    url,
    config: { access: ['finance', 'audit', 'admin'] },
    schema: { summary: '预付金：余额、应付、预警，预付和退回的登记', tags, response },
  },
  (request, deps: RecordsDeps) => showPrepaid(deps, staffOf(request)),
)

const draw = route(
  {
    method: 'POST',
    url,
    config: finance,
    schema: {
      summary: '登记预付（参保地）或退回预付金（就医地），等另一位财务复核',
      description: '复核以前不记账。',
      tags,
      body: PrepaidForm,
      response,
    },
  },
  (request, deps: RecordsDeps) => run(request, deps, 'prepaid.draw', (working) => drawPrepaid(working, request.body)),
)

const confirm = route(
  {
    method: 'POST',
    url: `${url}/:prepaidId/confirm`,
    config: finance,
    schema: {
      summary: '复核并在两地记账：银行流水号和日期；登记的人不能复核',
      tags,
      params: Params,
      body: PrepaidConfirmForm,
      response,
    },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'prepaid.confirm', (working) => confirmPrepaid(working, request.params.prepaidId, request.body)),
)

const drop = route(
  {
    method: 'POST',
    url: `${url}/:prepaidId/drop`,
    config: finance,
    schema: { summary: '作废没有复核的登记', tags, params: Params, response },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'prepaid.drop', (working) => dropPrepaid(working, request.params.prepaidId)),
)

/** 预付金: finance enters and confirms; audit and admin look on. */
export const prepaidRoutes = routes<RecordsDeps>(show, draw, confirm, drop)
