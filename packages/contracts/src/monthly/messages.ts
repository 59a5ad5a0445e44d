/** 月度申报: what an institution applies for, what the agency makes of it. Money is yuan with two digits. */
import { VISIT_KINDS } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { StandardUsed } from '../standards/messages.ts'
import { monthlyActions, monthlyStates } from './machine.ts'
import type { MonthlyAction, MonthlyState } from './machine.ts'
import { monthlyDrawn, monthlyRefusalReasonCodes } from './reasons.ts'
import type { MonthlyDrawn } from './reasons.ts'

const yuan = (description: string) => Type.String({ description: `${description}，元` })
const Amount = Type.String({ maxLength: 20, description: '元，两位小数' })
const Kind = oneOf(VISIT_KINDS, '就诊类型')
const Words = (description: string) => Type.String({ maxLength: 300, description })
const No = Type.Integer({ minimum: 1, maximum: 10_000_000, description: '明细序号' })

/** The figures of a month and kind. */
const figures = {
  count: Type.Integer({ description: '结算笔数；撤销另算一笔' }),
  total: yuan('医疗费总额'),
  inScope: yuan('医保认可费用总额：符合政策范围的'),
  fund: yuan('基金支付'),
  account: yuan('个人账户支付'),
  cash: yuan('个人现金支付'),
}
export const MonthlyFigures = Type.Object(figures)
export type MonthlyFigures = Static<typeof MonthlyFigures>

/** Applying: the figures as the institution has them; what differs from ours is refused. */
export const MonthlyApplyForm = Type.Object(
  {
    month: Type.String({ maxLength: 20, description: '月份，例如 2026-05' }),
    kind: Kind,
    figures: Type.Object(
      {
        count: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
        ...{ total: Amount, inScope: Amount, fund: Amount, account: Amount, cash: Amount },
      },
      { additionalProperties: false },
    ),
  },
  { title: 'MonthlyApplyForm', additionalProperties: false },
)
export type MonthlyApplyForm = Static<typeof MonthlyApplyForm>

const line = {
  applicationId: Type.String({ description: '申报编号' }),
  institution: Type.String({ description: '机构编码' }),
  institutionName: Type.String(),
  region: Type.String({ description: '付款的统筹区' }),
  month: Type.String(),
  kind: Kind,
  state: oneOf(Object.keys(monthlyStates) as MonthlyState[], '状态'),
  stateTitle: Type.String(),
  ...figures,
  payable: yuan('申报应付：基金加个人账户'),
  refused: yuan('不予支付'),
  restored: yuan('撤销退回：撤销了的结算以前扣下的；没有复核的是零'),
  carried: Nullable(yuan('以前多付、这次扣回的；没有复核的为空')),
  due: Nullable(yuan('这次应付；没有复核的为空')),
  appliedAt: Type.String({ description: '时刻' }),
  dueDay: Nullable(Type.String({ description: '这个状态的期限' })),
}
export const MonthlyApplicationLine = Type.Object(line)
export type MonthlyApplicationLine = Static<typeof MonthlyApplicationLine>

/** What would be applied for of a month, one line a kind that has something. */
export const MonthlyOffer = Type.Object({
  month: Type.String(),
  kind: Kind,
  figures: MonthlyFigures,
  payable: yuan('应付'),
  applicationId: Nullable(Type.String({ description: '已经申报的编号' })),
  over: Type.Boolean({ description: '这个月已经过完，可以申报' }),
})
export type MonthlyOffer = Static<typeof MonthlyOffer>

/** Where the money of an institution goes. */
export const InstitutionAccountMessage = Type.Object({
  inForce: Nullable(
    Type.Object({ holder: Type.String(), bank: Type.String(), account: Type.String({ description: '只有末四位' }) }),
  ),
  waiting: Nullable(
    Type.Object({
      ...{ holder: Type.String(), bank: Type.String(), account: Type.String({ description: '只有末四位' }) },
      no: Type.Integer(),
      enteredBy: Type.String(),
    }),
  ),
  mayEnter: Type.Boolean(),
  mayConfirm: Type.Boolean(),
})
export type InstitutionAccountMessage = Static<typeof InstitutionAccountMessage>

export const InstitutionAccountForm = Type.Object(
  {
    holder: Type.String({ maxLength: 100, description: '户名' }),
    bank: Type.String({ maxLength: 100, description: '开户行' }),
    account: Type.String({ maxLength: 40, description: '账号' }),
  },
  { title: 'InstitutionAccountForm', additionalProperties: false },
)
export type InstitutionAccountForm = Static<typeof InstitutionAccountForm>

/** The institution's own page. */
export const OwnMonthlyMessage = Type.Object({
  institution: Type.String(),
  institutionName: Type.String(),
  account: InstitutionAccountMessage,
  offers: Type.Array(MonthlyOffer),
  applications: Type.Array(MonthlyApplicationLine, { description: '新的在前' }),
})
export type OwnMonthlyMessage = Static<typeof OwnMonthlyMessage>

