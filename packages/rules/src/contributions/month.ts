/** What one member's month comes to: base, the employer's and the member's part, and the credit of the account (P8, P18, P19). */
import { NO_DAY, dateOf, formatDay } from '../days.ts'
import { formatPercent, formatYuan, shareOf } from '../money.ts'
import { firstDayOf, formatMonth, NO_MONTH } from '../months.ts'
import { LABELS } from '../policy/labels.ts'
import { baseLimits, employerPart, memberPart, needsOfMembers, readAverageWage, tellBase } from './base.ts'
import type { MemberWage } from './base.ts'
import type { CaseInput, ContributionFields } from './fields.ts'
import { contributionKind } from './kind.ts'
import type { LawOn, ToldStep } from './law-on.ts'

/** Categories of a member that contributions know. */
const CATEGORIES = {
  active: LABELS['category']!['active']!,
  retired: LABELS['category']!['retired']!,
  'founding-worker': LABELS['category']!['founding-worker']!,
} as const

/** A member's month: of one in work, or of one who is retired or a founding worker. */
type MemberMonth = {
  month: number
  /** Monthly provincial average of the year before. */
  averageWageFen: number
} & (
  | ({ category: 'active' } & MemberWage)
  | {
      category: 'retired' | 'founding-worker'
      /** A day number. */
      birthDay: number
      /** Own monthly pension of the year before. */
      pensionFen: number
    }
)

interface MonthAmounts {
  baseFen: number
  employerFen: number
  employeeFen: number
  accountCreditFen: number
}

/** Completed years of age on a day (both day numbers); who was born on 29 February completes a year on 1 March where there is none. */
export function ageOn(birthDay: number, day: number): number {
  const [born, now] = [dateOf(birthDay), dateOf(day)]
  const isBefore = now.month < born.month || (now.month === born.month && now.day < born.day)
  return now.year - born.year - (isBefore ? 1 : 0)
}

/** The rate by which a retired person's account is credited in a month: by the age completed on its first day. */
function creditRate(law: LawOn, birthDay: number, month: number): 'account.retiredRate' | 'account.retiredRateAbove' {
  const isUpTo = ageOn(birthDay, firstDayOf(month)) <= law.value('account.ageUpTo')
  return isUpTo ? 'account.retiredRate' : 'account.retiredRateAbove'
}

/** What a member's month comes to. Who is retired pays nothing, and the account is credited by age from average wage or pension. */
export function memberMonth(law: LawOn, facts: MemberMonth): MonthAmounts {
  if (facts.category === 'active') {
    law.value('account.activeCredit')
    const { baseFen, employeeFen } = memberPart(law, baseLimits(law, facts.averageWageFen), facts)
    return { baseFen, employerFen: employerPart(law, baseFen), employeeFen, accountCreditFen: employeeFen }
  }
  law.value('exempt.retired')
  const rate = law.value(creditRate(law, facts.birthDay, facts.month))
  const accountCreditFen = shareOf(Math.max(facts.averageWageFen, facts.pensionFen), rate)
  return { baseFen: 0, employerFen: 0, employeeFen: 0, accountCreditFen }
}

function readBirthDay(fields: ContributionFields, value: unknown, month: number): number {
  const birthDay = fields.day(value, 'birthDay', '出生日期')
  if (birthDay !== NO_DAY && month !== NO_MONTH && birthDay > firstDayOf(month))
    fields.error('birthDay', `出生日期 ${formatDay(birthDay)} 晚于 ${formatMonth(month)} 的第一天，请核对`)
  return birthDay
}

