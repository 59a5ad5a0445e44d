/** The homes of those who are not of the agency: a community centre, an institution, an employer. */
import type { HomeChart } from '@yidi/contracts'
import { institutionOf } from '../../care/institutions/index.ts'
import { countOpenDifferences, ownPeriod, sumsByDay, sumsOfPeriod } from '../../care/statements/index.ts'
import { countVisits } from '../../care/visits/index.ts'
import { listApplications, offersOf } from '../../clearing/monthly/index.ts'
import { showEmployer } from '../../contributions/employers/index.ts'
import { filingLinesOf } from '../../filing/apply/index.ts'
import { employerFilings, employerOf, membersOf } from '../../filing/employers/index.ts'
import { chartOf, counted, daysUpTo, fenOf, monthsUpTo, sumOf } from './home.ts'
import type { MakeHome } from './home.ts'

const monthsShown = 12
const daysShown = 14

/** What somebody filed for others as its page lists it: by the month, and how it stands. */
interface Filed {
  filedOn: string
  tone: string
}
const inTone = (all: readonly Filed[], tone: string): number => all.filter((one) => one.tone === tone).length

const filedByMonth = (all: readonly Filed[], today: string): HomeChart =>
  chartOf(
    { name: 'entered-by-month', unit: 'count', steps: monthsUpTo(today, monthsShown) },
    ['good', 'waiting', 'other'],
    (series, month) =>
      all.filter(
        ({ filedOn, tone }) =>
          filedOn.startsWith(month) && (tone === 'good' || tone === 'waiting' ? tone : 'other') === series,
      ).length,
  )

export const communityHome: MakeHome = async ({ database, clock }, { staffName }) => {
  const today = clock.today()
  const lines = await filingLinesOf(database, { kind: 'staff', actor: staffName, today })
  const all = lines.map(({ message }) => message)
  const ofMonth = all.filter(({ filedOn }) => filedOn.startsWith(today.slice(0, 7)))
  return {
    figures: [
      counted('entered-this-month', ofMonth.length, '/entry?show=month'),
      counted('entered-waiting', inTone(all, 'waiting'), '/entry?show=waiting'),
      counted('entered-good', inTone(all, 'good'), '/entry?show=good'),
    ],
    charts: [filedByMonth(all, today)],
    urgent: null,
  }
}

export const institutionHome: MakeHome = async (deps, staff) => {
  const { database, clock } = deps
  const today = clock.today()
  const { code, place } = await institutionOf(deps, staff.institution ?? '')
  const days = daysUpTo(today, daysShown)
  const [open, sums, differences, byDay, applications] = await Promise.all([
    countVisits(database, code, 'open'),
    sumsOfPeriod(database, ownPeriod(code, { from: today, to: today }, today)),
    countOpenDifferences(database, code),
    sumsByDay(database, ownPeriod(code, { from: days[0]!, to: today }, today)),
    listApplications(deps, { institution: code }),
  ])
  const offers = await offersOf(deps, { code, place }, applications)
  const toApply = offers.filter(({ over, applicationId }) => over && applicationId === null)
  const parts = { fund: 'fundFen', account: 'accountFen', own: 'cashFen' } as const
  const onDay = (day: string) => byDay.filter((one) => one.day === day)
  return {
    figures: [
      counted('visits-open', open, '/visits?show=open'),
      counted('settled-today', sums.count, '/reconciliation', sums.totalFen),
      counted('differences-open', differences, '/reconciliation'),
      counted('months-to-apply', toApply.length, '/own-monthly'),
    ],
    charts: [
      chartOf({ name: 'settled-by-day', unit: 'yuan', steps: days }, ['fund', 'account', 'own'], (part, day) =>
        sumOf(onDay(day), (one) => one[parts[part as keyof typeof parts]]),
      ),
      chartOf({ name: 'count-by-day', unit: 'count', steps: days }, ['settlements'], (_, day) =>
        sumOf(onDay(day), ({ count }) => count),
      ),
    ],
    urgent: null,
  }
}

export const employerHome: MakeHome = async (deps, staff) => {
  const { database, clock } = deps
  const today = clock.today()
  const employer = await employerOf(database, staff)
  const [members, filings, { bills }] = await Promise.all([
    membersOf(database, employer.code, today),
    employerFilings(deps, employer.code),
    showEmployer(deps, employer),
  ])
  const owed = bills.filter(({ rest }) => fenOf(rest) > 0)
  const sum = (of: 'covered' | 'rest', month: string) =>
    sumOf(
      bills.filter((bill) => bill.month === month && bill.state !== 'withdrawn'),
      (bill) => fenOf(bill[of]),
    )
  return {
    figures: [
      counted('members', members.length, '/employer'),
      counted('filings-good', inTone(filings, 'good'), '/employer?show=good'),
      counted('filings-waiting', inTone(filings, 'waiting'), '/employer?show=waiting'),
      counted(
        'bills-owed',
        owed.length,
        '/employer-contributions?show=owed',
        sumOf(owed, ({ rest }) => fenOf(rest)),
      ),
    ],
    charts: [
      chartOf(
        { name: 'bills-by-month', unit: 'yuan', steps: monthsUpTo(today, monthsShown) },
        ['covered', 'rest'],
        (of, month) => sum(of as 'covered' | 'rest', month),
      ),
      filedByMonth(filings, today),
    ],
    urgent: null,
  }
}