/** The desk's list. */
export const MonthlyListMessage = Type.Object({
  applications: Type.Array(MonthlyApplicationLine, { description: '新的在前' }),
})
export type MonthlyListMessage = Static<typeof MonthlyListMessage>

/** One settlement of the month, or its undoing. */
export const MonthlyLine = Type.Object({
  no: No,
  settlement: Type.String({ description: '结算或撤销的编号' }),
  visit: Type.String({ description: '就诊编号' }),
  day: Type.String({ description: '结算日' }),
  pool: Type.String({ description: '参保统筹区' }),
  poolName: Type.String(),
  total: yuan('医疗费总额'),
  payable: yuan('应付；撤销的是负数'),
  fund: yuan('其中基金，最多不付这么多'),
  undoes: Type.Boolean({ description: '是撤销' }),
  disease: Nullable(Type.String({ description: '主诊断或病种的编码；没有的、不按病种看的为空' })),
  drawn: Nullable(oneOf(Object.keys(monthlyDrawn) as MonthlyDrawn[], '为什么要审；不要审的为空')),
  decision: Nullable(oneOf(['accepted', 'refused'] as const, '认可、不予支付')),
  refused: yuan('不予支付'),
  restored: yuan('撤销退回：撤销了的结算以前扣下、退给机构的'),
  reason: Nullable(oneOf(monthlyRefusalReasonCodes, '不予支付的原因')),
  words: Nullable(Type.String({ description: '说明' })),
  objection: Nullable(Type.String({ description: '机构的异议' })),
  answer: Nullable(Type.String({ description: '对异议的答复' })),
})
export type MonthlyLine = Static<typeof MonthlyLine>

const Difference = Nullable(yuan('平均减标准；没有标准为空，比标准低的是负数'))
const Share = Type.String({ description: '百分比，一位小数' })

/** 总额预算 beside what the funds owe of the year, of all kinds of visits. */
const BudgetFigures = Type.Object({
  year: Type.Integer(),
  upTo: Type.String({ description: '算到哪个月，例如 2026-06' }),
  budget: Nullable(StandardUsed),
  settled: yuan('年初到这个月基金支付，撤销的已经减去'),
  refused: yuan('其中不予支付的（退回的已经减去）和清算撤下的'),
  used: yuan('用了多少：基金支付减不予支付'),
  share: Nullable(Share),
  shareOfYear: Share,
  left: Nullable(yuan('还剩；超了的是负数')),
})

/** People of a month, or of the year up to it, beside the standard that is per month or per year. */
const HeadFigures = Type.Object({
  per: oneOf(['month', 'year'] as const, '这个月的，还是年初到这个月的'),
  people: Type.Integer({ description: '人数，一个人算一次' }),
  total: yuan('医疗费总额'),
  mean: Nullable(yuan('人均费用；没有人为空')),
  standard: Nullable(StandardUsed),
  difference: Difference,
})

const BedDayFigures = Type.Object({
  bedDays: Type.Integer(),
  total: yuan('医疗费总额'),
  mean: Nullable(yuan('床日均费用')),
  standard: Nullable(StandardUsed),
  difference: Difference,
})

const caseSums = {
  cases: Type.Integer({ description: '例数：一次就诊一例' }),
  total: yuan('医疗费总额'),
  fund: yuan('基金支付'),
}

/** The cases of one disease. */
const DiseaseFigures = Type.Object({
  code: Type.String({ description: '病种编码' }),
  name: Type.String({ description: '名称；没有的为空' }),
  ...caseSums,
  meanTotal: yuan('例均费用'),
  meanFund: yuan('例均基金支付'),
  standard: Nullable(StandardUsed),
  difference: Difference,
  differences: Nullable(yuan('差额合计：医疗费总额减例数乘标准')),
})
export type MonthlyDiseaseFigures = Static<typeof DiseaseFigures>

const ByDisease = Type.Object({
  largest: Type.Array(DiseaseFigures, { description: '医疗费总额最大的十种' }),
  diseases: Type.Integer({ description: '一共几种' }),
  ...caseSums,
  rest: Type.Object(caseSums, { description: '十种以外的' }),
  without: Type.Object(caseSums, { description: '没有诊断或病种编码的' }),
  ofAdmission: Type.Integer({ description: '没有出院主诊断、按入院主诊断算的例数' }),
  differences: Nullable(yuan('有标准的病种差额合计；都没有标准为空')),
})

/** Figures of payment methods (P39), as figures alone: no law is applied to them. */
export const MonthlyMethodFigures = Type.Object({
  budget: BudgetFigures,
  byHead: Type.Array(HeadFigures, { description: '这个月的，年初到这个月的' }),
  byBedDay: Nullable(BedDayFigures),
  byDisease: Nullable(ByDisease),
})
export type MonthlyMethodFigures = Static<typeof MonthlyMethodFigures>

