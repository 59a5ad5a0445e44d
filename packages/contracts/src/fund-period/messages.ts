import { Type } from 'typebox'
import type { Static } from 'typebox'
import { bookFunds, fundSides } from './words.ts'
import type { BookFund, FundSide } from './words.ts'

/** 基金运行 of a year or a month. Amounts in yuan, two digits; months `YYYY-MM`. */

const OrNull = (description: string) => Type.Union([Type.String({ description }), Type.Null()])
const amount = (description: string) => Type.String({ description: `元；${description}` })

export const FundSideWord = Type.Enum(Object.keys(fundSides) as FundSide[])
export const BookFundWord = Type.Enum(Object.keys(bookFunds) as BookFund[])

export const FundPeriodQuery = Type.Object({
  book: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: '哪一本账；有统筹区的账号不用写' })),
  period: Type.Optional(Type.String({ maxLength: 20, description: '年份 2026 或月份 2026-03，不写是今年' })),
})
export type FundPeriodQuery = Static<typeof FundPeriodQuery>

const MonthAmount = Type.Object({ month: Type.String(), amount: Type.String() })

const FundPeriodItem = Type.Object({
  item: Type.String({ description: '项目，例如 contribution' }),
  title: Type.String({ description: '例如 单位缴费' }),
  side: FundSideWord,
  transfer: Type.Boolean({ description: '基金之间的划转，合计里不算' }),
  benefit: Type.Boolean({ description: '待遇支出，可支付月数按它算' }),
  amount: amount('冲回的已经减去'),
  months: Type.Array(MonthAmount, { description: '有发生的月份' }),
})
export type FundPeriodItem = Static<typeof FundPeriodItem>

const FundReserve = Type.Object({
  months: OrNull('可支付月数，一位小数；算不出是空'),
  words: Type.String({ description: '怎么算的，或者为什么算不出' }),
  over: Type.Integer({ description: '月均支出按几个月算' }),
  mean: OrNull('月均待遇支出，元'),
})

const FundBudgetLine = Type.Object({
  side: FundSideWord,
  item: OrNull('项目；空是这一边的合计'),
  title: Type.String(),
  budget: amount('全年预算'),
  actual: amount('本年到这个期间末为止的实际'),
  left: amount('预算减实际；超出的是负数'),
  percent: OrNull('实际占预算的百分比，一位小数；预算为零时是空'),
})

const sums = {
  opening: amount('期初'),
  brought: amount('期间里记入的期初结余，不是收入'),
  income: amount('收入'),
  expense: amount('支出'),
  closing: amount('期末；期初＋期初结余＋收入－支出'),
}

const FundMonth = Type.Object({ month: Type.String(), ...sums })

const FundPeriodFund = Type.Object({
  fund: BookFundWord,
  title: Type.String(),
  ...sums,
  months: Type.Array(FundMonth, { description: '期间的每个月' }),
  items: Type.Array(FundPeriodItem, { description: '先收入后支出；期初结余不在里面' }),
  reserve: FundReserve,
  budgets: Type.Array(FundBudgetLine),
})
export type FundPeriodFund = Static<typeof FundPeriodFund>

export const FundPeriodMessage = Type.Object({
  book: Type.String(),
  bookTitle: Type.String(),
  books: Type.Array(Type.Object({ book: Type.String(), title: Type.String() }), {
    description: '可以看的账；只有一本时是空的',
  }),
  period: Type.String({ description: '年份或月份' }),
  from: Type.String({ description: '第一个月' }),
  to: Type.String({ description: '最后一个月' }),
  until: Type.String({ description: '期间的最后一天；没有过完时是今天' }),
  years: Type.Array(Type.String(), { description: '有记账的年份，新的在前' }),
  empty: OrNull('这个期间没有记账时说明；有记账是空'),
  funds: Type.Array(FundPeriodFund, { description: '有余额、有收支或有预算的基金' }),
  whole: Type.Object(
    { ...sums, transfers: amount('基金之间的划转'), months: Type.Array(FundMonth) },
    { description: '各项基金合计；基金之间的划转不算收入和支出' },
  ),
  yearGone: Type.String({ description: '到 until 为止这一年过了百分之几，一位小数' }),
  budget: Type.Union([
    Type.Object({
      recordId: Type.String(),
      document: Type.String({ description: '预算的文件' }),
      from: Type.String({ description: '从哪天起' }),
      adjusted: Type.Integer({ description: '年内调整过几次' }),
    }),
    Type.Null(),
  ]),
})
export type FundPeriodMessage = Static<typeof FundPeriodMessage>
