import { FUNDS } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { BookFundWord, FundSideWord } from '../fund-period/messages.ts'
import { bankAccounts, flowGroups, treasuryActions, treasuryKinds, treasuryStates } from './machine.ts'

/** 基金收支 and 基金 at the desk. Amounts in yuan, two digits. */

const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]
const OrNull = (description: string) => Type.Union([Type.String({ description }), Type.Null()])
const day = (description: string) => Type.String({ maxLength: 20, description })

const Step = Type.Object({
  action: Type.Enum(keysOf(treasuryActions)),
  title: Type.String(),
  by: Type.String(),
  at: Type.String(),
  words: OrNull('说明'),
  reference: OrNull('银行流水号'),
  day: OrNull('银行的日期'),
})

export const TreasuryRecordMessage = Type.Object({
  recordId: Type.String(),
  kind: Type.Enum(keysOf(treasuryKinds)),
  title: Type.String({ description: '例如 上划：收入户到财政专户' }),
  state: Type.Enum(keysOf(treasuryStates)),
  stateTitle: Type.String(),
  amount: Type.String(),
  document: Type.String({ description: '凭证或文件' }),
  steps: Type.Array(Step),
  allowed: Type.Array(Type.Enum(keysOf(treasuryActions)), { description: '登录的人现在可以做什么' }),
})
export type TreasuryRecordMessage = Static<typeof TreasuryRecordMessage>

export const TreasuryMessage = Type.Object({
  region: Type.String(),
  accounts: Type.Array(
    Type.Object({
      bank: Type.Enum(keysOf(bankAccounts)),
      title: Type.String(),
      account: Type.String({ description: '账上的科目' }),
      balance: Type.String({ description: '到今天为止的余额' }),
    }),
  ),
  records: Type.Array(TreasuryRecordMessage, { description: '新的在前' }),
  enters: Type.Boolean({ description: '登录的人能不能登记' }),
})
export type TreasuryMessage = Static<typeof TreasuryMessage>

export const TreasuryForm = Type.Object(
  {
    kind: Type.Enum(keysOf(treasuryKinds)),
    amount: Type.String({ maxLength: 20, description: '元，例如 12345.60' }),
    document: Type.String({ maxLength: 120, description: '凭证或文件，例如 用款计划〔2026〕3号' }),
    fund: Type.Optional(Type.Enum(keysOf(FUNDS) as Fund[], { description: '利息、期初结余是哪项基金的' })),
    bank: Type.Optional(Type.Enum(keysOf(bankAccounts), { description: '利息、期初结余在哪个账户；不写是财政专户' })),
  },
  { additionalProperties: false },
)
export type TreasuryForm = Static<typeof TreasuryForm>

export const TreasuryConfirmForm = Type.Object(
  {
    reference: Type.String({ maxLength: 60, description: '银行流水号' }),
    day: day('银行的日期'),
  },
  { additionalProperties: false },
)
export type TreasuryConfirmForm = Static<typeof TreasuryConfirmForm>

export const TreasuryWordsForm = Type.Object(
  { words: Type.String({ maxLength: 200, description: '说明' }) },
  { additionalProperties: false },
)
export type TreasuryWordsForm = Static<typeof TreasuryWordsForm>

export const FundsQuery = Type.Object({
  book: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: '哪一本账；有统筹区的账号不用写' })),
  on: Type.Optional(day('到哪天为止，不写是今天')),
})
export type FundsQuery = Static<typeof FundsQuery>

export const FundsMessage = Type.Object({
  book: Type.String(),
  bookTitle: Type.String(),
  books: Type.Array(Type.Object({ book: Type.String(), title: Type.String() }), {
    description: '可以看的账；只有一本时是空的',
  }),
  on: Type.String(),
  balances: Type.Array(
    Type.Object({
      account: Type.String(),
      title: Type.String({ description: '科目的中文名' }),
      debit: Type.String({ description: '借方合计' }),
      credit: Type.String({ description: '贷方合计' }),
      balance: Type.String(),
    }),
  ),
  months: Type.Array(
    Type.Object({
      month: Type.String(),
      flow: Type.String(),
      flowTitle: Type.String(),
      group: Type.Enum(keysOf(flowGroups)),
      account: Type.String({ description: '基金或账户在账上的科目' }),
      accountTitle: Type.String(),
      amount: Type.String({ description: '冲回的已经减去' }),
    }),
    { description: '最近十二个月，新的在前' },
  ),
})
export type FundsMessage = Static<typeof FundsMessage>

export const FundPostingsQuery = Type.Object({
  book: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: '哪一本账；有统筹区的账号不用写' })),
  account: Type.Optional(Type.String({ maxLength: 80, description: '科目' })),
  fund: Type.Optional(
    Type.Union([BookFundWord, Type.Literal('all')], { description: '哪项基金的数；all 是各项基金合计' }),
  ),
  side: Type.Optional(FundSideWord),
  item: Type.Optional(Type.String({ maxLength: 40, description: '收支项目；不写是这一边的合计' })),
  period: Type.Optional(Type.String({ maxLength: 20, description: '年份或月份' })),
  flow: Type.Optional(Type.String({ maxLength: 40, description: '哪一种收支' })),
  month: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}$', description: '记账的月份' })),
  on: Type.Optional(day('记到哪天为止')),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
})
export type FundPostingsQuery = Static<typeof FundPostingsQuery>

export const FundPostingsMessage = Type.Object({
  account: OrNull('科目；基金的数没有'),
  title: Type.String({ description: '科目或基金' }),
  flowTitle: OrNull('哪一种收支、哪个项目'),
  period: OrNull('哪个期间或到哪天为止'),
  total: Type.Integer({ description: '一共多少笔' }),
  sum: Type.String({ description: '这些笔的合计，和点开的数一样' }),
  page: Type.Integer(),
  pageSize: Type.Integer(),
  postings: Type.Array(
    Type.Object({
      day: Type.String({ description: '记账日期' }),
      source: Type.String({ description: '来自哪笔结算、办件或缴费' }),
      no: Type.String(),
      personNo: OrNull('人员编号；单位、机构、地区的没有'),
      about: OrNull('关于哪家单位、机构或地区'),
      debit: Type.String(),
      credit: Type.String(),
      purpose: Type.String(),
      amount: Type.String({ description: '方向相反的是负数' }),
    }),
  ),
})
export type FundPostingsMessage = Static<typeof FundPostingsMessage>
