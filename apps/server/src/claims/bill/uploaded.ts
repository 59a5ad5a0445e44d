/** Lines that an institution uploaded for a visit which it did not settle: the person has nothing to type. */
import { problem } from '@yidi/contracts'
import { findLines } from '../../care/visits/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { ClaimLine } from './line.ts'

/**
 * The lines of a visit of a person that no settlement holds, to be divided anew by the insured place. Names are those that the
 * catalogue of the place of treatment has. Throws `bill-visit-has-no-lines`: also for another's visit.
 */
export async function linesOfVisit(
  database: Pick<Database, 'pool'>,
  personNo: string,
  visitId: string,
): Promise<ClaimLine[]> {
  const found = await findLines(database, { personNo, visitId })
  const open = found.filter((row) => row.settlement_id === null)
  // What gives back a line that was settled belongs to that settlement.
  const rows = open.filter((row) => row.refund_of === null || open.some(({ serial }) => serial === row.refund_of))
  if (rows.length === 0) throw problem('bill-visit-has-no-lines', { visit: visitId.slice(0, 40) })
  const numbers = new Map(rows.map((row, index) => [row.serial, index + 1]))
  return rows.map((row, index) => ({
    lineNo: index + 1,
    day: row.occurred_day,
    code: row.catalogue_code,
    name: row.name ?? row.institution_item_code ?? row.catalogue_code,
    quantity: Math.round(row.quantity * 10_000),
    priceMicro: Math.round(row.price_yuan * 1_000_000),
    amountFen: row.sent_fen,
    refundOf: row.refund_of === null ? null : numbers.get(row.refund_of)!,
    covered: row.detail.covered !== false,
    // 限制使用: what the institution approved stays approved; where nobody knows, whoever reviews decides.
    approved: row.detail.restricted === true && row.detail.covered !== false,
  }))
}
