/**
 * Deductible of every stay (每次住院起付标准), with a factor by the number of the stay in the year: 1, 0.5, 0 means the
 * second stay bears half and later ones nothing. The factor applies to this stay's own figure. Where the figures
 * themselves differ by stay, leave `factors` out and give `amount` the key `stay`.
 */
import type { Bill } from '../engine/bill.ts'
import { shareOf } from '../money.ts'

export const NAME = 'per-stay'
export const TERM = '每次住院起付标准'
export const EXAMPLE = `
deductible:
  mechanism: per-stay
  amount:
    title: 每次住院起付标准
    unit: yuan
    by: [level, age]
    values:
      - from: 2024-01-01
        source: {document: example, article: 第一条}
        table:
          tier3: {0-17: 500, 18+: 1000}
          rest: {0-17: 200, 18+: 400}
  factors:
    title: 多次住院起付标准的折算
    unit: factor
    by: [stay]
    values:
      - from: 2024-01-01
        source: {document: example, article: 第一条}
        table: {1: 1, 2: 0.5, 3+: 0}
`

/** Fen of the deductible that this stay bears: figure × factor, half up to the fen, at most `bill.toShare`. */
export function duePerStay(bill: Bill, figureFen: number, factorPpm: number): number {
  const due = factorPpm === 1_000_000 ? figureFen : shareOf(figureFen, factorPpm)
  return due < bill.toShare ? due : bill.toShare
}
