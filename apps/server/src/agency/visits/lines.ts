/** Fee lines of a visit as its page shows them, and what of all of them does not count, by its reason. */
import type { CutReason, VisitFeeLine } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { shownLines } from '../../care/visits/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** The lines of a visit, and what all that are not voided lose together, reason by reason. */
export async function linesOfVisit(
  db: Pick<Database, 'pool'>,
  documents: Release['documents'],
  personNo: string,
  visitId: string,
): Promise<{ lines: VisitFeeLine[]; cuts: { reason: CutReason; amount: string }[] }> {
  const read = await shownLines(db, documents, { personNo, visitId })
  const sums = new Map<CutReason, number>()
  for (const { reason, fen } of read.flatMap(({ cuts }) => cuts)) sums.set(reason, (sums.get(reason) ?? 0) + fen)
  const cuts = [...sums].filter(([, fen]) => fen !== 0).map(([reason, fen]) => ({ reason, amount: formatYuan(fen) }))
  return { lines: read.map(({ line }) => line), cuts }
}
