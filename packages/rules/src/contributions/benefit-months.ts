/**
 * When benefits hold (待遇享受期, P10): the status of each month from the first in which a person could be enrolled.
 *
 * How the contract is read. A month is *paid* when it is among those paid for, or lies at or after `retiredFrom`. The status of a month
 * follows from the months before it alone, so that what is paid for the month itself, or after the last month asked for, changes
 * nothing. The first reason that fits decides:
 *
 * 1. `years-missing`: the month lies at or after `retiredFrom` and the years are not complete, whatever was paid before.
 * 2. `not-yet-paid`: no month before it was ever paid. A month at or after `retiredFrom` counts as paid here too, so that who never
 *    paid is stopped in the month of retirement for this reason.
 * 3. `month-before-unpaid`: the month before it is unpaid, also while a wait runs.
 * 4. `waiting`: there was an interruption, and not yet six paid months in a row after it. An interruption is three unpaid months in a
 *    row, all of them before the month in question; the months from `eligibleFrom` to the first payment are such a row as well
 *    ("three or more months after"). Paying six in a row ends it for good: a single month unpaid afterwards stops one month only.
 *    Retirement does not end a wait: its months count as paid, and so the wait runs on to its sixth month.
 * 5. `entitled`, `paid-before`.
 */
import { formatMonth, firstDayOf, NO_MONTH } from '../months.ts'
import type { CaseInput, ContributionFields } from './fields.ts'
import type { ContributionRuleName } from './figures.ts'
import { contributionKind } from './kind.ts'
import type { LawOn, ToldStep } from './law-on.ts'

interface ContributionHistory {
  /** Number of the month from which the person could be enrolled. */
  eligibleFrom: number
  /** Numbers of the months paid for, in any order. */
  paid: readonly number[]
  /** From this month on every month counts as paid; undefined while in work. */
  retiredFrom: number | undefined
  /** Whether the years to retire with benefits are complete. */
  yearsComplete: boolean
  /** The last month that is asked for. */
  through: number
}

type BenefitReason = 'years-missing' | 'not-yet-paid' | 'month-before-unpaid' | 'waiting' | 'paid-before'

export interface BenefitMonth {
  month: number
  status: 'entitled' | 'stopped'
  reason: BenefitReason
}

/** The rules without which nothing can be said of benefits by months. */
export const monthsNeed: readonly ContributionRuleName[] = [
  'benefits.monthsAfter',
  'interruption.lateMonths',
  'interruption.unpaidMonths',
  'interruption.paidMonths',
  'retirement.years',
]

/** What the months that were gone through so far amount to. */
class PaidSoFar {
  private everPaid = false
  private lastPaid = false
  private waits = false
  private paidInRow = 0
  private unpaidInRow = 0
  private readonly law: { late: number; unpaid: number; paid: number }

  constructor(law: LawOn) {
    this.law = {
      late: law.value('interruption.lateMonths'),
      unpaid: law.value('interruption.unpaidMonths'),
      paid: law.value('interruption.paidMonths'),
    }
  }

  /** Goes through one more month. */
  add(isPaid: boolean): void {
    this.lastPaid = isPaid
    if (isPaid) {
      this.everPaid = true
      this.paidInRow += 1
      this.unpaidInRow = 0
      if (this.paidInRow >= this.law.paid) this.waits = false
      return
    }
    this.paidInRow = 0
    this.unpaidInRow += 1
    if (this.unpaidInRow >= (this.everPaid ? this.law.unpaid : this.law.late)) this.waits = true
  }

  get reason(): Exclude<BenefitReason, 'years-missing'> {
    if (!this.everPaid) return 'not-yet-paid'
    if (!this.lastPaid) return 'month-before-unpaid'
    return this.waits ? 'waiting' : 'paid-before'
  }
}

/** The status of every month from `eligibleFrom` through `through`; the reading of the law stands at the head of this file. */
export function benefitMonths(law: LawOn, history: ContributionHistory): BenefitMonth[] {
  const { eligibleFrom, retiredFrom = Infinity, yearsComplete, through } = history
  const paid = new Set(history.paid)
  const after = law.value('benefits.monthsAfter')
  const soFar = new PaidSoFar(law)
  const months: BenefitMonth[] = []
  for (let month = eligibleFrom; month <= through; month++) {
    const before = month - after
    if (before >= eligibleFrom) soFar.add(paid.has(before) || before >= retiredFrom)
    const reason = month >= retiredFrom && !yearsComplete ? 'years-missing' : soFar.reason
    months.push({ month, status: reason === 'paid-before' ? 'entitled' : 'stopped', reason })
  }
  return months
}

