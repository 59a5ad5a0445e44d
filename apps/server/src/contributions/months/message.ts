/** A person's months as phone and desk show them, each with what follows for the month after it. */
import { monthStates } from '@yidi/contracts'
import type { ContributionMonthsMessage } from '@yidi/contracts'
import { firstDayOf, formatDay, formatMonth, formatYuan, parseMonth, residentYearFen } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { contactOf } from '../../person/entitlements/index.ts'
import { benefitOn, enrolmentOn, readFile } from '../../person/file/index.ts'
import type { Enrolment, PartsOf } from '../../person/file/index.ts'
import { lawOf, ratesStated } from '../law/index.ts'
import type { MonthsContext } from './command.ts'
import { namesIn } from './follow.ts'
import { monthsOf } from './months.ts'

type MonthsFile = PartsOf<'enrolments' | 'benefits' | 'contributions'>

/** The months on record, the latest first; in a pool whose rules are open the recorded benefits are the truth, and it says so. */
export async function monthsMessage(
  { database, clock, release }: MonthsContext,
  personNo: string,
): Promise<ContributionMonthsMessage> {
  const file = await readFile(database, { personNo }, ['enrolments', 'benefits', 'contributions'])
  const today = clock.today()
  const thisYear = today.slice(0, 4)
  if (file === undefined) return { poolName: null, follows: false, today: null, thisYear, yearly: null, months: [] }
  const { entries } = file.contributions
  const names = await namesIn(database, { enrolments: file.enrolments, entries })
  const enrolment = enrolmentOn(file, today)
  const pool = enrolment?.pool
  return {
    poolName: pool === undefined ? null : (release.pools.get(pool)?.pool.name ?? pool),
    follows: pool !== undefined && ratesStated(release, pool) && entries.length > 0,
    today: enrolment === undefined ? null : benefitIn(file, enrolment.insurance, today),
    thisYear,
    yearly: enrolment === undefined ? null : yearlyOf(release, enrolment, today),
    months: monthsOf(entries)
      .reverse()
      .map((one) => ({
        month: one.month,
        state: one.state,
        stateTitle: monthStates[one.state].title,
        tone: monthStates[one.state].tone,
        employerName: one.employer === null ? null : (names.get(one.employer) ?? one.employer),
        base: formatYuan(one.baseFen),
        employer: formatYuan(one.employerFen),
        employee: formatYuan(one.employeeFen),
        declaredOn: one.declaredOn,
        paidOn: one.paidOn,
        source: one.recognised?.source ?? null,
        nextMonth: formatMonth(parseMonth(one.month) + 1),
        next: nextOf(file, one.month),
      })),
  }
}

/** What a year costs a resident, who is declared by no employer. */
function yearlyOf(
  release: Release,
  { insurance, pool, residentTier }: Pick<Enrolment, 'insurance' | 'pool' | 'residentTier'>,
  today: string,
): ContributionMonthsMessage['yearly'] {
  if (insurance !== 'resident' || !release.pools.has(pool)) return null
  const law = lawOf(release, pool, today)
  const tier = residentTier ?? 1
  const fen = residentYearFen(law, tier)
  return {
    tier,
    amount: fen === undefined ? null : formatYuan(fen),
    isProvisional: law.provisional.length > 0,
    contact: contactOf(release, pool),
  }
}

/** What holds at the end of the month after; null where the person is not insured then. */
function nextOf(file: MonthsFile, month: string): { status: 'entitled' | 'stopped'; reason: string } | null {
  const day = formatDay(firstDayOf(parseMonth(month) + 2) - 1)
  const enrolment = enrolmentOn(file, day)
  return enrolment === undefined ? null : benefitIn(file, enrolment.insurance, day)
}

function benefitIn(file: MonthsFile, insurance: Parameters<typeof benefitOn>[1], day: string) {
  const { status, reason } = benefitOn(file, insurance, day)
  return { status, reason }
}
