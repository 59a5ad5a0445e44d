/** A year of an institution by month: what was settled, refused and paid, and its global budget. */
import { problem } from '@yidi/contracts'
import type { MonthlyYearMessage } from '@yidi/contracts'
import { formatShare, formatYuan } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'
import { budgetFigures, standardsAt } from './methods.ts'
import { appliedIn, sumsOfYear } from './year.ts'
import type { AppliedRow, PartSums } from './year.ts'

type Deps = Pick<RecordsDeps, 'database' | 'clock' | 'release'>
interface Whose {
  code: string
  name: string
  /** The region that pays. */
  place: string
}

const earliestYear = 2000

/** Throws `monthly-year-not-valid`. */
function readYear(typed: string | undefined, today: string): number {
  const latest = Number(today.slice(0, 4))
  if (typed === undefined || typed === '') return latest
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0
  if (year < earliestYear || year > latest)
    throw problem('monthly-year-not-valid', { year: typed.slice(0, 10), latest: String(latest) })
  return year
}

const figures = (sums: PartSums, applied: readonly AppliedRow[]) => ({
  ...{ count: sums.count, heads: sums.people, bedDays: sums.bedDays },
  total: formatYuan(sums.totalFen),
  fund: formatYuan(sums.fundFen),
  account: formatYuan(sums.accountFen),
  refused: formatYuan(applied.reduce((sum, { refusedFen }) => sum + refusedFen, 0)),
  paid: formatYuan(applied.reduce((sum, { paidFen }) => sum + paidFen, 0)),
})

/** A year up to this month, or the whole of one that is over. Throws `monthly-year-not-valid`. */
export async function showYear(deps: Deps, whose: Whose, typed: string | undefined): Promise<MonthlyYearMessage> {
  const today = deps.clock.today()
  const year = readYear(typed, today)
  const last = year < Number(today.slice(0, 4)) ? 12 : Number(today.slice(5, 7))
  const months = Array.from({ length: last }, (_, index) => `${String(year)}-${String(index + 1).padStart(2, '0')}`)
  const of = { institution: whose.code, year, upTo: months.at(-1)! }
  const [sums, applied, standards] = await Promise.all([
    sumsOfYear(deps.database, of),
    appliedIn(deps.database, of),
    Promise.all(months.map((month) => standardsAt(deps, whose.code, whose.place, month))),
  ])
  let usedFen = 0
  return {
    ...{ institution: whose.code, institutionName: whose.name, region: whose.place },
    ...{ year, latest: Number(today.slice(0, 4)) },
    months: months.map((month, index) => {
      const own = applied.filter((one) => one.month === month)
      const ofMonth = sums.of(month, null)
      usedFen += own.reduce((left, { refusedFen }) => left - refusedFen, ofMonth.fundFen)
      const budget = standards[index]!.budget(year)
      return {
        month,
        ...figures(ofMonth, own),
        used: formatYuan(usedFen),
        budget: budget === undefined ? null : formatYuan(budget.fen),
        share: budget === undefined ? null : formatShare(usedFen, budget.fen),
        applications: own.map(({ applicationId, kind, state, fundFen }) => ({
          ...{ applicationId, kind, state },
          fund: formatYuan(fundFen),
        })),
        notApplied: formatYuan(own.reduce((left, { fundFen }) => left - fundFen, ofMonth.fundFen)),
      }
    }),
    whole: figures(sums.of(null, null), applied),
    budget: budgetFigures(of, standards.at(-1)!, sums, applied),
  }
}

type Month = MonthlyYearMessage['months'][number]
type Line = Omit<Month, 'applications' | 'notApplied'>

/** The columns of the year as a list to take along. */
export const yearColumns: readonly SheetColumn<Line>[] = [
  { title: '月份', width: 10, text: ({ month }) => month },
  { title: '笔数', width: 8, text: ({ count }) => String(count) },
  { title: '医疗费总额', width: 14, text: ({ total }) => total },
  { title: '基金支付', width: 14, text: ({ fund }) => fund },
  { title: '个人账户支付', width: 14, text: ({ account }) => account },
  { title: '不予支付和撤下', width: 14, text: ({ refused }) => refused },
  { title: '已付机构', width: 14, text: ({ paid }) => paid },
  { title: '人数', width: 8, text: ({ heads }) => String(heads) },
  { title: '住院床日', width: 10, text: ({ bedDays }) => String(bedDays) },
  { title: '年初以来用的总额', width: 16, text: ({ used }) => used },
  { title: '总额预算', width: 14, text: ({ budget }) => budget ?? '' },
  { title: '占总额预算（%）', width: 14, text: ({ share }) => share ?? '' },
]

/** The months, and the year below them. */
export const yearLines = ({ months, whole, budget, year }: MonthlyYearMessage): Line[] => [
  ...months,
  {
    month: `${String(year)} 年`,
    ...whole,
    ...{ used: budget.used, budget: budget.budget?.amount ?? null, share: budget.share },
  },
]
