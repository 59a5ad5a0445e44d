/** What happens to a month of a person: declared, withdrawn, paid, returned, recognised. One command each, exactly once by its key. */
import { problem } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { CommandKey } from '../../platform/storage/index.ts'
import { requireRates } from '../law/index.ts'
import { changeMonths, entriesAfter, requireMonth, requirePast } from './command.ts'
import type { By, MonthsAnswer, MonthsContext } from './command.ts'
import { requireMember } from './employment.ts'
import type { BenefitFile } from './follow.ts'
import { isDeclared, monthsOf } from './months.ts'
import type { ContributionMonth } from './months.ts'

/** A month as an employer declares it for one member. */
interface DeclaredMonth {
  /** `YYYY-MM` */
  month: string
  pool: string
  /** Code of the employer. */
  employer: string
  declarationId: string
  /** Parts of this member, in fen. */
  baseFen: number
  employerFen: number
  employeeFen: number
  /** The day on which it was declared. */
  day: string
  by: By
}

/** A month of a declaration to which something happens on a day. */
interface MonthOfDeclaration {
  month: string
  declarationId: string
  day: string
  by: By
}

/**
 * Declares a month of a person. Throws `contribution-rates-open`, `contribution-month-not-valid`, `contribution-amount-not-valid`,
 * `contribution-day-not-valid`, `employed-not-here`, `month-declared-already`.
 */
export function declareMonth(
  context: MonthsContext,
  personNo: string,
  declared: DeclaredMonth,
  command: CommandKey,
): Promise<MonthsAnswer> {
  const { month, pool, employer, declarationId, day, by } = declared
  const today = context.clock.today()
  return changeMonths(context, { personNo, command, action: 'contribution.declare', by }, (file) => {
    requireRates(context.release, pool)
    requireMonth(month, today)
    requirePast(day, today)
    requireAmounts(declared)
    const found = monthOf(file, month)
    if (found !== undefined && isDeclared(found)) {
      throw problem('month-declared-already', { month, employer: found.employer ?? '' })
    }
    requireMember(file, employer, month)
    const { baseFen: base_fen, employerFen: employer_fen, employeeFen: employee_fen } = declared
    const row = { month, pool, employer, on_day: day, source: declarationId }
    const contribution = entriesAfter(file, [{ ...row, kind: 'declared', base_fen, employer_fen, employee_fen }])
    return { changes: { contribution }, detail: { month, employer, declarationId }, pool }
  })
}

/** Withdraws a month that was declared and is not paid. Throws `month-not-declared`, `month-paid-already`. */
export function withdrawMonth(
  context: MonthsContext,
  personNo: string,
  withdrawn: MonthOfDeclaration,
  command: CommandKey,
): Promise<MonthsAnswer> {
  return step(context, { personNo, command, action: 'contribution.withdraw', kind: 'withdrawn' }, withdrawn, refusePaid)
}

/**
 * Enters that a month is paid, on the day on which the money came in. Benefits follow, of the past too. Throws
 * `contribution-day-not-valid`, `month-not-declared`, `month-paid-already`.
 */
export function payMonth(
  context: MonthsContext,
  personNo: string,
  { paidOn, ...paid }: Omit<MonthOfDeclaration, 'day'> & { paidOn: string },
  command: CommandKey,
): Promise<MonthsAnswer> {
  const move = { personNo, command, action: 'contribution.pay', kind: 'paid' } as const
  return step(context, move, { ...paid, day: paidOn }, refusePaid)
}

/** Enters that the payment of a month came back. Throws `month-not-declared`, `month-not-paid`. */
export function returnMonth(
  context: MonthsContext,
  personNo: string,
  returned: MonthOfDeclaration,
  command: CommandKey,
): Promise<MonthsAnswer> {
  const move = { personNo, command, action: 'contribution.return', kind: 'returned' } as const
  return step(context, move, returned, ({ month, state }) => {
    if (state !== 'paid') throw problem('month-not-paid', { month })
  })
}

function refusePaid({ month, state, paidOn }: ContributionMonth): void {
  if (state === 'paid') throw problem('month-paid-already', { month, day: paidOn ?? '' })
}

interface Move {
  personNo: string
  command: CommandKey
  action: string
  kind: 'withdrawn' | 'paid' | 'returned'
}

function step(
  context: MonthsContext,
  { kind, ...move }: Move,
  { month, declarationId, day, by }: MonthOfDeclaration,
  refuse: (month: ContributionMonth) => void,
): Promise<MonthsAnswer> {
  return changeMonths(context, { ...move, by }, (file) => {
    requirePast(day, context.clock.today())
    const found = monthOf(file, month)
    if (found === undefined || !isDeclared(found) || found.declaration !== declarationId) {
      throw problem('month-not-declared', { month: month.slice(0, 20), declaration: declarationId })
    }
    refuse(found)
    const { pool, employer, baseFen: base_fen, employerFen: employer_fen, employeeFen: employee_fen } = found
    const row = { month, pool, employer, on_day: day, source: declarationId, kind }
    const contribution = entriesAfter(file, [{ ...row, base_fen, employer_fen, employee_fen }])
    return { changes: { contribution }, detail: { month, employer, declarationId, day }, pool }
  })
}

function monthOf(file: BenefitFile, month: string): ContributionMonth | undefined {
  return monthsOf(file.contributions.entries).find((one) => one.month === month)
}

function requireAmounts({ baseFen, employerFen, employeeFen }: DeclaredMonth): void {
  for (const [what, amount] of [
    ['缴费基数', baseFen],
    ['单位部分', employerFen],
    ['个人部分', employeeFen],
  ] as const) {
    if (!Number.isSafeInteger(amount) || amount < 0)
      throw problem('contribution-amount-not-valid', {
        what,
        amount: Number.isFinite(amount) ? formatYuan(amount) : '',
      })
  }
}
