/** A list of fees that an institution has in a table: read and matched with the catalogue of its place, to be looked through. */
import type { FeeList } from '@yidi/contracts'
import { claimItemOf, matchLines, priceText, quantityText, readBillList } from '../../claims/bill/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** Lines without a day are of `today`. Throws what is wrong with the file as a whole; a row that cannot be read stands in `problems`. */
export async function readFeeList(
  database: Pick<Database, 'pool'>,
  place: string,
  today: string,
  { bytes, name }: { bytes: Buffer; name: string },
): Promise<FeeList> {
  const list = await readBillList(bytes, name)
  const lines = list.lines.map((line) => ({ ...line, day: line.day ?? today, said: line.day }))
  const matched = await matchLines(database, place, lines)
  return {
    lines: matched.map(({ line, item, candidates }) => ({
      row: line.row,
      day: line.said,
      name: line.name,
      quantity: quantityText(line.quantity),
      price: priceText(line.priceMicro),
      item: item === undefined ? null : claimItemOf(item),
      candidates: candidates.map(claimItemOf),
    })),
    problems: list.problems.map(({ row, cell, message, remedy }) => ({ row, cell, message, remedy })),
  }
}
