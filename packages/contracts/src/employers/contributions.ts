/** 单位缴费: what an employer declares for a month, the bill of it, and what was paid. Money is yuan with two digits. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'

const yuan = (description: string) => Type.String({ description: `${description}，元` })
const Wage = Type.String({ maxLength: 16, description: '本人上年月平均工资，元，例如 6543.21' })

/** One member of a declaration: how the wage became a base, and what is paid on it. */
export const DeclaredMember = Type.Object({
  personNo: Type.String({ description: '人员编号' }),
  name: Type.String(),
  idNumber: Type.String({ description: '隐去中间几位' }),
  wage: Nullable(yuan('本人上年月平均工资；没有申报过为空')),
  base: Nullable(yuan('缴费基数')),
  clamp: Nullable(Type.String({ description: '工资到基数改了的，按哪条限：低于下限、高于上限和那个数' })),
  employer: Nullable(yuan('单位缴费里属于这个人的')),
  employee: Nullable(yuan('个人缴费')),
  exempt: Type.Boolean({ description: '六级及以上残疾军人，个人不缴' }),
  issue: Nullable(Type.String({ description: '不能申报的原因和怎么办' })),
  state: Nullable(Type.String({ description: '已申报、已到账等；没有确认的为空' })),
})
export type DeclaredMember = Static<typeof DeclaredMember>

/** A month of an employer as a line: not declared yet, or its bill. */
export const EmployerBillLine = Type.Object({
  employer: Type.String({ description: '单位代码' }),
  employerName: Type.String(),
  month: Type.String(),
  declarationId: Nullable(Type.String({ description: '申报编号；还没有申报的为空' })),
  state: oneOf(
    ['open', 'declared', 'partly-paid', 'paid', 'withdrawn'] as const,
    '待申报、已申报、缴了一部分、已缴清、已撤回',
  ),
  stateTitle: Type.String(),
  members: Type.Integer({ description: '人数' }),
  total: yuan('应缴本金'),
  covered: yuan('已缴本金'),
  rest: yuan('还差本金'),
  dueOn: Nullable(Type.String({ description: '应缴日；经办机构没有录入的为空' })),
  overdueDays: Type.Integer({ description: '过了应缴日几天；没有欠的为 0' }),
  lateFee: Nullable(yuan('没有缴的部分到今天的滞纳金；应缴日没有录入的为空')),
  paidOn: Nullable(Type.String({ description: '缴清的日期' })),
})
export type EmployerBillLine = Static<typeof EmployerBillLine>

/** A payment by its bank reference. */
export const EmployerPaymentLine = Type.Object({
  reference: Type.String({ description: '银行流水号' }),
  employer: Type.String(),
  employerName: Type.String(),
  month: Type.String({ description: '费款所属期' }),
  declarationId: Type.String(),
  amount: yuan('本金'),
  lateFee: yuan('税务收的滞纳金'),
  ourLateFee: Nullable(yuan('按规定算的滞纳金；算不出来的为空')),
  paidOn: Type.String({ description: '缴款日' }),
  carried: yuan('没有冲抵账单、转到以后的'),
  difference: Nullable(Type.String({ description: '和我们算的不一样的地方' })),
  returnedOn: Nullable(Type.String({ description: '退回日' })),
})
export type EmployerPaymentLine = Static<typeof EmployerPaymentLine>

/** A declaration: what the program makes of what is known, or what was confirmed, with its bill. */
export const DeclarationMessage = Type.Object(
  {
    ...EmployerBillLine.properties,
    averageWage: yuan('上年全省月平均工资'),
    averageWageDocument: Type.String({ description: '公布它的文件；已确认的为空' }),
    floor: yuan('缴费基数下限'),
    ceiling: yuan('缴费基数上限'),
    base: yuan('基数合计'),
    employerPart: yuan('单位缴费'),
    employeePart: yuan('个人缴费'),
    exempt: Type.Integer({ description: '个人不缴的人数' }),
    provisional: Type.Array(Type.String({ description: '待核实的规定' })),
    notes: Type.Array(Type.String({ description: '要知道的事' })),
    people: Type.Array(DeclaredMember),
    payments: Type.Array(EmployerPaymentLine),
    confirmedBy: Nullable(Type.String()),
    confirmedOn: Nullable(Type.String()),
    carriedOver: yuan('本单位没有冲抵账单的余款'),
    mayConfirm: Type.Boolean(),
    mayWithdraw: Type.Boolean(),
  },
  { title: 'Declaration' },
)
export type DeclarationMessage = Static<typeof DeclarationMessage>

