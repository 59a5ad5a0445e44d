/** The year's end of an account (年度结转): current-year funds become past-year funds, and interest is added. */
import { FOREVER } from '../days.ts'
import { shown } from '../case-fields.ts'
import { formatPercent, formatYuan, shareOfMany, WHOLE_PPM } from '../money.ts'
import { contributionKind } from './kind.ts'
import type { LawOn } from './law-on.ts'

interface AccountAtYearEnd {
  currentYearFen: number
  pastYearFen: number
  /** Interest of the year in ppm, as the agency entered it; undefined: the law's own rate, where it states one. */
  interestPpm: number | undefined
}

interface AccountAfter {
  currentYearFen: number
  pastYearFen: number
  interestFen: number
}

/** What the account holds on the first day of the next year; the interest is rounded once, on both funds together. */
export function yearEnd(law: LawOn, { currentYearFen, pastYearFen, interestPpm }: AccountAtYearEnd): AccountAfter {
  law.value('yearEnd.leftOver')
  const bothFen = currentYearFen + pastYearFen
  const interestFen = shareOfMany(bothFen, interestPpm ?? law.value('interest.rate'))
  return { currentYearFen: 0, pastYearFen: bothFen + interestFen, interestFen }
}

/** A decimal from 0 to 1 with at most six decimals, in ppm; undefined for anything else. */
function parseRate(value: unknown): number | undefined {
  const match = typeof value === 'string' ? /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(value) : null
  if (!match) return undefined
  const ppm = Number(match[1]) * WHOLE_PPM + Number((match[2] ?? '').padEnd(6, '0'))
  return ppm <= WHOLE_PPM ? ppm : undefined
}

export const yearEndKind = contributionKind<AccountAtYearEnd, AccountAfter>({
  title: '个人账户年度结转',
  read({ fields, root }) {
    const rate = root['interestRate']
    const said = rate !== undefined && rate !== null
    const interestPpm = said ? parseRate(rate) : undefined
    if (said && interestPpm === undefined)
      fields.error('interestRate', `利率不能是${shown(rate)}；写成带引号的 0 到 1 的小数，最多六位，例如 "0.015"`)
    return {
      currentYearFen: fields.money(root['currentYear'], true, 'currentYear', '当年资金余额'),
      pastYearFen: fields.money(root['pastYear'], true, 'pastYear', '历年资金余额'),
      interestPpm,
    }
  },
  // The case says no year: the law of today is the latest there is.
  day: () => FOREVER,
  needs: ({ interestPpm }) =>
    interestPpm === undefined ? ['yearEnd.leftOver', 'interest.rate'] : ['yearEnd.leftOver'],
  settle: yearEnd,
  write: ({ currentYearFen, pastYearFen }) => ({
    pastYear: formatYuan(pastYearFen),
    currentYear: formatYuan(currentYearFen),
  }),
  explain({ currentYearFen, pastYearFen, interestPpm }, result, law) {
    const [current, past, interest, after] = [currentYearFen, pastYearFen, result.interestFen, result.pastYearFen].map(
      formatYuan,
    )
    const both = formatYuan(currentYearFen + pastYearFen)
    const rate = formatPercent(interestPpm ?? law.value('interest.rate'))
    return [
      {
        step: 'interest',
        amount: interest!,
        formula: `(${current} + ${past}) × ${rate} = ${interest}`,
        text: `当年和历年资金共 ${both} 元，按年利率 ${rate} 计息 ${interest} 元`,
        rests: ['interest.rate'],
      },
      {
        step: 'pastYear',
        amount: after!,
        formula: `${both} + ${interest} = ${after}`,
        text: `当年资金的余额转为历年资金，连同利息共 ${after} 元`,
        rests: ['yearEnd.leftOver'],
      },
    ]
  },
})
