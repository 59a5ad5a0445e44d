/**
 * The running bill of one case: what the mechanisms read and write. One flat object of whole numbers, reused between
 * cases, so that the engine allocates nothing where no explanation is asked for.
 */
import type { Figure } from '../policy/figure.ts'
import type { Grid } from '../policy/grid.ts'
import { cellOf } from '../policy/grid.ts'
import { KEY_COUNT } from '../policy/keys.ts'
import type { Situation } from '../policy/keys.ts'
import type { Trace } from './trace.ts'

/** Names of the parts that a layer's base may be made of (fen fields of the bill). */
export const COMPONENTS = [
  'own-share',
  'prepayment',
  'special-drugs',
  'share',
  'deductible',
  'above-limit',
  'unfiled-cut',
] as const
export type Component = (typeof COMPONENTS)[number]

/** The empty list that every bill starts with. */
export const NONE: string[] = []

/** One bill on its way through the calculation; amounts in fen, ratios in ppm. */
export class Bill {
  situation: Situation = new Int32Array(KEY_COUNT)
  trace: Trace | undefined = undefined

  // What came in, fen.
  total = 0
  outOfScope = 0
  overCeiling = 0
  ownShare = 0
  specialDrugs = 0
  availableCurrent = 0
  availablePast = 0

  // Year to date before this visit, fen; counters by number for what a pool's own mechanisms keep.
  yearEligible = 0
  yearInpatientDeductible = 0
  yearOutpatientDeductible = 0
  yearCompliant = 0
  yearCriticalPaid = 0
  yearStays = 0
  /** A later part of a stay that is counted already. */
  continued = false
  counters: number[] = []

  // The way through the calculation, fen and ppm.
  inScope = 0
  prepaymentPpm = 0
  prepayment = 0
  /** Prepayment and cuts because nothing was filed, kept apart for layers that do not take them. */
  unfiledCut = 0
  unfiledPrepayment = false
  pointsOffPpm = 0
  timesPpm = 1_000_000
  /** The same without what is taken off only because nothing was filed. */
  filedPointsOffPpm = 0
  filedTimesPpm = 1_000_000
  eligible = 0
  /** What is left of `eligible` after an account that pays first. */
  toShare = 0
  deductible = 0
  /** The person's share of what lay inside the bands. */
  share = 0
  /** What lay above the last band, or above a limit: the pool pays nothing there. */
  aboveLimit = 0
  fundPool = 0
  fundLayers = 0
  fundCritical = 0
  accountCurrent = 0
  accountPast = 0
  cash = 0

  /** Provisional figures that the result rests on, and open ones that it would need. */
  provisional: Figure[] = []
  open: Figure[] = []
  openLayers: string[] = NONE

  /** The value in the cell of this situation, with its status noted. Open cells count as zero and end in `undetermined`. */
  figure(grid: Grid): number {
    const cell = cellOf(grid, this.situation)
    if (grid.plain) return grid.values[cell]!
    const figure = grid.figures[cell]!
    this.restOn(figure)
    return figure.status === 'open' ? 0 : grid.values[cell]!
  }

  /** Notes that the result rests on a figure, where that is more than stated. */
  restOn(figure: Figure): void {
    if (figure.status === 'stated') return
    const list = figure.status === 'open' ? this.open : this.provisional
    if (!list.includes(figure)) list.push(figure)
  }

  /** Whether the cell of this situation is open; asked before `figure` where the result may not depend on it. */
  isOpen(grid: Grid): boolean {
    return !grid.plain && grid.figures[cellOf(grid, this.situation)]!.status === 'open'
  }

  /** The value in the cell of this situation, without resting on it: only to see that a figure is not needed. */
  valueOf(grid: Grid): number {
    return grid.values[cellOf(grid, this.situation)]!
  }

  /** The figure behind `figure(grid)`, for the explanation. */
  figureOf(grid: Grid): Figure {
    return grid.figures[cellOf(grid, this.situation)]!
  }

  /** What the person still bears of the whole bill. */
  remaining(): number {
    return this.total - this.fundPool - this.fundLayers - this.accountCurrent - this.accountPast
  }
}
