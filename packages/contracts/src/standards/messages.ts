/** 支付标准 as it is entered and shown. Amounts are yuan with two digits. */
import { INSTITUTION_LEVELS, VISIT_KINDS } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay } from '../filings/messages.ts'
import { Level, Nullable, oneOf } from '../filings/shapes.ts'
import { standardKindNames, standardPeriods } from './kinds.ts'
import type { StandardPeriod } from './kinds.ts'

const periods = Object.keys(standardPeriods) as StandardPeriod[]
const Kind = oneOf(standardKindNames, '哪种标准')
const Visits = oneOf(VISIT_KINDS, '就诊类型')
const Period = oneOf(periods, '一个人按月还是按年算一次')

/** A standard as it is entered: for one institution, or for a level of the region. */
export const StandardForm = Type.Object(
  {
    kind: Kind,
    institution: Type.Optional(Type.String({ maxLength: 40, description: '机构编码；按级别定的不写' })),
    level: Type.Optional(oneOf([...INSTITUTION_LEVELS, ''] as const, '机构等级；按机构定的不写')),
    year: Type.Optional(Type.String({ maxLength: 10, description: '总额预算是哪一年的' })),
    visits: Type.Optional(oneOf([...VISIT_KINDS, ''] as const, '人头标准、病种标准是哪种就诊的')),
    per: Type.Optional(oneOf([...periods, ''] as const, '人头标准：每人每月还是每人每年')),
    disease: Type.Optional(Type.String({ maxLength: 30, description: '病种编码，和机构上传的一样' })),
    title: Type.Optional(Type.String({ maxLength: 100, description: '病种名称' })),
    amount: Type.String({ maxLength: 20, description: '金额，元' }),
    from: FilingDay,
    document: Type.String({ maxLength: 300, description: '写明这个标准的文件：名称和文号' }),
  },
  { title: 'StandardForm', additionalProperties: false },
)
export type StandardForm = Static<typeof StandardForm>

export const StandardEntry = Type.Object({
  no: Type.Integer(),
  pool: Type.String(),
  poolName: Type.String(),
  kind: Kind,
  institution: Nullable(Type.String({ description: '机构编码；按级别定的为空' })),
  institutionName: Nullable(Type.String()),
  level: Nullable(Level),
  year: Nullable(Type.Integer({ description: '总额预算的年度' })),
  visits: Nullable(Visits),
  per: Nullable(Period),
  disease: Nullable(Type.String()),
  title: Nullable(Type.String({ description: '病种名称' })),
  amount: Type.String({ description: '元' }),
  from: Type.String({ description: '从哪天起' }),
  document: Type.String(),
  enteredBy: Type.String(),
  enteredAt: Type.String(),
  state: oneOf(['corrected', 'past', 'now', 'coming'] as const, '被更正、以前的、现在的、以后的'),
})
export type StandardEntry = Static<typeof StandardEntry>

/** Which entries: of a kind, of an institution with those of its level, of a disease. */
export const StandardsQuery = Type.Object({
  kind: Type.Optional(oneOf([...standardKindNames, ''] as const, '哪种标准')),
  institution: Type.Optional(Type.String({ maxLength: 40, description: '机构编码：只看为它定的' })),
  disease: Type.Optional(Type.String({ maxLength: 30, description: '病种编码' })),
  state: Type.Optional(oneOf(['now', ''] as const, '只看现在的')),
})
export type StandardsQuery = Static<typeof StandardsQuery>

export const StandardsMessage = Type.Object(
  {
    entries: Type.Array(StandardEntry, { description: '同一个标准的，日期新的在前；更正在被更正的前面' }),
    more: Type.Boolean({ description: '还有没有列出来的' }),
    mayEnter: Type.Boolean({ description: '您可以录入' }),
  },
  { title: 'Standards' },
)
export type StandardsMessage = Static<typeof StandardsMessage>

/** The standard that a figure stands beside. */
export const StandardUsed = Type.Object({
  amount: Type.String({ description: '元' }),
  own: Type.Boolean({ description: '为这家机构定的；不是的按级别定' }),
  from: Type.String({ description: '从哪天起' }),
  document: Type.String(),
})
export type StandardUsed = Static<typeof StandardUsed>
