/** 缴费年限: what counts towards the years to retire with benefits, retirement, and leaving for another pool. Months `YYYY-MM`. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay } from '../filings/messages.ts'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { Confirmed } from '../people/confirmed.ts'

const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: '月份，例如 2026-03' })
const Money = (description: string) => Type.String({ maxLength: 20, description: `${description}，元` })
const words = (most: number, description: string) => Type.String({ maxLength: most, description })
const Count = (description: string) => Type.Integer({ minimum: 0, description })

/** What counts towards the years by a document, beside the months that are kept here. */
export const yearPeriodKinds = {
  recorded: '以前在本地缴的费',
  elsewhere: '在外地缴的费',
  service: '连续工龄',
  deemed: '认定的视同缴费',
} as const
export type YearPeriodKind = keyof typeof yearPeriodKinds
const kinds = Object.keys(yearPeriodKinds) as YearPeriodKind[]

export const yearPeriodStates = { waiting: '等待认定', recognised: '已计入', refused: '不予认定' } as const
type YearPeriodState = keyof typeof yearPeriodStates
const states = Object.keys(yearPeriodStates) as YearPeriodState[]

/** The kind of the papers that are handed in for years. */
export const yearProof = 'year-proof'

/** A period as it is entered, with the document that proves it. */
export const YearPeriodForm = Type.Object(
  {
    kind: oneOf(kinds, '算哪一种年限'),
    from: Month,
    to: Month,
    place: Type.Optional(words(6, '在外地缴的：缴费地代码')),
    document: words(200, '凭什么算：材料的名称和编号；上传了材料的可以不写'),
    uploads: Type.Optional(Type.Array(words(40, '上传后得到的编号'), { maxItems: 10, description: '证明材料' })),
  },
  { title: 'YearPeriodForm', additionalProperties: false },
)
export type YearPeriodForm = Static<typeof YearPeriodForm>

export const YearPeriodDecision = Type.Object(
  { decision: oneOf(['recognise', 'refuse'] as const, '认定或不予认定'), reason: words(200, '为什么') },
  { title: 'YearPeriodDecision', additionalProperties: false },
)
export type YearPeriodDecision = Static<typeof YearPeriodDecision>

/** Why something that was entered is taken back. */
export const TakingBack = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 200, description: '为什么撤回' }) },
  { title: 'TakingBack', additionalProperties: false },
)
export type TakingBack = Static<typeof TakingBack>

export const RetirementQuoteForm = Type.Object(
  {
    from: Month,
    wage: Type.Optional(Money('按工资定基数时：本人上年月平均工资')),
  },
  { title: 'RetirementQuoteForm', additionalProperties: false },
)
export type RetirementQuoteForm = Static<typeof RetirementQuoteForm>

/** 退休: by a quote; what is missing was paid on its day, or is left missing with open eyes. */
export const RetirementForm = Type.Object(
  {
    quoteNo: Type.Integer({ minimum: 1, maximum: 1_000_000, description: '按哪一次测算' }),
    payment: Type.Optional(
      Type.Object(
        { amount: Money('补缴的金额'), paidOn: FilingDay, reference: words(60, '银行流水号') },
        { additionalProperties: false },
      ),
    ),
    yearsMissing: Type.Optional(Type.Boolean({ description: '知道年限没有满、退休后没有待遇，仍然退休' })),
    confirmed: Confirmed,
  },
  { title: 'RetirementForm', additionalProperties: false },
)
export type RetirementForm = Static<typeof RetirementForm>

export const TransferOutForm = Type.Object(
  { to: words(6, '转到哪里：地区代码'), lastDay: FilingDay, confirmed: Confirmed },
  { title: 'TransferOutForm', additionalProperties: false },
)
export type TransferOutForm = Static<typeof TransferOutForm>

/** Months from the first to the last, both inside, and how many. */
const Span = { from: Month, to: Month, months: Count('几个月') }

const period = {
  no: Type.Integer(),
  kind: oneOf(kinds, '哪一种年限'),
  kindTitle: Type.String(),
  ...Span,
  place: Nullable(Type.String()),
  placeName: Nullable(Type.String()),
  document: Type.String(),
  state: oneOf(states, '算到哪一步'),
  stateTitle: Type.String(),
  reason: Type.String({ description: '认定或不予认定的理由；没有的为空' }),
}

