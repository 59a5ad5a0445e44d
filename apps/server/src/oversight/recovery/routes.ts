/** 追回 at the desk, and what an institution owes. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  ReclaimForm,
  ReclaimGiveBackForm,
  ReclaimListMessage,
  ReclaimMessage,
  ReclaimOffsetForm,
  ReclaimReceiveForm,
  ReclaimWordsForm,
  problem,
} from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { giveBack, offsetMoney, receiveMoney, stepWriteOff, writeOff } from './money.ts'
import { carryReclaim } from './carry-out.ts'
import { ownRoutes } from './own-routes.ts'
import { cancelOrder, orderBack } from './order.ts'
import { listReclaims, showReclaim } from './show.ts'
import { orderOf } from './working.ts'
import type { ReclaimWorking } from './working.ts'

const tags = ['追回']
const url = '/api/desk/recoveries'
const Params = Type.Object({ orderId: Type.String({ maxLength: 60, description: '追回决定的编号' }) })
const response = { 200: ReclaimMessage }
const readers = ['inspecting', 'finance', 'audit', 'admin'] as const

const list = route(
  {
    method: 'GET',
    url,
    config: { access: readers },
    schema: { summary: '追回决定：应追、已收、核销和还欠', tags, response: { 200: ReclaimListMessage } },
  },
  (request, deps: RecordsDeps) => listReclaims(deps, staffOf(request)),
)

const show = route(
  {
    method: 'GET',
    url: `${url}/:orderId`,
    config: { access: readers },
    schema: { summary: '一张追回决定：结算、收款和每一步', tags, params: Params, response },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    const { orderId } = request.params
    const shown = await showReclaim(deps, staff, orderId)
    const { pool } = await orderOf(deps.database.kysely, orderId)
    if (staff.pool !== null && staff.pool !== pool) throw problem('reclaim-other-pool', { order: orderId, pool })
    return shown
  },
)

/** Runs a command of the pool of whoever asks, once by its key; gives the order as it is then. */
async function run(
  request: FastifyRequest,
  deps: RecordsDeps,
  name: string,
  work: (working: ReclaimWorking) => Promise<string>,
): Promise<ReclaimMessage> {
  const { database, clock } = deps
  const { pool, ...staff } = staffOf(request)
  if (pool === null) throw problem('reclaim-no-pool')
  const orderId = await runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, staff: { ...staff, pool } }),
  )
  await carryReclaim(deps, orderId)
  return showReclaim(deps, staffOf(request), orderId)
}

const order = route(
  {
    method: 'POST',
    url,
    config: { access: ['inspecting'] },
    schema: {
      summary: '按决定了的案件下达追回决定，逐笔结算写明追回多少',
      description: '从下达起就是应收；每笔结算最多追回基金付的。',
      tags,
      body: ReclaimForm,
      response,
    },
  },
  (request, deps: RecordsDeps) => run(request, deps, 'reclaim.order', (working) => orderBack(working, request.body)),
)

const receive = route(
  {
    method: 'POST',
    url: `${url}/:orderId/receive`,
    config: { access: ['finance'] },
    schema: { summary: '登记收到的钱，可以分几笔', tags, params: Params, body: ReclaimReceiveForm, response },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'reclaim.receive', async (working) => {
      await receiveMoney(working, request.params.orderId, request.body)
      return request.params.orderId
    }),
)

const offset = route(
  {
    method: 'POST',
    url: `${url}/:orderId/offset`,
    config: { access: ['finance'] },
    schema: {
      summary: '从应付这家机构的款里抵扣，下一次月度申报少付',
      tags,
      params: Params,
      body: ReclaimOffsetForm,
      response,
    },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'reclaim.offset', async (working) => {
      await offsetMoney(working, request.params.orderId, request.body.amount)
      return request.params.orderId
    }),
)

const back = route(
  {
    method: 'POST',
    url: `${url}/:orderId/give-back`,
    config: { access: ['finance'] },
    schema: { summary: '退回一笔收款，记相反的账', tags, params: Params, body: ReclaimGiveBackForm, response },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'reclaim.give-back', async (working) => {
      await giveBack(working, request.params.orderId, request.body)
      return request.params.orderId
    }),
)

type Worded = 'ask-write-off' | 'keep' | 'write-off' | 'reopen' | 'cancel'

function worded(working: ReclaimWorking, orderId: string, action: Worded, words: string): Promise<void> {
  if (action === 'cancel') return cancelOrder(working, orderId, words)
  if (action === 'write-off' || action === 'reopen') return writeOff(working, orderId, words, action === 'reopen')
  return stepWriteOff(working, orderId, action, words)
}

const stepping = (action: Worded, summary: string) =>
  route(
    {
      method: 'POST',
      url: `${url}/:orderId/${action}`,
      config: { access: [action === 'cancel' ? 'inspecting' : 'finance'] },
      schema: { summary, tags, params: Params, body: ReclaimWordsForm, response },
    },
    (request, deps: RecordsDeps) =>
      run(request, deps, `reclaim.${action}`, async (working) => {
        const { orderId } = request.params as { orderId: string }
        await worded(working, orderId, action, (request.body as ReclaimWordsForm).words)
        return orderId
      }),
  )

/** 追回: inspecting orders and takes back, finance receives and writes off; audit and admin look on. */
export const recoveryRoutes = routes(
  list,
  ...ownRoutes,
  show,
  order,
  receive,
  offset,
  back,
  stepping('ask-write-off', '申请核销收不回来的，等另一位财务复核'),
  stepping('write-off', '复核核销；申请的人不能复核'),
  stepping('keep', '不核销，继续追'),
  stepping('reopen', '撤销核销，恢复应收'),
  stepping('cancel', '作废还没有收到钱的追回决定；下达的人不能作废'),
)
