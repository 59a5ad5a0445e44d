/** 补缴测算: what is missing on the day of retiring, and what it comes to when paid at once (P9). Good on its day alone. */
import { problem } from '@yidi/contracts'
import type { RetirementQuoteForm } from '@yidi/contracts'
import { formatYuan, memberMonth, missingYears, parseMonth, parseYuan } from '@yidi/rules'
import type { LawOn } from '@yidi/rules'
import { heldEnrolments } from '../../person/file/index.ts'
import type { ContributionYearRows } from '../../person/file/index.ts'
import { averageWageOn, lawOf, requireRates } from '../law/index.ts'
import { isDeclared, monthsOf } from '../months/index.ts'
import { runYears } from './command.ts'
import type { CommandFile, YearsCommand, YearsContext } from './command.ts'
import { countYears } from './counted.ts'
import { countedSpans } from './facts.ts'
import { monthAfter } from './periods.ts'

export type QuoteRow = ContributionYearRows['quotes'][number]

/** The record of retiring, while the person is insured as retired. */
export function retirementOf({
  contributionYears,
  enrolmentHistory,
}: Pick<CommandFile, 'contributionYears' | 'enrolmentHistory'>): ContributionYearRows['retirement'] {
  const isRetired = heldEnrolments(enrolmentHistory.enrolments).some(({ category }) => category === 'retired')
  return isRetired ? contributionYears.retirement : undefined
}

/** The months of a person before retiring, as a quote counts them. */
export function monthsBefore(
  { context, pool }: Pick<YearsCommand, 'context' | 'pool'>,
  file: CommandFile,
  from: string,
): { actualMonths: number; deemedMonths: number } {
  const { release, clock } = context
  return countYears(countedSpans({ release, pool, today: clock.today() }, file, parseMonth(from)))
}

/**
 * Reckons what is missing and keeps it. Throws `contribution-rates-open`, `retirement-held`, `retirement-not-active`,
 * `retirement-month-not-valid`, `retirement-base-missing`, `retirement-wage-not-valid`, `contribution-figure-open`.
 */
export function quoteRetirement(command: YearsCommand, form: RetirementQuoteForm): Promise<{ quoteNo: number }> {
  const { context, pool, staffName } = command
  requireRates(context.release, pool)
  return runYears(command, async (file, today) => {
    const { from, earliest } = monthOfRetiring(file, pool, form.from)
    const law = lawOf(context.release, pool, today)
    const { actualMonths, deemedMonths } = monthsBefore(command, file, from)
    const { isWageProvisional, ...base } = await baseOf(context, { pool, law, file, today, wage: form.wage })
    const missing = missingYears(law, { actualMonths, deemedMonths, baseFen: base.base_fen })
    if (retirementOf(file) === undefined)
      requireMonth(form.from, { earliest, today, isMissing: missing.missingMonths > 0 })
    const quoteNo = file.contributionYears.quotes.length + 1
    const row = {
      ...{
        quote_no: quoteNo,
        on_day: today,
        from_month: from,
        actual_months: actualMonths,
        deemed_months: deemedMonths,
      },
      ...{
        missing_months: missing.missingMonths,
        employer_fen: missing.employerFen,
        employee_fen: missing.employeeFen,
      },
      ...base,
      provisional: [...law.provisional, ...(isWageProvisional ? ['average-wage'] : [])],
      made_by: staffName,
    }
    const detail = { quoteNo, from, missing: missing.missingMonths, total: formatYuan(missing.totalFen) }
    return { changes: { retirement_quote: [row] }, action: 'retirement.quote', detail, answer: { quoteNo } }
  })
}

/** From which month the person would be retired, or is already with years missing; and the first month in which that can be. */
function monthOfRetiring(file: CommandFile, pool: string, asked: string): { from: string; earliest: string } {
  const retirement = retirementOf(file)
  if (retirement !== undefined) {
    if (retirement.complete_from !== null) throw problem('retirement-held', { month: retirement.from_month })
    return { from: retirement.from_month, earliest: retirement.from_month }
  }
  const enrolments = heldEnrolments(file.enrolmentHistory.enrolments).filter((one) => one.insurance === 'employee')
  const retired = enrolments.find(({ category }) => category !== 'active')
  if (retired !== undefined) throw problem('retirement-held', { month: retired.from.slice(0, 7) })
  const last = enrolments.at(-1)
  if (last?.pool !== pool || (last.to !== null && last.to < `${asked}-01`))
    throw problem('retirement-not-active', { month: asked })
  const begins = last.from.slice(0, 7)
  return { from: asked, earliest: last.from.endsWith('-01') ? begins : monthAfter(begins) }
}

/** With years missing nobody retires in the past: the base and the rates are those of the day (P9). */
function requireMonth(
  month: string,
  { earliest: first, today, isMissing }: { earliest: string; today: string; isMissing: boolean },
): void {
  const current = today.slice(0, 7)
  const earliest = isMissing && current > first ? current : first
  const latest = earliest > current ? earliest : monthAfter(current)
  if (month < earliest || month > latest) throw problem('retirement-month-not-valid', { month, earliest, latest })
}

interface BaseAsked {
  pool: string
  law: LawOn
  file: CommandFile
  today: string
  wage: string | undefined
}

type Base = Pick<QuoteRow, 'base_fen' | 'base_source' | 'base_of'> & { isWageProvisional: boolean }

/** The base of the day: of the wage that was entered, clamped; else that of the last month declared. */
async function baseOf(context: YearsContext, { pool, law, file, today, wage }: BaseAsked): Promise<Base> {
  if (wage !== undefined && wage.trim() !== '') {
    const wageFen = parseYuan(wage.trim())
    if (wageFen <= 0) throw problem('retirement-wage-not-valid', { wage: wage.slice(0, 20) })
    const month = today.slice(0, 7)
    const { averageWageFen, provisional } = await averageWageOn(context, pool, month)
    const facts = { month: parseMonth(month), averageWageFen, wageFen, disabledServiceman: false }
    const { baseFen } = memberMonth(law, { ...facts, category: 'active' })
    return { base_fen: baseFen, base_source: 'wage', base_of: formatYuan(wageFen), isWageProvisional: provisional }
  }
  const last = monthsOf(file.contributions.entries).findLast(isDeclared)
  if (last === undefined) throw problem('retirement-base-missing')
  return { base_fen: last.baseFen, base_source: 'declared', base_of: last.month, isWageProvisional: false }
}
