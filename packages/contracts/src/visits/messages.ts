/** 就诊: in lists, and one visit whole, as the desk and its institution read it. Money in yuan, two digits. */
import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import { INSURANCES, VISIT_KINDS } from '@yidi/rules'
import { SettlementMessage } from '../settlements/messages.ts'

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]

export const visitStates = {
  open: { title: '就诊中', tone: 'waiting' },
  discharged: { title: '已出院，还没结算', tone: 'waiting' },
  settled: { title: '已结算', tone: 'good' },
  cancelled: { title: '登记已撤销', tone: 'plain' },
} as const satisfies Record<string, { title: string; tone: 'good' | 'waiting' | 'plain' }>
type VisitState = keyof typeof visitStates

/** Why a part of a line does not count towards what the funds share. */
export const cutReasons = {
  'unknown-code': '就医地目录没有这个编码，全部自费',
  'class-c': '丙类，目录外，全部自费',
  'not-approved': '医院没有审批同意医保支付，全部自费',
  'over-supply': '带药超过规定的天数，超过部分自费',
  'over-ceiling': '超过医保限价的部分',
  'own-share': '乙类，先自付的部分',
} as const
export type CutReason = keyof typeof cutReasons

export const diagnosisKinds = { admission: '入院诊断', discharge: '出院诊断', outpatient: '门诊诊断' } as const

const id = Type.String({ description: '就诊ID' })

export const VisitLineSchema = Type.Object({
  id,
  institution: Type.String(),
  institutionName: Type.String(),
  pool: Type.String({ description: '参保统筹区' }),
  kind: Type.Enum([...VISIT_KINDS]),
  emergency: Type.Boolean(),
  from: Type.String(),
  to: nullable(Type.String()),
  state: Type.Enum(keysOf<VisitState>(visitStates)),
  institutionVisitNo: nullable(Type.String({ description: '机构自己的住院号或门诊号' })),
  total: nullable(Type.String({ description: '已结算的总额；没有结算的为空' })),
  cash: nullable(Type.String({ description: '已结算的个人自付' })),
})
export type VisitLine = Static<typeof VisitLineSchema>

export const VisitListSchema = Type.Object({
  visits: Type.Array(VisitLineSchema, { description: '最近登记的在前' }),
  next: nullable(Type.String({ description: '下一页的 before' })),
})
export type VisitList = Static<typeof VisitListSchema>

export const CutSchema = Type.Object({ reason: Type.Enum(keysOf<CutReason>(cutReasons)), amount: Type.String() })

const FeeLineSchema = Type.Object({
  serial: Type.String({ description: '费用明细流水号' }),
  refundOf: nullable(Type.String({ description: '退的是哪一条' })),
  day: Type.String(),
  code: Type.String({ description: '医疗目录编码' }),
  name: nullable(Type.String()),
  class: Type.Enum(['A', 'B', 'C']),
  quantity: Type.String(),
  price: Type.String({ description: '单价' }),
  amount: Type.String(),
  inScope: Type.String({ description: '符合政策范围' }),
  ownShareRate: nullable(Type.String({ description: '乙类先自付比例；没有的为空' })),
  ceiling: nullable(Type.String({ description: '一个单位的限价；没有的为空' })),
  memo: nullable(Type.String({ description: '与报文不一样的地方' })),
  cuts: Type.Array(CutSchema, { description: '不进入基金分担的部分' }),
  settlement: nullable(Type.String({ description: '哪笔结算收了它；没有结算的为空' })),
  voided: Type.Boolean({ description: '已撤销' }),
})
export type VisitFeeLine = Static<typeof FeeLineSchema>

const VisitMessageSchema = Type.Object({
  infno: Type.String({ description: '交易编号' }),
  name: Type.String({ description: '交易名称' }),
  msgid: Type.String({ description: '报文ID' }),
  at: Type.String({ description: '时刻' }),
  infcode: nullable(Type.Integer({ description: '交易状态码：0 成功，-1 失败；没有留下答复的为空' })),
  text: Type.String({ description: '失败时答复的文字' }),
  times: Type.Integer({ description: '同一报文一共来了几次' }),
  withdrawn: Type.Boolean({ description: '后来被冲正' }),
  settlement: nullable(Type.String({ description: '做成了哪笔结算或撤销' })),
})
export type VisitMessage = Static<typeof VisitMessageSchema>

const VisitSettlementSchema = Type.Object({
  settlement: SettlementMessage,
  settledAt: Type.String({ description: '时刻' }),
  cancelledAt: nullable(Type.String({ description: '撤销的时刻' })),
  cancelledBy: nullable(Type.String({ description: '撤销的编号' })),
})

export const VisitSchema = Type.Object({
  visit: VisitLineSchema,
  placeName: Type.String({ description: '就医地' }),
  poolName: Type.String(),
  insurance: Type.Enum([...INSURANCES]),
  medicalType: Type.String({ description: '医疗类别编码' }),
  registeredAt: Type.String({ description: '时刻' }),
  person: Type.Object({
    personNo: Type.String(),
    name: Type.String(),
    idNumber: Type.String({ description: '中间隐去' }),
  }),
  diagnoses: nullable(
    Type.Array(
      Type.Object({
        kind: Type.Enum(keysOf(diagnosisKinds)),
        main: Type.Boolean({ description: '主要诊断' }),
        code: Type.String(),
        name: Type.String(),
      }),
      { description: '机构上报的诊断；您不能看的为空' },
    ),
  ),
  lines: Type.Array(FeeLineSchema, { description: '费用明细，按上传的先后' }),
  lost: Type.Object({
    cuts: Type.Array(CutSchema, { description: '各种原因一共多少' }),
    basis: nullable(Type.Object({ document: Type.String(), article: Type.String() })),
  }),
  settlements: Type.Array(VisitSettlementSchema, { description: '结算，按先后' }),
  messages: Type.Array(VisitMessageSchema, { description: '机构的报文，按先后' }),
})
export type Visit = Static<typeof VisitSchema>
