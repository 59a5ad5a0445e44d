/** 个人账户: what a person's account holds and every entry of it, year by year. Amounts in yuan. */
import { Type } from 'typebox'
import type { Static } from 'typebox'

/** Why money came or went, by the word of the entry. */
export const accountReasons = {
  opening: '转入余额',
  contribution: '本人缴费划入',
  'retired-credit': '退休人员划入',
  settlement: '看病买药付出',
  cancellation: '结算撤销退回',
  'critical-premium': '划大病保险费',
  'roll-over': '年度结转',
  interest: '利息',
  'share-hold': '家庭共济，留给家人',
  'share-restore': '家庭共济，没用掉的退回',
  'transfer-out': '转到外地',
  inheritance: '继承人支取',
  correction: '更正',
} as const

const Money = (description: string) => Type.String({ description })

const AccountEntryMessage = Type.Object({
  day: Type.String({ description: '记账的日期' }),
  fund: Type.Enum(['current-year', 'past-year']),
  reason: Type.String({ description: '原因，中文' }),
  period: Type.Union([Type.String({ description: '哪个月或哪一年的' }), Type.Null()]),
  amount: Money('收入为正，支出为负'),
  balance: Money('记了这一笔以后，两项资金一共多少'),
  currentYear: Money('记了这一笔以后的当年资金'),
  pastYear: Money('记了这一笔以后的历年资金'),
})

const AccountYearMessage = Type.Object({
  year: Type.Integer(),
  in: Money('这一年记入的；当年转历年不算'),
  out: Money('这一年付出的；当年转历年不算'),
  balance: Money('这一年最后一笔以后的余额'),
  entries: Type.Array(AccountEntryMessage, { description: '新的在前' }),
})

export const AccountMessage = Type.Object(
  {
    currentYear: Money('当年资金'),
    pastYear: Money('历年资金'),
    total: Money('一共'),
    years: Type.Array(AccountYearMessage, { description: '新的在前' }),
    premiums: Type.Array(
      Type.Object({
        year: Type.Integer(),
        premium: Money('大病保险费'),
        fromPool: Money('统筹基金划的'),
        fromAccount: Money('个人账户划的'),
        owed: Money('账户不够、先记为欠缴的；怎么处理还没有规定'),
      }),
      { description: '大病保险费，新的在前' },
    ),
    pension: Type.Union(
      [Type.Object({ amount: Money('上年月养老金'), from: Type.String({ description: '从哪个月起' }) }), Type.Null()],
      { description: '退休人员划入时比较的养老金；没有录入的按全省平均工资' },
    ),
  },
  { title: 'Account' },
)
export type AccountMessage = Static<typeof AccountMessage>

/** A pension as the desk enters it. */
export const PensionForm = Type.Object(
  {
    from: Type.String({ maxLength: 7, description: '从哪个月起按它划入，例如 2026-01' }),
    amount: Type.String({ maxLength: 20, description: '本人上年月养老金，元' }),
    document: Type.String({ maxLength: 300, description: '凭什么录入' }),
  },
  { title: 'PensionForm', additionalProperties: false },
)
export type PensionForm = Static<typeof PensionForm>
