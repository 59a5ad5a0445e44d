/**
 * The explanation as data: which step, which amount, which operands, which figures. It is filled in the same pass as the
 * amounts; sentences are rendered from it afterwards (explain.ts) and never computed again.
 */
import type { Figure } from '../policy/figure.ts'
import type { Fund } from '../funds.ts'
import type { Basis } from '../quote/types.ts'

/** The steps of a calculation, in its order. */
type StepName =
  | 'scope'
  | 'refused'
  | 'prepayment'
  | 'account-first'
  | 'account-only'
  | 'deductible'
  | 'band'
  | 'above-bands'
  | 'limit'
  | 'layer-base'
  | 'layer'
  | 'account-deductible'
  | 'account-share'
  | 'account-remainder'
  | 'cash'

export interface TraceStep {
  step: StepName
  /** Which band, layer, limit or account, where a step can occur more than once. */
  name: string
  /** Name of it in Chinese. */
  title: string
  amountFen: number
  /** Numbers that the sentence needs, in the order that explain.ts documents for each step; fen or ppm. */
  operands: number[]
  basis: Basis | undefined
  figures: Figure[]
  /** The fund that pays the amount, where one does. */
  fund?: Fund
  /** The row of the law that decided is provisional itself, whatever its figures are. */
  provisional?: true
}

export type Trace = TraceStep[]

/** Operand of a step that speaks of the year (1) or of this bill alone (0). */
export const THIS_BILL = 0
export const THIS_YEAR = 1

/** Operand of a layer's step: what kept it from paying its whole rate. */
export const NOT_CUT = 0
export const CUT_BY_YEAR_LIMIT = 1
export const CUT_BY_BILL_LIMIT = 2
export const CUT_BY_WHAT_IS_BORNE = 3