export const RetirementQuoteMessage = Type.Object({
  quoteNo: Type.Integer(),
  on: Type.String({ description: '测算的日期，只在当天有效' }),
  valid: Type.Boolean({ description: '今天还有效' }),
  from: Month,
  actualMonths: Count('实际缴费月数'),
  deemedMonths: Count('视同缴费月数'),
  neededMonths: Count('要满几个月'),
  missingMonths: Count('差几个月'),
  base: Money('缴费基数'),
  baseFrom: Type.String({ description: '基数从哪里来' }),
  employer: Money('单位部分'),
  employee: Money('个人部分'),
  total: Money('合计'),
  provisional: Type.Array(Type.String(), { description: '暂按较弱的依据算的数值' }),
})
export type RetirementQuoteMessage = Static<typeof RetirementQuoteMessage>

const retirement = Nullable(
  Type.Object({
    from: Month,
    complete: Type.Boolean({ description: '年限已满' }),
    completeFrom: Nullable(Month),
    paid: Money('一次补缴'),
    paidOn: Nullable(Type.String()),
    reference: Nullable(Type.String()),
  }),
)

const transfer = {
  id: Type.String({ description: '凭证编号' }),
  to: Type.String(),
  toName: Type.String(),
  on: Type.String({ description: '开具的日期' }),
  lastDay: Type.String(),
  actualMonths: Count('实际缴费月数'),
  deemedMonths: Count('视同缴费月数'),
  account: Money('个人账户余额'),
  takenBack: Type.Boolean({ description: '已作废' }),
}

const years = {
  pool: Type.String(),
  poolName: Type.String(),
  neededMonths: Nullable(Count('退休享受待遇要满几个月；没有文件写明的为空')),
  missingMonths: Nullable(Count('还差几个月；要满几个月没有写明的为空')),
  actualMonths: Count('实际缴费，各地合并，重复的只算一次'),
  deemedMonths: Count('视同缴费，和实际缴费重复的不算'),
  waitingMonths: Count('等待认定、还没有算进去的'),
  here: Type.Array(Type.Object(Span), { description: '这里记着的缴费月份' }),
  overlaps: Type.Array(Type.Object({ ...Span, sources: Type.Array(Type.String(), { description: '哪几处都有' }) }), {
    description: '几处都有、只算一次的月份',
  }),
  retirement,
  quote: Nullable(RetirementQuoteMessage),
}

/** The years of a person as the person sees them. */
export const YearsMessage = Type.Object(
  { ...years, periods: Type.Array(Type.Object(period)), transfers: Type.Array(Type.Object(transfer)) },
  { title: 'Years' },
)
export type YearsMessage = Static<typeof YearsMessage>

/** The same at the desk: with who entered and who decided. */
export const DeskYearsMessage = Type.Object(
  {
    ...years,
    stated: Type.Boolean({ description: '本统筹区写明了缴费规定，可以测算和办退休' }),
    insured: Type.Boolean({ description: '今天参保' }),
    periods: Type.Array(
      Type.Object({
        ...period,
        enteredBy: Type.String(),
        decidedBy: Nullable(Type.String()),
        mayDecide: Type.Boolean(),
        materials: Type.Array(Type.String(), { description: '上传的证明材料的编号' }),
      }),
    ),
    mayTakeRetirementBack: Type.Boolean({ description: '退休可以撤回' }),
    owed: Nullable(Money('撤回退休以后应退的一次补缴')),
    transfers: Type.Array(Type.Object({ ...transfer, madeBy: Type.String() })),
  },
  { title: 'DeskYears' },
)
export type DeskYearsMessage = Static<typeof DeskYearsMessage>

/** What anybody reads who scans the QR of a 转移接续凭证: what the program stands for, and nobody's name. */
export const TransferVerification = Type.Object(
  {
    transfer: Type.String({ description: '凭证编号' }),
    stands: Type.Boolean({ description: '有效；否则已作废' }),
    /** One sentence: how it stands today. */
    text: Type.String(),
    poolName: Type.String(),
    toName: Type.String(),
    on: Type.String({ description: '开具的日期' }),
    lastDay: Type.String({ description: '参保最后一天' }),
    actualMonths: Count('实际缴费月数'),
    deemedMonths: Count('视同缴费月数'),
    account: Money('个人账户余额'),
    checkedOn: Type.String({ description: '核验的日期' }),
  },
  { title: 'TransferVerification' },
)
export type TransferVerification = Static<typeof TransferVerification>
