/**
 * Deductible borne once a year (一年一次起付标准): the figure for this visit less what was already borne this year, never
 * below zero. Because only the difference is due, several stays at different levels bear the figure of the highest one
 * (浙人社发〔2016〕113号 第十二条第一项). Who has borne the figure of a higher level has therefore borne that of a lower one,
 * also where the lower one is open, as long as the stated figures of the table fall with the level.
 */
import type { Bill } from '../engine/bill.ts'
import type { Figure } from '../policy/figure.ts'
import { cellOf } from '../policy/grid.ts'
import type { Grid } from '../policy/grid.ts'
import { KEY_INDEX, WORDS } from '../policy/keys.ts'
import type { Situation } from '../policy/keys.ts'

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

/** Levels from the highest down; other institutions and pharmacies have no place among them. */
const LEVELS = (['tier3', 'tier2', 'tier1', 'community'] as const).map((level) => WORDS.level.indexOf(level))

/** The stated figure of the next higher level where `borneFen` reaches it, for a cell that is open; undefined where nothing shows it. */
export function metByHigherLevel(grid: Grid, situation: Situation, borneFen: number): Figure | undefined {
  const axis = grid.keyIndex.indexOf(KEY_INDEX.level)
  const own = LEVELS.indexOf(situation[KEY_INDEX.level]!)
  if (axis < 0 || own < 0) return undefined
  const cell = cellOf(grid, situation)
  const byLevel = LEVELS.map((level) => grid.figures[cell + (level - LEVELS[own]!) * grid.strides[axis]!])
  const stated = byLevel.filter((figure) => figure !== undefined && figure.status !== 'open')
  const falls = stated.every((figure, index) => index === 0 || figure!.value <= stated[index - 1]!.value)
  const higher = byLevel.slice(0, own).findLast((figure) => figure !== undefined && figure.status !== 'open')
  return falls && higher && borneFen >= higher.value ? higher : undefined
}
