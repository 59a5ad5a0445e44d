/** 基金收支 at the desk. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { TreasuryConfirmForm, TreasuryForm, TreasuryMessage, TreasuryWordsForm } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { bookOf, regionOf } from './book.ts'
import { confirmTreasury, drawTreasury, stepTreasury } from './commands.ts'
import type { TreasuryWorking } from './commands.ts'
import { fundRoutes } from './fund-routes.ts'
import { showTreasury } from './show.ts'

const tags = ['基金']
const finance = { access: ['finance'] } as const
const url = '/api/desk/treasury'
const Params = Type.Object({ treasuryId: Type.String({ maxLength: 60, description: '办件编号' }) })
const Book = Type.Object({
  book: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: '哪一本账；有统筹区的账号不用写' })),
})
const response = { 200: TreasuryMessage }

const show = route(
  {
    method: 'GET',
    url,
    config: { access: ['finance', 'audit', 'admin'] },
    schema: { summary: '基金收支：三个账户的余额，上划、拨付、利息和期初结余', tags, querystring: Book, response },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    return showTreasury(deps, staff, await bookOf(deps.database, staff, request.query.book))
  },
)

/** Runs a command of the region of whoever asks, once by its key. */
async function run<Reply>(
  request: FastifyRequest,
  deps: RecordsDeps,
  name: string,
  work: (working: TreasuryWorking, region: string) => Promise<Reply>,
): Promise<TreasuryMessage> {
  const { database, clock } = deps
  const staff = staffOf(request)
  const region = regionOf(staff)
  await runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, staff }, region),
  )
  return showTreasury(deps, staff, region)
}

const draw = route(
  {
    method: 'POST',
    url,
    config: finance,
    schema: {
      summary: '登记上划、拨付、利息或期初结余，等另一位财务复核',
      description: '转出的账户里要有这些钱。复核以前不记账。',
      tags,
      body: TreasuryForm,
      response,
    },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'treasury.draw', (working, region) => drawTreasury(working, region, request.body)),
)

const confirming = (action: 'confirm' | 'confirm-back', summary: string) =>
  route(
    {
      method: 'POST',
      url: `${url}/:treasuryId/${action}`,
      config: finance,
      schema: { summary, tags, params: Params, body: TreasuryConfirmForm, response },
    },
    (request, deps: RecordsDeps) =>
      run(request, deps, `treasury.${action}`, (working) =>
        confirmTreasury(
          working,
          (request.params as { treasuryId: string }).treasuryId,
          action,
          request.body as TreasuryConfirmForm,
        ),
      ),
  )

const stepping = (action: 'drop' | 'ask-back' | 'keep', summary: string) =>
  route(
    {
      method: 'POST',
      url: `${url}/:treasuryId/${action}`,
      config: finance,
      schema: { summary, tags, params: Params, body: TreasuryWordsForm, response },
    },
    (request, deps: RecordsDeps) =>
      run(request, deps, `treasury.${action}`, (working) =>
        stepTreasury(
          working,
          (request.params as { treasuryId: string }).treasuryId,
          action,
          (request.body as TreasuryWordsForm).words,
        ),
      ),
  )

/** 基金收支 and 基金: finance enters and confirms; audit and admin look on. */
export const treasuryRoutes = routes(
  show,
  draw,
  confirming('confirm', '复核并记账：银行流水号和日期；登记的人不能复核'),
  stepping('drop', '作废没有复核的登记'),
  stepping('ask-back', '登记冲回，等另一位财务复核'),
  confirming('confirm-back', '复核冲回并记相反的账；登记冲回的人不能复核'),
  stepping('keep', '不冲回'),
  ...fundRoutes,
)
