/** What the months of a person are, folded from what happened to them. Pure; money is whole fen, months are `YYYY-MM`. */
import type { ContributionEntry } from '../../person/file/index.ts'

/** What a month is by now. `recognised`: counted without a payment of its own; `returned`: paid, and the payment came back. */
type MonthState = 'declared' | 'withdrawn' | 'paid' | 'returned' | 'recognised' | 'not-recognised'

/** One month of a person. */
export interface ContributionMonth {
  month: string
  pool: string
  state: MonthState
  /** Who declared it; null where nobody did. */
  employer: string | null
  /** The declaration that holds, or held last; null where there was none. */
  declaration: string | null
  baseFen: number
  employerFen: number
  employeeFen: number
  declaredOn: string | null
  /** The day on which it was paid; null while it is not. */
  paidOn: string | null
  /** The document by which it counts without a payment, and the day on which that was decided. */
  recognised: { source: string; on: string } | null
}

/** The months of which anything is on record, the earliest first; entries in the order of their numbers. */
export function monthsOf(entries: readonly ContributionEntry[]): ContributionMonth[] {
  const months = new Map<string, ContributionMonth>()
  for (const entry of entries) {
    months.set(entry.month, { ...(months.get(entry.month) ?? nothing(entry)), ...stepOf(entry) })
  }
  return [...months.values()].map(settled).sort((one, other) => (one.month < other.month ? -1 : 1))
}

/** The day from which a month counts as paid for; undefined where it does not. */
export function paidFrom({ state, paidOn, recognised }: ContributionMonth): string | undefined {
  return state === 'paid' ? (paidOn ?? undefined) : recognised?.on
}

/** Whether somebody declared it and that holds, paid or not. */
export const isDeclared = ({ declaration, state }: ContributionMonth): boolean =>
  declaration !== null && state !== 'withdrawn'

const nothing = ({ month, pool }: ContributionEntry): ContributionMonth => ({
  ...{ month, pool, state: 'withdrawn', employer: null, declaration: null },
  ...{ baseFen: 0, employerFen: 0, employeeFen: 0, declaredOn: null, paidOn: null, recognised: null },
})

function stepOf(entry: ContributionEntry): Partial<ContributionMonth> {
  const { kind, on_day: day, source, employer, pool } = entry
  switch (kind) {
    case 'declared':
      return {
        ...{ pool, state: 'declared', employer, declaration: source, declaredOn: day, paidOn: null },
        ...{ baseFen: entry.base_fen, employerFen: entry.employer_fen, employeeFen: entry.employee_fen },
      }
    case 'withdrawn':
      return { state: 'withdrawn', paidOn: null }
    case 'paid':
      return { state: 'paid', paidOn: day }
    case 'returned':
      return { state: 'returned', paidOn: null }
    case 'recognised':
      return { recognised: { source, on: day } }
    case 'not-recognised':
      return { recognised: null }
  }
}

/** A month that nobody paid for and that is recognised is that; one that nobody declared either is what was decided of it. */
function settled(month: ContributionMonth): ContributionMonth {
  if (month.state === 'paid') return month
  if (month.recognised !== null) return { ...month, state: 'recognised' }
  return month.declaration === null ? { ...month, state: 'not-recognised' } : month
}
