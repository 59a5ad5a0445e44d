/**
 * Figures of payment methods (浙人社发〔2016〕113号 第三十九条) of an application: what its visits come to by head, by bed-day and by
 * disease, and the year beside its global budget. How these methods pay is left to a document that no source gives, so nothing is
 * paid by any of it; standards are the agency's, as they hold on the last day of the month.
 */
import type { MonthlyDiseaseFigures, MonthlyMethodFigures } from '@yidi/contracts'
import { formatShare, formatYuan, lastDayOfMonth } from '@yidi/rules'
import { readFound } from '../../care/institutions/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { standardsOn, standardUsed } from '../standards/index.ts'
import type { StandardInForce, StandardsInForce } from '../standards/index.ts'
import { casesOf, figuresByDisease } from './diseases.ts'
import { meanOf } from './mean.ts'
import type { ApplicationRow } from './working.ts'
import { appliedIn, sumsOfYear } from './year.ts'
import type { AppliedRow, PartSums, YearOf, YearSums } from './year.ts'

type Deps = Pick<RecordsDeps, 'database' | 'clock' | 'release'>

/** What an agency has set for an institution, as it holds at the end of a month. */
export async function standardsAt(deps: Deps, code: string, region: string, month: string): Promise<StandardsInForce> {
  const found = await readFound(deps.database, code, deps.clock.today(), deps.release)
  const level = found?.settlementLevel ?? found?.level ?? 'other'
  return standardsOn(deps.database, { region, code, level }, lastDayOfMonth(month))
}

/** The budget of a year beside what the funds owe of it up to a month: postings of every kind of visits, less what was refused. */
export function budgetFigures(
  { year, upTo }: YearOf,
  standards: StandardsInForce,
  sums: YearSums,
  applied: readonly AppliedRow[],
): MonthlyMethodFigures['budget'] {
  const budget = standards.budget(year)
  const settled = sums.of(null, null).fundFen
  const refused = applied.reduce((sum, { refusedFen }) => sum + refusedFen, 0)
  const used = settled - refused
  return {
    ...{ year, upTo, budget: standardUsed(budget), settled: formatYuan(settled), refused: formatYuan(refused) },
    used: formatYuan(used),
    share: budget === undefined ? null : formatShare(used, budget.fen),
    shareOfYear: formatShare(Number(upTo.slice(5)), 12)!,
    left: budget === undefined ? null : formatYuan(budget.fen - used),
  }
}

/** A mean beside its standard. */
function beside(fen: number, count: number, standard: StandardInForce | undefined) {
  const mean = meanOf(fen, count)
  return {
    total: formatYuan(fen),
    mean: mean === undefined ? null : formatYuan(mean),
    standard: standardUsed(standard),
    difference: mean === undefined || standard === undefined ? null : formatYuan(mean - standard.fen),
  }
}

const ofPeople = (per: 'month' | 'year', { people, peopleFen }: PartSums, standard: StandardInForce | undefined) => ({
  ...{ per, people },
  ...beside(peopleFen, people, standard),
})

/** The figures of an application, and every disease for its sheet. What was undone in the same months counts for nothing. */
export async function methodFigures(
  deps: Deps,
  application: ApplicationRow,
): Promise<{ methods: MonthlyMethodFigures; diseases: MonthlyDiseaseFigures[] }> {
  const { institution, region, month, visit_kind: kind } = application
  const year: YearOf = { institution, year: Number(month.slice(0, 4)), upTo: month }
  const [standards, sums, applied, cases] = await Promise.all([
    standardsAt(deps, institution, region, month),
    sumsOfYear(deps.database, year),
    appliedIn(deps.database, year),
    casesOf(deps.database, application),
  ])
  const own = sums.of(month, kind)
  const byDisease = cases && figuresByDisease(cases, kind, standards)
  return {
    methods: {
      budget: budgetFigures(year, standards, sums, applied),
      byHead: [
        ofPeople('month', own, standards.head(kind, 'month')),
        ofPeople('year', sums.of(null, kind), standards.head(kind, 'year')),
      ],
      byBedDay:
        kind === 'inpatient' ? { bedDays: own.bedDays, ...beside(own.peopleFen, own.bedDays, standards.bedDay) } : null,
      byDisease: byDisease?.figures ?? null,
    },
    diseases: byDisease?.every ?? [],
  }
}
