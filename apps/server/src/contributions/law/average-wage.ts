/** The average wage that a month's base is measured against (P18): the agency's figure, else the law's own of the year before. */
import { agencyFigures, problem } from '@yidi/contracts'
import { averageWageOfYear } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { figureOn } from '../../agency/figures/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** Average wage of a month, in fen. */
interface AverageWage {
  averageWageFen: number
  /** A figure of the law that rests on a weaker text. */
  provisional: boolean
  /** The document that says so. */
  document: string
}

/**
 * The average wage for a month (`YYYY-MM`). What the agency entered for the year of the month comes first, then the law's own figure of
 * the year before (a year in yuan; a month is a twelfth, rounded to the fen), then what the agency entered for an earlier year. Throws
 * `contribution-figure-open`, which says what must be entered.
 */
export async function averageWageOn(
  { database, release }: { database: Pick<Database, 'kysely'>; release: Release },
  pool: string,
  month: string,
): Promise<AverageWage> {
  const entered = await figureOn(database, pool, 'average-wage', `${month}-01`)
  const year = Number(month.slice(0, 4))
  const law = release.pools.get(pool)?.pool.contributions
  const isOfYear = entered?.from.startsWith(month.slice(0, 4)) === true
  const own = isOfYear || law === undefined ? undefined : averageWageOfYear(law, year - 1)
  if (own !== undefined) return own
  if (entered !== undefined) return { averageWageFen: entered.value, provisional: false, document: entered.document }
  const poolName = release.pools.get(pool)?.pool.name ?? pool
  throw problem('contribution-figure-open', { poolName, month, title: agencyFigures['average-wage'].title })
}
