/**
 * Deductible borne once a year (一年一次起付标准): the figure for this visit less what was already borne this year, never
 * below zero. Because only the difference is due, several stays at different levels bear the figure of the highest one
 * (浙人社发〔2016〕113号 第十二条第一项).
 */
import type { Bill } from '../engine/bill.ts'

export const NAME = 'once-a-year'
export const TERM = '一年一次起付标准'
export const EXAMPLE = `
deductible:
  mechanism: once-a-year
  amount:
    title: 住院起付标准
    unit: yuan
    by: [level]
    values:
      - from: 2024-01-01
        source: {document: example, article: 第一条}
        table: {tier3: 800, tier2: 500, rest: 300}
`

/** Fen of the deductible that this visit bears: at most `bill.toShare`. */
export function dueOnceAYear(bill: Bill, figureFen: number, borneFen: number): number {
  const open = figureFen > borneFen ? figureFen - borneFen : 0
  return open < bill.toShare ? open : bill.toShare
}
