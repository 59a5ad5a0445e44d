import { INSURANCES } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { YearToDateSchema } from '../quote/result.ts'

/** A person's sums of a settlement year, what is left of the deductible, and the personal account. Money in yuan. */

const basis = Type.Object({ document: Type.String(), article: Type.String() })

export const DeductibleMessage = Type.Object({
  kind: Type.Enum(['outpatient', 'inpatient']),
  mechanism: Type.Enum(['once-a-year', 'per-stay', 'none', 'open'], {
    description: '一年一次、每次住院、没有、还没有明确',
  }),
  title: Type.String(),
  used: Type.String({ description: '今年已经自己承担的起付金额' }),
  figures: Type.Array(
    Type.Object({
      label: Type.String({ description: '在哪种情况下，例如三级医院；空为任何情况' }),
      amount: Type.Optional(Type.String({ description: '起付标准；没有就是还没有明确' })),
      left: Type.Optional(Type.String({ description: '还差多少到起付标准；只有一年一次的有' })),
      status: Type.Enum(['stated', 'provisional', 'open']),
      from: Type.String({ description: '从哪天起执行' }),
      source: basis,
    }),
  ),
})
export type DeductibleMessage = Static<typeof DeductibleMessage>

export const YearSumsMessage = Type.Object({
  year: Type.Integer(),
  pool: Type.String(),
  poolName: Type.String(),
  insurance: Type.Enum([...INSURANCES]),
  settlements: Type.Integer({ description: '结算次数，不含撤销的' }),
  total: Type.String({ description: '总费用' }),
  fund: Type.String({ description: '基金支付' }),
  account: Type.String({ description: '个人账户支付' }),
  cash: Type.String({ description: '自己付' }),
  outpatientTotal: Type.String({ description: '门诊总费用' }),
  inpatientEligible: Type.String({ description: '住院可报销的费用' }),
  inpatientStays: Type.Integer({ description: '住院次数' }),
  criticalCompliant: Type.String({ description: '大病保险合规费用' }),
  criticalPaid: Type.String({ description: '大病保险支付' }),
  deductibles: Type.Array(DeductibleMessage),
  yearToDate: YearToDateSchema,
})
export type YearSumsMessage = Static<typeof YearSumsMessage>

export const SumsMessage = Type.Object({
  year: Type.Integer(),
  years: Type.Array(Type.Integer(), { description: '有记录的年份，新的在前，含今年' }),
  sums: Type.Array(YearSumsMessage, { description: '这一年的合计，一个统筹区一种保险一项' }),
  accounts: Type.Object({
    currentYear: Type.String({ description: '当年账户余额' }),
    pastYear: Type.String({ description: '历年账户余额' }),
    entries: Type.Array(
      Type.Object({
        day: Type.String(),
        fund: Type.Enum(['current-year', 'past-year']),
        reason: Type.String(),
        amount: Type.String({ description: '收入为正，支出为负' }),
        settlement: Type.Optional(Type.String({ description: '哪笔结算' })),
      }),
      { description: '最近的一百笔，新的在前' },
    ),
  }),
})
export type SumsMessage = Static<typeof SumsMessage>
