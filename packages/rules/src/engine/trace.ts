/**
 * The explanation as data: which step, which amount, which operands, which figures. It is filled in the same pass as the
 * amounts; sentences are rendered from it afterwards (explain.ts) and never computed again.
 */
import type { Figure } from '../policy/figure.ts'
import type { Fund } from '../funds.ts'
import type { Basis } from '../quote/types.ts'

/** A step that an account pays: what was to be paid, and what the account had. */
type FromAccount = [dueFen: number, availableFen: number]

/** What a sum runs along: the settlement year, or this bill alone. */
export type Span = 'year' | 'bill'

/** What cuts a payment: nothing, the limit of the year or of this bill, or that no more of the bill is left to pay. */
export type Cut = 'nothing' | 'limit-of-year' | 'limit-of-bill' | 'rest-of-bill'

/** The steps of a calculation, in its order, each with the numbers that its sentence needs (sentences.ts). */
interface Operands {
  scope: [totalFen: number, outOfScopeFen: number, overCeilingFen: number, ownShareFen: number]
  refused: []
  prepayment: [inScopeFen: number, ratePpm: number, pointsOffPpm: number, timesPpm: number]
  'account-first': FromAccount
  'account-only': FromAccount
  /** Once a year the second is what was borne before, per stay the factor of this stay. */
  deductible: [figureFen: number, borneFenOrFactorPpm: number, toShareFen: number]
  band: [insideFen: number, ratePpm: number, statedPpm: number, pointsOffPpm: number, timesPpm: number]
  'above-bands': [upToFen: number, along: Span]
  limit: [limitFen: number, usedFen: number, paidBeforeFen: number, along: Span]
  'layer-base': [yearBeforeFen: number, baseFen: number, thresholdFen: number, along: Span]
  /** The last two: what left less than the rate would pay, and how much it left. */
  layer: [insideFen: number, ratePpm: number, cutBy: Cut, leftFen: number]
  'account-deductible': FromAccount
  'account-share': FromAccount
  'account-remainder': FromAccount
  cash: [totalFen: number, fundsFen: number, accountsFen: number]
}

export type StepName = keyof Operands
export type AccountStep = { [S in StepName]: Operands[S] extends FromAccount ? S : never }[StepName]

export interface TraceStepOf<S extends StepName> {
  step: S
  /** Which band, layer, limit or account, where a step can occur more than once. */
  name: string
  /** Name of it in Chinese. */
  title: string
  amountFen: number
  operands: Operands[S]
  basis: Basis | undefined
  figures: Figure[]
  /** The fund that pays the amount, where one does. */
  fund?: Fund
  /** The row of the law that decided is provisional itself, whatever its figures are. */
  provisional?: true
}

export type TraceStep = { [S in StepName]: TraceStepOf<S> }[StepName]

export type Trace = TraceStep[]
