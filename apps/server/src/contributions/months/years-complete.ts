import { parseMonth } from '@yidi/rules'
import type { ContributionRows } from '../../person/file/index.ts'
import type { BenefitHistory } from './statuses.ts'

/**
 * Whether the years to retire with benefits are complete (P9), and from which month on. They count as complete while no record of retiring
 * says otherwise: years of before are not on record here.
 */
export function completion(
  retirement: ContributionRows['retirement'],
): Pick<BenefitHistory, 'yearsComplete' | 'completeFrom'> {
  if (!retirement) return { yearsComplete: true }
  if (retirement.complete_from === null) return { yearsComplete: false }
  return { yearsComplete: true, completeFrom: parseMonth(retirement.complete_from) }
}
