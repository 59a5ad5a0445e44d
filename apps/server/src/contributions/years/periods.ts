/** Periods that count by a document: entered by one, decided by another where service is recognised, taken back with a reason. */
import { problem, yearPeriodKinds, yearPeriodStates } from '@yidi/contracts'
import type { TakingBack, YearPeriodDecision, YearPeriodForm } from '@yidi/contracts'
import { formatMonth, parseMonth, placeProblem } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { NewRow } from '../../platform/storage/index.ts'
import type { YearPeriod } from '../../person/file/index.ts'
import { usableMaterials } from '../../platform/materials/index.ts'
import { lawOf } from '../law/index.ts'
import { runYears } from './command.ts'
import type { CommandFile, YearsCommand } from './command.ts'
import { isDeemed } from './counted.ts'
import { nameOfPlace } from './facts.ts'

/** Nobody who is alive has worked before it: what lies earlier is a slip of the hand. */
const earliestMonth = '1930-01'

/**
 * Enters a period with its proof, in words or as papers that were uploaded, which this binds to it. What was paid counts at once,
 * recognised service waits for another colleague. Throws `material-not-usable`, `year-proof-missing`, `year-months-not-valid`, `year-service-too-late`, `year-service-open`, `year-place-not-valid`, `year-period-known`.
 */
export function enterPeriod(command: YearsCommand, form: YearPeriodForm): Promise<{ no: number }> {
  const { context, pool, staffName } = command
  return runYears(command, async ({ contributionYears }, today) => {
    const materials = await usableMaterials(context.database, command.personNo, form.uploads)
    const { kind, from, to, document } = readPeriod(context.release, pool, form, today)
    const place = kind === 'elsewhere' ? readPlace(context.release, pool, form.place ?? '') : null
    const known = contributionYears.periods.find(
      (row) =>
        row.kind === kind &&
        row.from_month === from &&
        row.to_month === to &&
        row.place === place &&
        row.state !== 'refused',
    )
    if (known !== undefined) throw problem('year-period-known', { kind: yearPeriodKinds[kind], from, to })
    const no = contributionYears.next.period
    const state = isDeemed({ kind }) ? ('waiting' as const) : ('recognised' as const)
    const row = { period_no: no, kind, from_month: from, to_month: to, place, document, state, entered_by: staffName }
    const bound = materials.map((id) => ({ material_id: id, subject_kind: 'year-period', subject_id: subjectOf(no) }))
    return {
      changes: { year_period: [{ ...row, materials }], ...(bound.length === 0 ? {} : { material_bind: bound }) },
      action: 'years.enter',
      detail: { kind, from, to, place, ...(materials.length === 0 ? {} : { materials }) },
      answer: { no },
    }
  })
}

/** What the papers of a period are handed in for; a decision writes it anew under another number, the papers stay with the first. */
const subjectOf = (no: number): string => `year-period-${String(no)}`

function readPeriod(release: Release, pool: string, form: YearPeriodForm, today: string) {
  const { kind, from, to } = form
  const words = form.document.trim()
  const document = words === '' && (form.uploads ?? []).length > 0 ? '见上传的材料' : words
  const latest = today.slice(0, 7)
  if (from < earliestMonth || to < from || to > latest)
    throw problem('year-months-not-valid', { from, to, earliest: earliestMonth, latest })
  if (document === '') throw problem('year-proof-missing', { kind: yearPeriodKinds[kind], from, to })
  if (kind === 'service') requireService(release, pool, to, today)
  return { kind, from, to, document }
}

/** Continuous service counts up to a day that the pool's law states, whole months. */
function requireService(release: Release, pool: string, to: string, today: string): void {
  const law = release.pools.has(pool) ? lawOf(release, pool, today) : undefined
  if (law === undefined || law.openOf(['retirement.serviceUntil']).length > 0)
    throw problem('year-service-open', { poolName: nameOfPlace(release, pool) })
  const until = law.value('retirement.serviceUntil')
  if (to > until.slice(0, 7)) throw problem('year-service-too-late', { until, to, last: until.slice(0, 7) })
}

/** Another pool or place. Throws `year-place-not-valid`. */
export function readPlace(release: Release, pool: string, place: string): string {
  const isKnown = release.pools.has(place) || placeProblem(release.places, place, 'province-too') === undefined
  if (place === pool || !isKnown) throw problem('year-place-not-valid', { place: place.slice(0, 20) })
  return place
}

function requirePeriod({ contributionYears }: CommandFile, no: number): YearPeriod {
  const found = contributionYears.periods.find((row) => row.period_no === no)
  if (found === undefined) throw problem('year-period-not-found', { no })
  return found
}

/**
 * Decides on service that waits. Throws `year-period-not-found`, `year-period-decided`, `year-own-entry`,
 * `year-decision-reason-missing`.
 */
export function decidePeriod(
  command: YearsCommand,
  no: number,
  { decision, reason: typed }: YearPeriodDecision,
): Promise<{ no: number }> {
  return runYears(command, (file) => {
    const period = requirePeriod(file, no)
    const reason = typed.trim()
    if (period.state !== 'waiting') throw problem('year-period-decided', { state: yearPeriodStates[period.state] })
    if (period.entered_by === command.staffName) throw problem('year-own-entry', { account: period.entered_by })
    if (reason === '') throw problem('year-decision-reason-missing')
    const next = file.contributionYears.next.period
    const isGood = decision === 'recognise'
    const row: NewRow<'year_period'> = {
      ...period,
      period_no: next,
      state: isGood ? 'recognised' : 'refused',
      reason,
      decided_by: command.staffName,
    }
    const { kind, from_month: from, to_month: to } = period
    return {
      changes: { year_period_end: [{ period_no: no }], year_period: [row] },
      action: isGood ? 'years.recognise' : 'years.refuse',
      detail: { kind, from, to, reason },
      answer: { no: next },
    }
  })
}

/** Takes a period back: it counts no more, and what it was stays on record. Throws `year-period-not-found`. */
export function takePeriodBack(command: YearsCommand, no: number, { reason }: TakingBack): Promise<{ no: number }> {
  return runYears(command, (file) => {
    const { kind, from_month: from, to_month: to } = requirePeriod(file, no)
    return {
      changes: { year_period_end: [{ period_no: no }] },
      action: 'years.take-back',
      detail: { kind, from, to, reason },
      answer: { no },
    }
  })
}

/** The month after another. */
export const monthAfter = (month: string, months = 1): string => formatMonth(parseMonth(month) + months)
