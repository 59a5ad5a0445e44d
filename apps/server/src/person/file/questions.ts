/** What a person's file says of a day. Phone, desk, gateway and settlement ask here and nowhere else. */
import type { Insurance } from '@yidi/rules'
import { filingHoldsOn } from './filing-record.ts'
import type { FilingRecord, FilingStep } from './filing-record.ts'
import { covers } from './interval.ts'
import type { Benefit } from './parts/benefits.ts'
import type { Enrolment } from './parts/enrolments.ts'
import type { YearOfPerson } from './parts/years.ts'

/**
 * The enrolment in force on a day, or undefined: not insured here on that day. Of several the one that began last, of an
 * insurance where one is named.
 */
export function enrolmentOn(
  file: { enrolments: readonly Enrolment[] },
  day: string,
  insurance?: Insurance,
): Enrolment | undefined {
  return enrolmentsOn(file, day).findLast((one) => insurance === undefined || one.insurance === insurance)
}

/** Every enrolment in force on a day, the earliest first: somebody may be insured twice. */
export function enrolmentsOn(file: { enrolments: readonly Enrolment[] }, day: string): Enrolment[] {
  return file.enrolments.filter((one) => covers(one, day))
}

/** What holds of benefits on a day. */
interface BenefitOfDay {
  status: Benefit['status']
  reason: string
  /** Since when; null where nothing is on record of that day. */
  from: string | null
  /** Entitled by months that were paid for only after these days: not settled directly, claimed. */
  paidLate?: true
}

/**
 * Whether benefits of an insurance are paid on a day, with the reason. A day of which nothing is on record is not paid:
 * benefits follow payment, not the other way round.
 */
export function benefitOn(file: { benefits: readonly Benefit[] }, insurance: Insurance, day: string): BenefitOfDay {
  const found = file.benefits.findLast((one) => one.insurance === insurance && covers(one, day))
  if (found === undefined) return { status: 'stopped', reason: '当日没有参保缴费记录', from: null }
  const { status, reason, from, restsOn } = found
  return { status, reason, from, ...(restsOn === 'late-contributions' ? { paidLate: true } : {}) }
}

/** The sums of a settlement year; nought everywhere where nothing has been settled yet. */
export function yearOf(
  file: { years: readonly YearOfPerson[] },
  year: number,
  pool: string,
  insurance: Insurance,
): YearOfPerson {
  const found = file.years.find((one) => one.year === year && one.pool === pool && one.insurance === insurance)
  return found ?? { year, pool, insurance, ...nothingSettled }
}

const nothingSettled = {
  inpatient_eligible_fen: 0,
  inpatient_deductible_fen: 0,
  outpatient_deductible_fen: 0,
  critical_compliant_fen: 0,
  critical_paid_fen: 0,
  inpatient_stays: 0,
  counters: {},
}

/**
 * The filings that hold for a visit that begins on `day`; several at once are possible, the settlement chooses. With
 * `visitId` also the one for a single visit that this very visit has used up.
 */
export function filingsOn<Row extends FilingStep>(
  file: { filings: readonly FilingRecord<Row>[] },
  day: string,
  visitId?: string,
): FilingRecord<Row>[] {
  return file.filings.filter((filing) => filingHoldsOn(filing, day, visitId))
}
