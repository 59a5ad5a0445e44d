/** 预算 at the desk. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { BudgetDropForm, BudgetForm, BudgetsMessage } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { bookOf } from '../treasury/index.ts'
import { confirmBudget, drawBudget, dropBudget, poolOf } from './commands.ts'
import type { BudgetWorking } from './commands.ts'
import { showBudgets } from './show.ts'

const tags = ['基金']
const finance = { access: ['finance'] } as const
const url = '/api/desk/budgets'
const Params = Type.Object({ budgetId: Type.String({ maxLength: 60, description: '办件编号' }) })
const Book = Type.Object({
  book: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: '哪个统筹区；有统筹区的账号不用写' })),
})
const response = { 200: BudgetsMessage }

const show = route(
  {
    method: 'GET',
    url,
    config: { access: ['finance', 'audit', 'admin'] },
    schema: { summary: '预算：各年现在用的、待复核的和调整以前的', tags, querystring: Book, response },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    return showBudgets(deps, staff, await bookOf(deps.database, staff, request.query.book))
  },
)

/** Runs a command of the pool of whoever asks, once by its key. */
async function run(
  request: FastifyRequest,
  deps: RecordsDeps,
  name: string,
  work: (working: BudgetWorking, pool: string) => Promise<unknown>,
): Promise<BudgetsMessage> {
  const { database, clock } = deps
  const staff = staffOf(request)
  const pool = poolOf(staff)
  await runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, staff }, pool),
  )
  return showBudgets(deps, staff, pool)
}

const draw = route(
  {
    method: 'POST',
    url,
    config: finance,
    schema: {
      summary: '登记一年的预算或年内的调整，等另一位财务复核',
      description: '同一年已经有生效的预算时是调整，从复核那天起代替它；原来的留着。',
      tags,
      body: BudgetForm,
      response,
    },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'budget.draw', (working, pool) => drawBudget(working, pool, request.body)),
)

const confirm = route(
  {
    method: 'POST',
    url: `${url}/:budgetId/confirm`,
    config: finance,
    schema: { summary: '复核预算；登记的人不能复核', tags, params: Params, response },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'budget.confirm', (working) => confirmBudget(working, request.params.budgetId)),
)

const drop = route(
  {
    method: 'POST',
    url: `${url}/:budgetId/drop`,
    config: finance,
    schema: { summary: '作废没有复核的预算', tags, params: Params, body: BudgetDropForm, response },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'budget.drop', (working) => dropBudget(working, request.params.budgetId, request.body.words)),
)

/** 预算: finance enters and confirms; audit and admin look on. */
export const budgetRoutes = routes(show, draw, confirm, drop)
