/** Years to retire with benefits (累计缴费年限): what is missing on the day of retirement, paid at once. */
import { FOREVER } from '../days.ts'
import { formatPercent, formatYuan, shareOfMany } from '../money.ts'
import { contributionKind } from './kind.ts'
import type { LawOn } from './law-on.ts'

interface YearsOfRetirement {
  /** Months paid, and months deemed paid (视同缴费: recognised service); no month is in both. */
  actualMonths: number
  deemedMonths: number
  /** Base of the day of retirement, a month. */
  baseFen: number
}

interface MissingYears {
  missingMonths: number
  employerFen: number
  employeeFen: number
  totalFen: number
}

/** The months that lack to the years the law asks for, and both parts of their contributions, each rounded once. */
export function missingYears(law: LawOn, { actualMonths, deemedMonths, baseFen }: YearsOfRetirement): MissingYears {
  const missingMonths = Math.max(0, 12 * law.value('retirement.years') - actualMonths - deemedMonths)
  const employerFen = shareOfMany(baseFen, law.value('rates.employer'), missingMonths)
  const employeeFen = shareOfMany(baseFen, law.value('rates.employee'), missingMonths)
  return { missingMonths, employerFen, employeeFen, totalFen: employerFen + employeeFen }
}

export const retirement = contributionKind<YearsOfRetirement, MissingYears>({
  title: '退休时补足年限',
  read: ({ fields, root }) => ({
    actualMonths: fields.months(root['actualMonths'], 'actualMonths', '实际缴费月数'),
    deemedMonths: fields.months(root['deemedMonths'], 'deemedMonths', '视同缴费月数'),
    baseFen: fields.money(root['base'], true, 'base', '退休时的缴费基数'),
  }),
  // The case says no day: the law of today is the latest there is.
  day: () => FOREVER,
  needs: () => ['retirement.years', 'rates.employer', 'rates.employee'],
  settle: missingYears,
  write: ({ missingMonths, employerFen, employeeFen, totalFen }) => ({
    missingMonths,
    employer: formatYuan(employerFen),
    employee: formatYuan(employeeFen),
    total: formatYuan(totalFen),
  }),
  explain({ actualMonths, deemedMonths, baseFen }, { missingMonths, employerFen, employeeFen, totalFen }, law) {
    const needed = 12 * law.value('retirement.years')
    const [base, employer, employee, total] = [baseFen, employerFen, employeeFen, totalFen].map(formatYuan)
    const have = `实际缴费 ${actualMonths} 个月，视同缴费 ${deemedMonths} 个月`
    const part = (step: 'employer' | 'employee', who: string, amount: string) => {
      const rate = formatPercent(law.value(`rates.${step}`))
      return {
        step,
        amount,
        formula: `${base} × ${rate} × ${missingMonths} = ${amount}`,
        text: `${who}按基数 ${base} 元的 ${rate} 补 ${missingMonths} 个月，${amount} 元`,
        rests: [`rates.${step}`, 'retirement.years'] as const,
      }
    }
    return [
      {
        step: 'missingMonths',
        amount: String(missingMonths),
        formula: `${needed} − ${actualMonths} − ${deemedMonths}，不小于 0 = ${missingMonths}`,
        text: `${have}，${missingMonths === 0 ? `已满 ${needed} 个月，不用补` : `离 ${needed} 个月还差 ${missingMonths} 个月`}`,
        rests: ['retirement.years'],
      },
      part('employer', '单位部分', employer!),
      part('employee', '个人部分', employee!),
      {
        step: 'total',
        amount: total!,
        formula: `${employer} + ${employee} = ${total}`,
        text: `一次补足共 ${total} 元`,
        rests: ['retirement.years'],
      },
    ]
  },
})
