/** Words of the ledger that its tables and its readers share; money is whole fen. */

/** The sums of a settlement year; fen, but for the number of stays. */
export interface YearSums {
  inpatient_eligible_fen: number
  inpatient_deductible_fen: number
  outpatient_deductible_fen: number
  critical_compliant_fen: number
  critical_paid_fen: number
  inpatient_stays: number
}
