import { Type } from 'typebox'
import type { Static } from 'typebox'
import { BookFundWord, FundSideWord } from '../fund-period/messages.ts'
import { budgetActions, budgetStates } from './machine.ts'
import type { BudgetAction, BudgetState } from './machine.ts'

/** 预算 at the desk. Amounts in yuan, two digits. */

const OrNull = (description: string) => Type.Union([Type.String({ description }), Type.Null()])
const states = Type.Enum(Object.keys(budgetStates) as BudgetState[])
const actions = Type.Enum(Object.keys(budgetActions) as BudgetAction[])

const BudgetLineMessage = Type.Object({
  fund: BookFundWord,
  fundTitle: Type.String(),
  side: FundSideWord,
  item: OrNull('项目；空是这一边的合计'),
  title: Type.String({ description: '例如 单位缴费、收入合计' }),
  amount: Type.String(),
})

export const BudgetMessage = Type.Object({
  recordId: Type.String(),
  year: Type.Integer(),
  title: Type.String({ description: '例如 2026 年预算、2026 年第 1 次调整' }),
  state: states,
  stateTitle: Type.String(),
  document: Type.String(),
  inForce: Type.Boolean({ description: '这一年现在用的是不是这一份' }),
  replaced: Type.Boolean({ description: '复核过，后来被调整代替' }),
  lines: Type.Array(BudgetLineMessage),
  steps: Type.Array(
    Type.Object({
      action: actions,
      title: Type.String(),
      by: Type.String(),
      at: Type.String(),
      words: OrNull('说明'),
    }),
  ),
  allowed: Type.Array(actions, { description: '登录的人现在可以做什么' }),
})
export type BudgetMessage = Static<typeof BudgetMessage>

export const BudgetsMessage = Type.Object({
  pool: Type.String(),
  poolName: Type.String(),
  books: Type.Array(Type.Object({ book: Type.String(), title: Type.String() }), {
    description: '可以看的统筹区；只有一个时是空的',
  }),
  thisYear: Type.Integer(),
  enters: Type.Boolean({ description: '登录的人能不能登记' }),
  funds: Type.Array(
    Type.Object({
      fund: BookFundWord,
      title: Type.String(),
      items: Type.Array(Type.Object({ item: Type.String(), title: Type.String(), side: FundSideWord })),
    }),
    { description: '可以登记的基金和项目' },
  ),
  budgets: Type.Array(BudgetMessage, { description: '新的在前' }),
})
export type BudgetsMessage = Static<typeof BudgetsMessage>

const BudgetLineForm = Type.Object(
  {
    fund: BookFundWord,
    side: FundSideWord,
    item: Type.Optional(Type.String({ maxLength: 40, description: '项目；不写是这一边的合计' })),
    amount: Type.String({ maxLength: 20, description: '元，例如 12345.60' }),
  },
  { additionalProperties: false },
)

export const BudgetForm = Type.Object(
  {
    year: Type.Integer({ minimum: 1, maximum: 9999, description: '哪一年' }),
    document: Type.String({ maxLength: 120, description: '预算的文件，例如 医保预算〔2026〕1号' }),
    words: Type.Optional(Type.String({ maxLength: 200, description: '说明；调整的原因' })),
    lines: Type.Array(BudgetLineForm, { maxItems: 200 }),
  },
  { additionalProperties: false },
)
export type BudgetForm = Static<typeof BudgetForm>

export const BudgetDropForm = Type.Object(
  { words: Type.String({ maxLength: 200, description: '原因' }) },
  { additionalProperties: false },
)
export type BudgetDropForm = Static<typeof BudgetDropForm>