function readMonth({ fields, root }: CaseInput): MemberMonth {
  const month = fields.month(root['month'], 'month', '月份')
  const category = fields.oneOf(root['category'], CATEGORIES, 'category', '人员类别')
  const averageWageFen = readAverageWage(fields, root['averageWage'])
  const disabledServiceman =
    fields.flag(root['disabledServiceman'], false, 'disabledServiceman', '是否六级及以上残疾军人') === 1
  if (category === 'active') {
    const wageFen = fields.money(root['wage'], true, 'wage', '本人上年月平均工资')
    return { month, averageWageFen, category, wageFen, disabledServiceman }
  }
  // What a retired person needs is asked for only where it is known that the person is one.
  if (category === undefined) return { month, averageWageFen, category: 'retired', birthDay: NO_DAY, pensionFen: 0 }
  const birthDay = readBirthDay(fields, root['birthDay'], month)
  const pensionFen = fields.money(root['pension'], true, 'pension', '本人上年月养老金')
  return { month, averageWageFen, category, birthDay, pensionFen }
}

function explainActive(facts: MemberMonth & { category: 'active' }, amounts: MonthAmounts, law: LawOn): ToldStep[] {
  const [base, employer, employee] = [amounts.baseFen, amounts.employerFen, amounts.employeeFen].map(formatYuan)
  const [employerRate, employeeRate] = (['rates.employer', 'rates.employee'] as const).map((name) =>
    formatPercent(law.value(name)),
  )
  return [
    tellBase(facts.wageFen, amounts.baseFen, facts.averageWageFen, law),
    {
      step: 'employer',
      amount: employer!,
      formula: `${base} × ${employerRate} = ${employer}`,
      text: `单位按基数缴 ${employerRate}，${employer} 元`,
      rests: facts.disabledServiceman ? ['rates.employer', 'disabledServiceman.employerPart'] : ['rates.employer'],
    },
    facts.disabledServiceman
      ? {
          step: 'employee',
          amount: employee!,
          formula: '',
          text: '六级及以上残疾军人，个人不缴',
          rests: ['disabledServiceman.employeePart'],
        }
      : {
          step: 'employee',
          amount: employee!,
          formula: `${base} × ${employeeRate} = ${employee}`,
          text: `个人按基数缴 ${employeeRate}，${employee} 元`,
          rests: ['rates.employee'],
        },
    {
      step: 'accountCredit',
      amount: employee!,
      formula: '',
      text: `个人缴的 ${employee} 元全部划入个人账户`,
      rests: ['account.activeCredit'],
    },
  ]
}

function explainRetired(
  { averageWageFen, pensionFen, birthDay, month }: Exclude<MemberMonth, { category: 'active' }>,
  { accountCreditFen }: MonthAmounts,
  law: LawOn,
): ToldStep[] {
  const name = creditRate(law, birthDay, month)
  const rate = formatPercent(law.value(name))
  const [base, credit] = [Math.max(averageWageFen, pensionFen), accountCreditFen].map(formatYuan)
  const age = ageOn(birthDay, firstDayOf(month))
  const which = pensionFen > averageWageFen ? '本人养老金高于全省平均工资，按养老金' : '按全省平均工资'
  return [
    { step: 'base', amount: '0.00', formula: '', text: '退休人员不缴费', rests: ['exempt.retired'] },
    {
      step: 'accountCredit',
      amount: credit!,
      formula: `${base} × ${rate} = ${credit}`,
      text: `${formatMonth(month)} 第一天满 ${age} 周岁，划入比例 ${rate}；${which} ${base} 元划入 ${credit} 元`,
      rests: [name, 'account.ageUpTo'],
    },
  ]
}

export const monthKind = contributionKind<MemberMonth, MonthAmounts>({
  title: '一人一个月的缴费',
  read: readMonth,
  day: ({ month }) => firstDayOf(month),
  needs: (facts) =>
    facts.category === 'active'
      ? [...needsOfMembers([facts]), 'account.activeCredit']
      : ['exempt.retired', 'account.ageUpTo', 'account.retiredRate', 'account.retiredRateAbove'],
  settle: memberMonth,
  write: ({ baseFen, employerFen, employeeFen, accountCreditFen }) => ({
    base: formatYuan(baseFen),
    employer: formatYuan(employerFen),
    employee: formatYuan(employeeFen),
    accountCredit: formatYuan(accountCreditFen),
  }),
  explain: (facts, amounts, law) =>
    facts.category === 'active' ? explainActive(facts, amounts, law) : explainRetired(facts, amounts, law),
})