/** One application whole. */
export const MonthlyApplicationMessage = Type.Object({
  ...line,
  methods: MonthlyMethodFigures,
  lines: Type.Array(MonthlyLine, { description: '要看的明细' }),
  more: Nullable(Type.Integer({ description: '后面还有：从哪个序号以后' })),
  counts: Type.Object({
    drawn: Type.Integer(),
    undecided: Type.Integer({ description: '要审还没有审的' }),
    refused: Type.Integer(),
    objected: Type.Integer(),
    unanswered: Type.Integer(),
  }),
  notes: Type.Array(Type.String(), { description: '没有定下的数值、没有登记的账户等' }),
  steps: Type.Array(
    Type.Object({ title: Type.String(), by: Type.String(), at: Type.String(), words: Nullable(Type.String()) }),
  ),
  allowed: Type.Array(oneOf(Object.keys(monthlyActions) as MonthlyAction[], '您现在可以办的')),
})
export type MonthlyApplicationMessage = Static<typeof MonthlyApplicationMessage>

export const monthlyShown = ['drawn', 'refused', 'all'] as const
export type MonthlyShown = (typeof monthlyShown)[number]

/** Asks for the lines that name no disease. */
export const withoutDisease = '-'

export const MonthlyLinesQuery = Type.Object({
  show: Type.Optional(oneOf(monthlyShown, '哪些明细；默认要审的和不予支付的')),
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000, description: '从这个序号以后' })),
  disease: Type.Optional(
    Type.String({ maxLength: 30, description: `病种编码：只看这一种的；没有编码的写 ${withoutDisease}` }),
  ),
})

/** Decisions on some lines. */
export const MonthlyDecideForm = Type.Object(
  {
    lines: Type.Array(
      Type.Object(
        {
          no: No,
          decision: oneOf(['accepted', 'refused'] as const, '认可、不予支付'),
          amount: Type.Optional(Amount),
          reason: Type.Optional(Type.String({ maxLength: 40, description: '不予支付的原因' })),
          words: Type.Optional(Words('说明')),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { title: 'MonthlyDecideForm', additionalProperties: false },
)
export type MonthlyDecideForm = Static<typeof MonthlyDecideForm>

export const MonthlyObjectForm = Type.Object(
  { no: No, words: Words('异议') },
  { title: 'MonthlyObjectForm', additionalProperties: false },
)
export type MonthlyObjectForm = Static<typeof MonthlyObjectForm>

export const MonthlyAnswerForm = Type.Object(
  { no: No, upheld: Type.Boolean({ description: '采纳异议：改为认可' }), words: Words('答复') },
  { title: 'MonthlyAnswerForm', additionalProperties: false },
)
export type MonthlyAnswerForm = Static<typeof MonthlyAnswerForm>

/** What the approver has seen: an amount that has moved since is refused. */
export const MonthlyApproveForm = Type.Object(
  { refused: Amount },
  { title: 'MonthlyApproveForm', additionalProperties: false },
)
export type MonthlyApproveForm = Static<typeof MonthlyApproveForm>

export const MonthlyReturnForm = Type.Object(
  { words: Words('为什么退回') },
  { title: 'MonthlyReturnForm', additionalProperties: false },
)

/** The postings behind one line. */
export const MonthlyPostings = Type.Object({
  line: MonthlyLine,
  postings: Type.Array(
    Type.Object({
      ...{
        book: Type.String(),
        bookName: Type.String({ description: '哪一本账' }),
        debit: Type.String(),
        credit: Type.String(),
      },
      ...{
        amount: yuan('金额'),
        day: Type.String(),
        refusal: Type.Boolean({ description: '不是结算本身的记账' }),
        title: Type.String({ description: '结算、不予支付、清算撤下、撤销退回' }),
      },
    }),
  ),
})
export type MonthlyPostings = Static<typeof MonthlyPostings>

/** A month of a year, or the year, of an institution. */
const yearFigures = {
  count: Type.Integer({ description: '结算笔数；撤销另算一笔' }),
  total: yuan('医疗费总额'),
  fund: yuan('基金支付'),
  account: yuan('个人账户支付'),
  refused: yuan('不予支付的（退回的已经减去）和清算撤下的'),
  paid: yuan('付给机构的'),
  heads: Type.Integer({ description: '人数，一个人算一次' }),
  bedDays: Type.Integer({ description: '住院床日' }),
}

/** A year of an institution by month. */
export const MonthlyYearMessage = Type.Object(
  {
    institution: Type.String(),
    institutionName: Type.String(),
    region: Type.String(),
    year: Type.Integer(),
    latest: Type.Integer({ description: '最近可以看的年度' }),
    months: Type.Array(
      Type.Object({
        month: Type.String(),
        ...yearFigures,
        used: yuan('年初到这个月用了多少总额'),
        budget: Nullable(yuan('这个月月底的总额预算')),
        share: Nullable(Share),
        applications: Type.Array(
          Type.Object({ applicationId: Type.String(), kind: Kind, state: Type.String(), fund: yuan('基金支付') }),
          { description: '这个月申报过的；不在里面的就诊类型按结算算' },
        ),
        notApplied: yuan('其中还没有申报的基金支付'),
      }),
    ),
    whole: Type.Object(yearFigures),
    budget: BudgetFigures,
  },
  { title: 'MonthlyYear' },
)
export type MonthlyYearMessage = Static<typeof MonthlyYearMessage>
