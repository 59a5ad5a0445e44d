/** Who works where, and by which wage: joining, leaving and the wage of a member, as commands about the person. */
import { problem } from '@yidi/contracts'
import { formatMonth, formatYuan, labelOf, parseMonth } from '@yidi/rules'
import { planChange, planEnrolment } from '../../person/enrolment/index.ts'
import { heldEnrolments } from '../../person/file/index.ts'
import type { ContributionRows, DeclaredWage, Enrolment } from '../../person/file/index.ts'
import type { CommandKey, PersonChanges } from '../../platform/storage/index.ts'
import { requireRates } from '../law/index.ts'
import { changeMonths, requireMonth } from './command.ts'
import type { By, MonthsAnswer, MonthsContext } from './command.ts'
import type { BenefitFile } from './follow.ts'

/** A member's wage from a month on. */
interface WageFrom {
  employer: string
  /** `YYYY-MM` */
  fromMonth: string
  /** Own average wage of a month in the year before, in fen. */
  wageFen: number
  /** A disabled serviceman of grade six or above pays nothing (P8). */
  disabledServiceman?: boolean
  by: By
}

/** 增员: a person works at an employer from a month on. */
interface Joining extends WageFrom {
  pool: string
}

/**
 * 增员: enrols the person through an employer of a pool from the first day of a month, or says of the enrolment there is that this
 * employer pays from then on. Benefits follow from what is paid. Throws `contribution-rates-open`, `contribution-month-not-valid`,
 * `contribution-wage-not-valid`, `employed-elsewhere`, `employed-already`, `employed-retired`, `employed-otherwise`,
 * `already-enrolled` (in another pool), `person-other-pool`.
 */
export function joinEmployer(
  context: MonthsContext,
  personNo: string,
  joining: Joining,
  command: CommandKey,
): Promise<MonthsAnswer> {
  const { pool, employer, fromMonth, by } = joining
  const today = context.clock.today()
  return changeMonths(context, { personNo, command, action: 'employment.join', by }, (file, person) => {
    requireRates(context.release, pool)
    requireMonth(fromMonth, today)
    if (person.pool !== pool) throw problem('person-other-pool', { pool: person.pool })
    const enrolment = planJoining(file, joining, today)
    return { changes: { ...enrolment, ...wageRows(file, joining) }, detail: { employer, month: fromMonth }, pool }
  })
}

function planJoining(file: BenefitFile, { pool, employer, fromMonth }: Joining, today: string): PersonChanges {
  const rows = file.enrolmentHistory
  const firstDay = `${fromMonth}-01`
  const later = heldEnrolments(rows.enrolments).filter(({ to }) => to === null || to >= firstDay)
  for (const one of later) refuseJoining(one, employer, fromMonth)
  const last = later.at(-1)
  if (last === undefined) {
    const form = { pool, insurance: 'employee', category: 'active', employer, from: firstDay } as const
    const { enrolment } = planEnrolment(rows, { ...form, name: '', idNumber: '' })
    return { enrolment: enrolment! }
  }
  if (last.pool !== pool) throw problem('already-enrolled', { from: last.from, pool: last.pool })
  const from = last.from > firstDay ? last.from : firstDay
  return planChange(rows, { from, employer, reason: '' }, today)
}

function refuseJoining({ insurance, category, employer: held }: Enrolment, employer: string, month: string): void {
  if (insurance !== 'employee')
    throw problem('employed-otherwise', { month, insurance: labelOf('insurance', insurance) })
  if (category !== 'active') throw problem('employed-retired', { category: labelOf('category', category) })
  if (held === employer) throw problem('employed-already', { month, employer })
  if (held !== null) throw problem('employed-elsewhere', { month, employer: held })
}

/**
 * 减员: the last month in which an employer pays for a person. The enrolment goes on without one; benefits stop by the months that
 * are not paid for. Throws `employed-not-here`, `contribution-month-not-valid`.
 */
export function leaveEmployer(
  context: MonthsContext,
  personNo: string,
  { employer, lastMonth, by }: { employer: string; lastMonth: string; by: By },
  command: CommandKey,
): Promise<MonthsAnswer> {
  const today = context.clock.today()
  return changeMonths(context, { personNo, command, action: 'employment.leave', by }, (file) => {
    requireMonth(lastMonth, today)
    const enrolment = requireMember(file, employer, lastMonth)
    const from = `${formatMonth(parseMonth(lastMonth) + 1)}-01`
    const changes = planChange(file.enrolmentHistory, { from, employer: null, reason: '' }, today)
    return { changes, detail: { employer, month: lastMonth }, pool: enrolment.pool }
  })
}

/** 缴费工资: another wage from a month on. Throws `employed-not-here`, `contribution-wage-not-valid`, `contribution-month-not-valid`. */
export function changeWage(
  context: MonthsContext,
  personNo: string,
  change: WageFrom,
  command: CommandKey,
): Promise<MonthsAnswer> {
  const { employer, fromMonth, by } = change
  const today = context.clock.today()
  return changeMonths(context, { personNo, command, action: 'employment.wage', by }, (file) => {
    requireMonth(fromMonth, today)
    const { pool } = requireMember(file, employer, fromMonth)
    return { changes: wageRows(file, change), detail: { employer, month: fromMonth }, pool }
  })
}

/** The wage from a month on; one for the same month is corrected and stays on record. */
function wageRows(
  { contributions }: BenefitFile,
  { employer, fromMonth, wageFen, disabledServiceman = false }: WageFrom,
): PersonChanges {
  if (!(Number.isSafeInteger(wageFen) && wageFen > 0 && wageFen < 10_000_000_00))
    throw problem('contribution-wage-not-valid', { wage: Number.isFinite(wageFen) ? formatYuan(wageFen) : '不是数字' })
  const same = contributions.wages.filter((one) => one.employer === employer && one.from_month === fromMonth)
  const wage = { employer, from_month: fromMonth, wage_fen: wageFen, disabled_serviceman: disabledServiceman }
  return {
    ...(same.length === 0 ? {} : { declared_wage_end: same.map(({ wage_no }) => ({ wage_no })) }),
    declared_wage: [{ ...wage, wage_no: contributions.nextWageNo }],
  }
}

/** The wage by which an employer declares a person in a month (`YYYY-MM`); undefined: none was said. */
export function wageIn(
  { wages }: Pick<ContributionRows, 'wages'>,
  employer: string,
  month: string,
): DeclaredWage | undefined {
  return wages.findLast((one) => one.employer === employer && one.from_month <= month)
}

/** The enrolment by which an employer has a person in a month: in force on one of its days; undefined: none. */
export function employmentIn(enrolments: readonly Enrolment[], employer: string, month: string): Enrolment | undefined {
  return enrolments.findLast(
    (one) => one.employer === employer && one.from.slice(0, 7) <= month && (one.to ?? month).slice(0, 7) >= month,
  )
}

/** Throws `employed-not-here`. */
export function requireMember({ enrolmentHistory }: BenefitFile, employer: string, month: string): Enrolment {
  const found = employmentIn(heldEnrolments(enrolmentHistory.enrolments), employer, month)
  if (found === undefined) throw problem('employed-not-here', { month, employer })
  return found
}
