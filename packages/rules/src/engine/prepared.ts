/** A case as integers and interned codes: what the reader makes of a string case, and what the engine computes from. */
import { KEY_COUNT } from '../policy/keys.ts'
import type { Situation } from '../policy/keys.ts'
import { NONE } from './bill.ts'
import type { Bill } from './bill.ts'
import type { CompiledPool } from './segment.ts'

/** A case made ready for the engine: whole fen, day numbers and one small number a key. */
export class PreparedCase {
  id: string | undefined = undefined
  pool: CompiledPool | undefined = undefined
  /** `visit.to`: it chooses the parameters in force. */
  day = 0
  situation: Situation = new Int32Array(KEY_COUNT)
  total = 0
  outOfScope = 0
  overCeiling = 0
  ownShare = 0
  specialDrugs = 0
  currentYear = 0
  pastYear = 0
  inpatientEligible = 0
  inpatientDeductible = 0
  outpatientDeductible = 0
  criticalCompliant = 0
  criticalPaid = 0
  inpatientStays = 0
  /** A later part of a stay that is counted already. */
  continued = false
  /** By number of the pool's counters; empty where the pool has none. */
  counters: number[] = []
  /** Paths of the case that the pool's law does not know and that count for nothing; undefined where there are none. */
  leftAside: string[] | undefined = undefined
}

/** Puts a prepared case into a bill (which then shares its situation) and clears everything that the calculation will write. */
export function loadBill(bill: Bill, prepared: PreparedCase): void {
  bill.situation = prepared.situation
  bill.total = prepared.total
  bill.outOfScope = prepared.outOfScope
  bill.overCeiling = prepared.overCeiling
  bill.ownShare = prepared.ownShare
  bill.specialDrugs = prepared.specialDrugs
  bill.availableCurrent = prepared.currentYear
  bill.availablePast = prepared.pastYear
  bill.yearEligible = prepared.inpatientEligible
  bill.yearInpatientDeductible = prepared.inpatientDeductible
  bill.yearOutpatientDeductible = prepared.outpatientDeductible
  bill.yearCompliant = prepared.criticalCompliant
  bill.yearCriticalPaid = prepared.criticalPaid
  bill.yearStays = prepared.inpatientStays
  bill.continued = prepared.continued
  bill.counters = prepared.counters
  bill.inScope = 0
  bill.prepaymentPpm = 0
  bill.prepayment = 0
  bill.unfiledCut = 0
  bill.unfiledPrepayment = false
  bill.pointsOffPpm = 0
  bill.timesPpm = 1_000_000
  bill.filedPointsOffPpm = 0
  bill.filedTimesPpm = 1_000_000
  bill.eligible = 0
  bill.toShare = 0
  bill.deductible = 0
  bill.share = 0
  bill.aboveLimit = 0
  bill.fundPool = 0
  bill.fundLayers = 0
  bill.fundCritical = 0
  bill.accountCurrent = 0
  bill.accountPast = 0
  bill.cash = 0
  if (bill.provisional.length > 0) bill.provisional = []
  if (bill.open.length > 0) bill.open = []
  bill.openLayers = NONE
}
