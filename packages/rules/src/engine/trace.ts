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
