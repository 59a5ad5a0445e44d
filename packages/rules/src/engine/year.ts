/** The sums of the settlement year before a visit, and what the visit adds to them: asked by the quote and by whoever runs many visits in order. */
import { KEY_INDEX, RANGE_KEYS } from '../policy/keys.ts'
import type { Bill } from './bill.ts'
import { isNewStay } from './compute.ts'
import type { Ended } from './compute.ts'
import type { PreparedCase } from './prepared.ts'
import { isInpatientSum } from './segment.ts'

/** Whole fen; stays are counted. Names are those of the contract's `yearToDate`. */
export interface YearFen {
  inpatientEligible: number
  inpatientDeductible: number
  outpatientDeductible: number
  criticalCompliant: number
  criticalPaid: number
  inpatientStays: number
  /** By number of the pool's counters. */
  counters: readonly number[]
}

/** The sums that a bill was reckoned from. */
export function yearBefore(bill: Bill): YearFen {
  return {
    inpatientEligible: bill.yearEligible,
    inpatientDeductible: bill.yearInpatientDeductible,
    outpatientDeductible: bill.yearOutpatientDeductible,
    criticalCompliant: bill.yearCompliant,
    criticalPaid: bill.yearCriticalPaid,
    inpatientStays: bill.yearStays,
    counters: bill.counters,
  }
}

/** The sums after a settled bill; a refused one leaves them as they were (contract, "Result"). */
export function yearAfter(bill: Bill, ended: Ended): YearFen {
  const inpatient = isInpatientSum(bill.situation[KEY_INDEX.kind]!)
  return {
    inpatientEligible: bill.yearEligible + (inpatient ? bill.eligible : 0),
    inpatientDeductible: bill.yearInpatientDeductible + (inpatient ? bill.deductible : 0),
    outpatientDeductible: bill.yearOutpatientDeductible + (inpatient ? 0 : bill.deductible),
    criticalCompliant: bill.yearCompliant + ended.compliant,
    criticalPaid: bill.yearCriticalPaid + bill.fundCritical,
    inpatientStays: bill.yearStays + (isNewStay(bill) ? 1 : 0),
    counters: countersAfter(bill, ended),
  }
}

function countersAfter(bill: Bill, { scheme, layerBase, layerPaid }: Ended): readonly number[] {
  if (bill.counters.length === 0 || !scheme) return bill.counters
  const after = [...bill.counters]
  const add = (index: number, amount: number): void => {
    if (index >= 0) after[index] = (after[index] ?? 0) + amount
  }
  add(scheme.eligibleCounter, bill.eligible)
  for (const limit of scheme.limits) add(limit.counter, bill.fundPool)
  scheme.layers.forEach((layer, index) => {
    if (!layer) return
    add(layer.baseCounter, layerBase[index]!)
    add(layer.paidCounter, layerPaid[index]!)
  })
  return after
}

const { stay } = KEY_INDEX

/** Puts the number of a stay in its year into a situation, for deductibles by stay: a later part is the stay that was counted last. */
export function putStay(into: PreparedCase): void {
  const number = into.continued ? Math.max(into.inpatientStays, 1) : into.inpatientStays + 1
  into.situation[stay] = Math.min(number, RANGE_KEYS.stay.most)
}

/** The sums that a case made ready brings along. */
export function yearOfCase(prepared: PreparedCase): YearFen {
  return {
    inpatientEligible: prepared.inpatientEligible,
    inpatientDeductible: prepared.inpatientDeductible,
    outpatientDeductible: prepared.outpatientDeductible,
    criticalCompliant: prepared.criticalCompliant,
    criticalPaid: prepared.criticalPaid,
    inpatientStays: prepared.inpatientStays,
    counters: [...prepared.counters],
  }
}

/** Puts the sums of a year into a case that is made ready. */
export function putYear(into: PreparedCase, year: YearFen): void {
  into.inpatientEligible = year.inpatientEligible
  into.inpatientDeductible = year.inpatientDeductible
  into.outpatientDeductible = year.outpatientDeductible
  into.criticalCompliant = year.criticalCompliant
  into.criticalPaid = year.criticalPaid
  into.inpatientStays = year.inpatientStays
  into.counters = [...year.counters]
  putStay(into)
}
