/** What a report of the funds says, word for word as it was prepared: page, PDF and desk show this and nothing else. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'

/** Below so many people a figure of a group could name somebody, so that it is not told (本平台的做法，不是法规). */
export const fewestPeople = 5

/** The groups that bills are told by. */
export const fundReportGroups = {
  route: '怎么结算',
  kind: '看什么',
  where: '在哪里看',
  level: '机构等级',
} as const
export type FundReportGroup = keyof typeof fundReportGroups

const Item = Type.Object({
  item: Type.String({ description: '哪一种收支，账上的名字' }),
  title: Type.String(),
  amount: Type.String({ description: '元；退回、冲回的已经减去' }),
})

const BudgetLine = Type.Object({
  title: Type.String({ description: '例如 统筹基金支出' }),
  budget: Type.String({ description: '全年预算' }),
  actual: Type.String({ description: '从年初到这段时间末的实际' }),
  percent: Nullable(Type.String({ description: '实际占预算的百分之几，一位小数' })),
})

const Sums = {
  opening: Type.String({ description: '期初结余' }),
  brought: Type.String({ description: '这段时间里记入的期初结余，不是收入' }),
  income: Type.String(),
  expense: Type.String(),
  closing: Type.String({ description: '期末结余' }),
}

export const FundReportFund = Type.Object({
  fund: Type.String(),
  title: Type.String(),
  ...Sums,
  items: Type.Array(
    Type.Object({
      ...Item.properties,
      side: oneOf(['in', 'out'], '收入或支出'),
      transfer: Type.Boolean({ description: '基金之间的划转，合计里不算' }),
    }),
  ),
  reserve: Type.Object({
    months: Nullable(Type.String({ description: '结余够用几个月' })),
    words: Type.String({ description: '怎么算的，或者为什么算不出' }),
  }),
  budgets: Type.Array(BudgetLine),
})
export type FundReportFund = Static<typeof FundReportFund>

const people = Type.String({ description: '人数；太少的写“不足5人”，为了不让人从总数里减出来而一并不列的写“不列”' })
const untold = '人数太少的不列'

const Bills = {
  people,
  bills: Nullable(Type.String({ description: `结算笔数；${untold}` })),
  total: Nullable(Type.String({ description: '医疗费总额' })),
  fund: Nullable(Type.String({ description: '基金支付' })),
  share: Nullable(Type.String({ description: '基金支付占医疗费的百分之几' })),
}

export const FundReportContent = Type.Object({
  pool: Type.String(),
  poolName: Type.String(),
  period: Type.String({ description: '2025 或 2025-06' }),
  periodTitle: Type.String({ description: '2025年 或 2025年6月' }),
  from: Type.String(),
  to: Type.String(),
  whole: Type.Object({ ...Sums, transfers: Type.String({ description: '基金之间的划转，不算收入和支出' }) }),
  funds: Type.Array(FundReportFund),
  budgetDocument: Nullable(Type.String({ description: '预算的文件' })),
  insured: Type.Object({
    total: people,
    rows: Type.Array(Type.Object({ insurance: Type.String(), category: Type.String(), title: Type.String(), people })),
  }),
  treated: Type.Object(Bills),
  groups: Type.Array(
    Type.Object({
      by: oneOf(Object.keys(fundReportGroups) as FundReportGroup[], '按什么分'),
      title: Type.String(),
      rows: Type.Array(Type.Object({ key: Type.String(), title: Type.String(), ...Bills })),
    }),
  ),
  away: Type.Object({
    bills: Nullable(Type.String({ description: `在参保地以外看病的结算笔数；${untold}` })),
    direct: Nullable(Type.String({ description: '其中当场直接结算的' })),
    share: Nullable(Type.String({ description: '当场结算的占百分之几' })),
  }),
  paid: Type.Array(Item, { description: '付给机构、地区之间清算的钱，按银行到账' }),
  recovered: Type.Array(Item, { description: '稽核决定追回的钱和收回的钱' }),
  sources: Type.Array(
    Type.Object({ document: Type.String(), title: Type.String(), article: Type.String(), says: Type.String() }),
  ),
  how: Type.Array(Type.String({ description: '这些数是怎么算的' })),
})
export type FundReportContent = Static<typeof FundReportContent>