/** What is confirmed is what was seen: the sums of the page. */
export const DeclarationConfirmForm = Type.Object(
  {
    employerPart: Type.String({ maxLength: 20, description: '看到的单位缴费' }),
    employeePart: Type.String({ maxLength: 20, description: '看到的个人缴费' }),
  },
  { title: 'DeclarationConfirmForm', additionalProperties: false },
)
export type DeclarationConfirmForm = Static<typeof DeclarationConfirmForm>

/** Somebody joins, leaves, or is declared by another wage. */
export const MemberChangeForm = Type.Object(
  {
    change: oneOf(['join', 'leave', 'wage'] as const, '增员、减员、工资变更'),
    name: Type.String({ maxLength: 60, description: '姓名' }),
    idNumber: Type.String({ maxLength: 40, description: '身份证号' }),
    month: Type.String({ maxLength: 20, description: '增员和工资从哪个月起；减员是最后一个月' }),
    wage: Type.Optional(Wage),
    birthDay: Type.Optional(Type.String({ maxLength: 20, description: '出生日期；填了就和身份证号核对' })),
    disabledServiceman: Type.Optional(Type.Boolean({ description: '六级及以上残疾军人' })),
  },
  { title: 'MemberChangeForm', additionalProperties: false },
)
export type MemberChangeForm = Static<typeof MemberChangeForm>

/** What became of one row of a list. */
export const ContributionRow = Type.Object({
  row: Type.Integer({ description: '文件里的行号' }),
  name: Type.String({ description: '姓名，或银行流水号' }),
  outcome: oneOf(
    ['done', 'ready', 'noted', 'refused'] as const,
    'done 已办；ready 可以办；noted 可以办，但有不一样的地方；refused 不能办',
  ),
  text: Type.String({ description: '结果，或者哪里不对、怎么改' }),
})
export type ContributionRow = Static<typeof ContributionRow>

export const ContributionReport = Type.Object(
  {
    dryRun: Type.Boolean({ description: '只是试算，什么也没有写' }),
    good: Type.Integer(),
    refused: Type.Integer(),
    rows: Type.Array(ContributionRow),
  },
  { title: 'ContributionReport' },
)
export type ContributionReport = Static<typeof ContributionReport>

export const EmployerContributionsMessage = Type.Object(
  {
    employer: Type.String(),
    employerName: Type.String(),
    pool: Type.String(),
    poolName: Type.String(),
    carriedOver: yuan('没有冲抵账单的余款'),
    bills: Type.Array(EmployerBillLine),
    payments: Type.Array(EmployerPaymentLine),
  },
  { title: 'EmployerContributions' },
)
export type EmployerContributionsMessage = Static<typeof EmployerContributionsMessage>

/** A payment as the desk enters it, or as a line of the tax office's file says it. */
export const EmployerPaymentForm = Type.Object(
  {
    reference: Type.String({ minLength: 1, maxLength: 60, description: '银行流水号' }),
    employer: Type.String({ maxLength: 20, description: '单位代码' }),
    declarationId: Type.String({ maxLength: 60, description: '申报编号' }),
    month: Type.String({ maxLength: 20, description: '费款所属期，例如 2026-03' }),
    amount: Type.String({ maxLength: 20, description: '本金，元' }),
    lateFee: Type.String({ maxLength: 20, description: '滞纳金，元；没有写 0' }),
    paidOn: Type.String({ maxLength: 20, description: '缴款日，例如 2026-03-12' }),
  },
  { title: 'EmployerPaymentForm', additionalProperties: false },
)
export type EmployerPaymentForm = Static<typeof EmployerPaymentForm>

/** 单位缴费 at the desk: what employers declared, what is overdue, what was paid, what the funds took in. */
export const ContributionDeskMessage = Type.Object(
  {
    month: Type.String(),
    bills: Type.Array(EmployerBillLine),
    arrears: Type.Array(Type.Object({ ...EmployerBillLine.properties, age: Type.String({ description: '欠了多久' }) })),
    payments: Type.Array(EmployerPaymentLine),
    income: Type.Array(
      Type.Object({
        month: Type.String({ description: '入账月份' }),
        pool: yuan('统筹基金'),
        ownPart: yuan('划入个人账户的个人缴费'),
        lateFee: yuan('滞纳金，归统筹基金'),
        missingYears: yuan('退休一次补缴，本人部分归哪里没有规定，暂记统筹基金'),
        total: yuan('合计'),
      }),
    ),
    mayTakePayments: Type.Boolean(),
  },
  { title: 'ContributionDesk' },
)
export type ContributionDeskMessage = Static<typeof ContributionDeskMessage>
