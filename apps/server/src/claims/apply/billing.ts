/** The bill of a claim, line by line, as the catalogue of the insured place matches and divides it. */
import type { LineNeed } from '@yidi/contracts'
import type { Release } from '@yidi/rules'
import type { DividedLine } from '../../care/visits/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { claimLawOf, divideClaimLines, matchLines } from '../bill/index.ts'
import type { CatalogueChoice, ClaimVisit } from '../bill/index.ts'
import type { HandedLine } from '../record/index.ts'

export interface BilledLine {
  line: HandedLine
  divided: DividedLine
  /** What has to be known before the division is final. */
  needs: LineNeed[]
  /** The nearest items, where somebody has to choose. */
  candidates: CatalogueChoice[]
}

/**
 * Matches and divides lines of which nothing is wrong; what the catalogue does not know is out of scope until somebody chooses its
 * item. Empty where the pool is not in force here.
 */
export async function billOfClaim(
  db: Pick<Database, 'pool'>,
  release: Release,
  pool: string,
  visit: ClaimVisit,
  lines: readonly HandedLine[],
): Promise<BilledLine[]> {
  const law = claimLawOf(release, pool)
  if (law === undefined) return []
  const matched = await matchLines(db, law.place, lines)
  const found = matched.map(({ line, item }) => ({ ...line, code: item?.code ?? null }))
  const divided = await divideClaimLines(db, law, visit, found)
  return matched.map(({ line, candidates }, index) => {
    const { line: parts, needs } = divided[index]!
    return { line, divided: parts, needs, candidates }
  })
}
