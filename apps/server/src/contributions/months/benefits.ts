/**
 * Benefits that follow from contributions: what a command about a person writes, completed by the intervals that follow, in the same
 * commit. Where no pool of the person states its rules, or nothing is on record that begins contributions, what was written stays.
 *
 * Which days are reckoned: those of enrolments as an employee in a pool that states its rules, from the first month with which contributions
 * begin: the first that was declared, the first by which an employer declares, or that of retiring where anything is on record. Months that
 * are recognised and reach up to it without a gap come before it. What was recorded of the days before stays: the opening history; where
 * it says entitled on the last day before, the month before counts as paid, and where it said so once, the months since as unpaid.
 */
import { firstDayOf, formatDay, parseMonth } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { lawOf, ratesStated } from '../law/index.ts'
import { paidFrom, monthsOf } from './months.ts'
import type { ContributionMonth } from './months.ts'
import { reasonText } from './reasons.ts'
import { monthStatuses } from './statuses.ts'
import type { BenefitHistory, MonthStatus } from './statuses.ts'
import { inside, joined, outside, stretchesOf } from './stretches.ts'
import type { Stretch } from './stretches.ts'
import type { Standing } from './standing.ts'
import { completion } from './years-complete.ts'

interface Begun {
  history: BenefitHistory
  /** The first day that is reckoned; the opening history before it stays. */
  begins: string
}

/** What the months and the opening history say; undefined where nothing has begun contributions. */
function begunOf(standing: Standing, months: readonly ContributionMonth[]): Begun | undefined {
  const paid = new Map(months.flatMap((one) => withDay(parseMonth(one.month), paidFrom(one))))
  const retired = standing.enrolments.find(({ category }) => category === 'retired' || category === 'founding-worker')
  const retiredFrom = retired && parseMonth(retired.from.slice(0, 7))
  const starts = [
    ...months.filter(({ declaration }) => declaration !== null).map(({ month }) => parseMonth(month)),
    ...standing.joined.map(parseMonth),
    ...(retiredFrom === undefined || (months.length === 0 && !standing.retirement) ? [] : [retiredFrom]),
  ]
  if (starts.length === 0) return undefined
  let first = Math.min(...starts)
  while (paid.has(first - 1)) first -= 1
  const before = paidBefore(standing.benefits, first)
  if (before !== undefined) paid.set(before, formatDay(firstDayOf(before)))
  const eligibleFrom = before ?? first
  return {
    begins: formatDay(firstDayOf(first)),
    history: {
      ...{ eligibleFrom, paid, ...completion(standing.retirement) },
      retiredFrom: retiredFrom === undefined ? undefined : Math.max(retiredFrom, eligibleFrom),
    },
  }
}

const withDay = (month: number, day: string | undefined): [number, string][] =>
  day === undefined ? [] : [[month, day]]

/** The last month that was paid for by what the opening history says: benefits of a month rest on the month before. */
function paidBefore(benefits: readonly Stretch[], first: number): number | undefined {
  const dayBefore = formatDay(firstDayOf(first) - 1)
  const entitled = benefits.findLast(
    ({ from, status, restsOn }) => status === 'entitled' && restsOn === 'record' && from <= dayBefore,
  )
  if (entitled === undefined) return undefined
  const isOpen = entitled.to === null || entitled.to >= dayBefore
  return isOpen ? first - 1 : parseMonth(entitled.to!.slice(0, 7)) - 1
}

/** The benefits that follow; undefined where nothing follows from contributions. */
export function benefitsThatFollow(
  release: Release,
  standing: Standing,
  employerNames: ReadonlyMap<string, string>,
): Stretch[] | undefined {
  const months = monthsOf(standing.entries)
  const begun = begunOf(standing, months)
  if (begun === undefined) return undefined
  const spans = standing.enrolments
    .filter(({ pool, insurance }) => insurance === 'employee' && ratesStated(release, pool))
    .filter(({ to }) => to === null || to >= begun.begins)
  if (spans.length === 0) return undefined
  let benefits = [...standing.benefits]
  for (const { pool, from, to } of spans) {
    const days = { from: from < begun.begins ? begun.begins : from, to }
    const follow = followIn(release, pool, begun.history, { standing, months, employerNames })
    benefits = [...outside(benefits, days), ...inside(follow, days)]
  }
  return joined(benefits.sort((one, other) => (one.from < other.from ? -1 : 1)))
}

interface Asked {
  standing: Standing
  months: readonly ContributionMonth[]
  employerNames: ReadonlyMap<string, string>
}

function followIn(
  release: Release,
  pool: string,
  history: BenefitHistory,
  { standing, months, employerNames }: Asked,
): Stretch[] {
  const last = Math.max(history.eligibleFrom, history.retiredFrom ?? 0, ...history.paid.keys())
  const law = lawOf(release, pool, formatDay(firstDayOf(last)))
  const facts = {
    eligibleFrom: history.eligibleFrom,
    paidMonths: law.value('interruption.paidMonths'),
    years: law.value('retirement.years'),
  }
  const askedIn = (status: MonthStatus): string | undefined => {
    const month = formatDay(firstDayOf(status.missing?.from ?? status.month)).slice(0, 7)
    const code =
      months.find((one) => one.month === month)?.employer ??
      standing.enrolments.findLast((one) => one.from.slice(0, 7) <= month && (one.to ?? month) >= month)?.employer
    return code === null || code === undefined ? undefined : (employerNames.get(code) ?? code)
  }
  return stretchesOf(monthStatuses(law, history), (status) =>
    reasonText(status, { ...facts, employer: askedIn(status) }),
  )
}
