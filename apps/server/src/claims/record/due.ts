import type { ClaimRecord, ClaimStep } from '../../person/file/index.ts'
import { theProgram } from '../../platform/records/index.ts'
import type { ClaimMove } from './steps.ts'

/** What is owed to the person by the result that stands, less what was paid, in fen: below nought, the person owes. */
export function dueFen({ settlement, paidFen }: Pick<ClaimRecord<ClaimStep>, 'settlement' | 'paidFen'>): number {
  return (settlement === undefined ? 0 : settlement.fundFen + settlement.accountFen) - paidFen
}

/** What follows of itself from what is due: where it is nothing the claim ends, where too much was paid the person owes. */
export function movesAfter(due: number): ClaimMove[] {
  if (due > 0) return []
  return [{ action: due === 0 ? 'close' : 'owe', by: theProgram }]
}
