/** What every month of contributions rests on: the base (缴费基数), clamped, and the member's own part of it. */
import { formatPercent, formatYuan, shareOf, shareOfMany } from '../money.ts'
import type { ContributionRuleName } from './figures.ts'
import type { ContributionFields } from './fields.ts'
import type { LawOn, ToldStep } from './law-on.ts'

/** One member in work, in one month. */
export interface MemberWage {
  /** Own average monthly wage of the year before. */
  wageFen: number
  /** A disabled serviceman of grade six or above. */
  disabledServiceman: boolean
}

export interface MemberPart {
  baseFen: number
  employeeFen: number
}

/** The limits of a base in a month whose average wage is this, each rounded. */
interface BaseLimits {
  floorFen: number
  ceilingFen: number
}

/** `averageWageFen`: monthly provincial average of the year before. */
export function baseLimits(law: LawOn, averageWageFen: number): BaseLimits {
  return {
    floorFen: shareOfMany(averageWageFen, law.value('base.floor')),
    ceilingFen: shareOfMany(averageWageFen, law.value('base.ceiling')),
  }
}

/** The wage within the limits, and the member's own part of it; a disabled serviceman has none. */
export function memberPart(law: LawOn, limits: BaseLimits, { wageFen, disabledServiceman }: MemberWage): MemberPart {
  const baseFen = Math.min(Math.max(wageFen, limits.floorFen), limits.ceilingFen)
  if (!disabledServiceman) return { baseFen, employeeFen: shareOf(baseFen, law.value('rates.employee')) }
  // Both are asked for, so that the result names the one that is provisional: that the employer pays all the same.
  law.value('disabledServiceman.employeePart')
  law.value('disabledServiceman.employerPart')
  return { baseFen, employeeFen: 0 }
}

/** The employer's part, rounded once: of one base, or of the sum of all bases of a declaration. */
export function employerPart(law: LawOn, basesFen: number): number {
  return shareOfMany(basesFen, law.value('rates.employer'))
}

/** The rules that a month of members in work needs. */
export function needsOfMembers(members: readonly MemberWage[]): ContributionRuleName[] {
  const needs: ContributionRuleName[] = ['base.floor', 'base.ceiling', 'rates.employer', 'rates.employee']
  if (members.some(({ disabledServiceman }) => disabledServiceman))
    needs.push('disabledServiceman.employeePart', 'disabledServiceman.employerPart')
  return needs
}

/** The average wage of a case: above nought. */
export function readAverageWage(fields: ContributionFields, value: unknown): number {
  const before = fields.errors?.length
  const averageWageFen = fields.money(value, true, 'averageWage', '全省月平均工资')
  if (averageWageFen === 0 && fields.errors?.length === before)
    fields.error('averageWage', '全省月平均工资要大于 0，例如 "8432.83"')
  return averageWageFen
}

/** How a wage became a base. */
export function tellBase(wageFen: number, baseFen: number, averageWageFen: number, law: LawOn): ToldStep {
  const [wage, base, average] = [wageFen, baseFen, averageWageFen].map(formatYuan)
  const told = (name: 'base.floor' | 'base.ceiling', which: string, sign: string): ToldStep => {
    const rate = formatPercent(law.value(name))
    return {
      step: 'base',
      amount: base!,
      formula: `${average} × ${rate} = ${base}`,
      text: `工资 ${wage} 元${sign}全省平均工资 ${average} 元的 ${rate}，缴费基数按${which} ${base} 元`,
      rests: [name],
    }
  }
  if (baseFen > wageFen) return told('base.floor', '下限', '低于')
  if (baseFen < wageFen) return told('base.ceiling', '上限', '高于')
  return {
    step: 'base',
    amount: base!,
    formula: '',
    text: `缴费基数就是上年月平均工资 ${wage} 元，在全省平均工资的 ${formatPercent(law.value('base.floor'))} 到 ${formatPercent(law.value('base.ceiling'))} 之间`,
    rests: ['base.floor', 'base.ceiling'],
  }
}
