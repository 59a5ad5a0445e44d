import type { ClaimRecord, ClaimStep } from '../../person/file/index.ts'

/** What is owed to the person by the result that stands, less what was paid, in fen: below nought, the person owes. */
export function dueFen({ settlement, paidFen }: Pick<ClaimRecord<ClaimStep>, 'settlement' | 'paidFen'>): number {
  return (settlement === undefined ? 0 : settlement.fundFen + settlement.accountFen) - paidFen
}
