/** What a pool states of its months: whether its rules are there at all, and the average wage of the year before a month. */
import { dayOf } from '../days.ts'
import { monthsNeed } from './benefit-months.ts'
import { needsOfMembers } from './base.ts'
import type { LawOn } from './law-on.ts'
import type { ContributionLaw } from './law.ts'

/** Whether nothing is open of what a member's month comes to (P8, P18) and of when benefits follow from the months (P10). */
export function statesMonths(law: LawOn): boolean {
  return law.openOf([...needsOfMembers([{ wageFen: 0, disabledServiceman: true }]), ...monthsNeed]).length === 0
}

/**
 * The monthly average wage of a calendar year as the law has it: a twelfth of the year's, in fen, rounded half up. Undefined where
 * nobody has published one (article 18 of the provincial pool).
 */
export function averageWageOfYear(
  { averageWage }: ContributionLaw,
  year: number,
): { averageWageFen: number; provisional: boolean; document: string } | undefined {
  const first = dayOf(year, 1, 1)
  const figure = averageWage?.versions.findLast(({ from, to }) => from <= first && first <= to)?.cells[0]
  if (figure === undefined || figure.status === 'open') return undefined
  return {
    averageWageFen: Math.floor((figure.value + 6) / 12),
    provisional: figure.status === 'provisional',
    document: figure.source.document,
  }
}