function readPaid(fields: ContributionFields, value: unknown, eligibleFrom: number): number[] {
  const seen = new Set<number>()
  for (const [index, one] of fields.list(value, 0, 'paid', '已缴月份').entries()) {
    const path = `paid.${String(index)}`
    const month = fields.month(one, path, '已缴月份')
    if (month === NO_MONTH) continue
    if (seen.has(month)) fields.error(path, `${formatMonth(month)} 写了两次，请只留一次`)
    seen.add(month)
    if (month < eligibleFrom)
      fields.error(path, `已缴月份 ${formatMonth(month)} 早于可以参保的 ${formatMonth(eligibleFrom)}，请核对`)
  }
  return [...seen]
}

function readHistory({ fields, root }: CaseInput): ContributionHistory {
  const eligibleFrom = fields.month(root['eligibleFrom'], 'eligibleFrom', '可以参保的月份')
  const through = fields.month(root['through'], 'through', '算到的月份')
  fields.range(eligibleFrom, through, 'through', '算到的月份')
  const retired = root['retiredFrom']
  const isRetired = retired !== undefined && retired !== null
  const retiredFrom = isRetired ? fields.month(retired, 'retiredFrom', '退休月份') : undefined
  if (retiredFrom !== undefined && retiredFrom !== NO_MONTH && retiredFrom < eligibleFrom)
    fields.error(
      'retiredFrom',
      `退休月份 ${formatMonth(retiredFrom)} 早于可以参保的 ${formatMonth(eligibleFrom)}，请核对`,
    )
  return {
    eligibleFrom,
    through,
    retiredFrom,
    yearsComplete: fields.flag(root['yearsComplete'], true, 'yearsComplete', '年限是否已满') === 1,
    paid: readPaid(fields, root['paid'], eligibleFrom),
  }
}

const REASONS = {
  'years-missing': ['缴费年限没有满，从退休起停止待遇', 'retirement.years'],
  'not-yet-paid': ['还没有缴过费，没有待遇', 'benefits.monthsAfter'],
  'month-before-unpaid': ['前一个月没有缴费，停止待遇', 'benefits.monthsAfter'],
  waiting: ['中断后还没有连续缴满，等待期内没有待遇', 'interruption.paidMonths'],
  'paid-before': ['前一个月已经缴费，享受待遇', 'benefits.monthsAfter'],
} as const satisfies Record<BenefitReason, readonly [string, ContributionRuleName]>

/** Why the status of a month is what it is: one Chinese sentence without an end, for pages and desks as for the explanation. */
export function benefitReasonText(reason: BenefitReason): string {
  return REASONS[reason][0]
}

/** One step for each run of months with one reason. */
function explainMonths(months: readonly BenefitMonth[]): ToldStep[] {
  const starts = months.flatMap(({ reason }, index) => (reason === months[index - 1]?.reason ? [] : [index]))
  return starts.map((start, index) => {
    const run = months.slice(start, starts[index + 1])
    const { reason, status } = run[0]!
    const [from, to] = [run[0]!, run.at(-1)!].map(({ month }) => formatMonth(month))
    return {
      step: status,
      amount: String(run.length),
      formula: '',
      text: `${from === to ? from : `${from} 至 ${to}`}：${benefitReasonText(reason)}`,
      rests: reason === 'waiting' ? ['interruption.paidMonths', 'interruption.unpaidMonths'] : [REASONS[reason][1]],
    }
  })
}

export const benefitMonthsKind = contributionKind<ContributionHistory, BenefitMonth[]>({
  title: '待遇享受期',
  read: readHistory,
  day: ({ through }) => firstDayOf(through),
  needs: () => monthsNeed,
  settle: benefitMonths,
  write: (months) => ({ months: months.map(({ month, ...told }) => ({ month: formatMonth(month), ...told })) }),
  explain: (_history, months) => explainMonths(months),
})
