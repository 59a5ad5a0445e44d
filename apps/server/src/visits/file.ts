import type { Category, Insurance, InstitutionLevel, VisitKind } from '@yidi/rules'

import type { FilingActionRow } from '../filings/index.ts'
import type { RegisterActionRow } from '../registers/index.ts'

/** What a settlement rests on: the part of a person's file that it computes from. */
export interface SettlingFile {
  personNo: string
  version: number
  accountCurrentFen: number
  accountPastFen: number
  pool: string
  idKind: string
  idNumberCipher: Buffer
  nameCipher: Buffer
  sex: 'male' | 'female' | null
  birthDay: string | null
  enrolments: EnrolmentRow[]
  benefits: BenefitRow[]
  filingActions: FilingActionRow[]
  registerActions: RegisterActionRow[]
  years: YearRow[]
  /** undefined when the person has no visit of that id. */
  visit: VisitRow | undefined
  /** Contact of the visit, sealed. */
  visitPrivateCipher: Buffer | null
  /** Lines of the visit that are not voided, settled ones too. */
  lines: BillLine[]
  institution: InstitutionRow | undefined
  /** Visits of the person at the time of this one: stays, and for a stay whatever was settled. */
  others: OtherVisit[]
  /** What the last pre-settlement of each charging batch (empty: all lines) came to, as long as its lines are not settled. */
  preSettled: PreSettledRow[]
  /** What is known of this very command: it took effect, was used for something else, or was withdrawn. */
  known: { outcome: 'repeated' | 'other-input' | 'withdrawn' | null; reply: Buffer | null }
}

/**
 * Everything the records say that a message of a hospital may need, read in one statement and therefore from one
 * moment: the version in it is what a command computed from these rows hands back when it commits.
 */
export interface PersonFile extends SettlingFile {
  lines: FeeLineRow[]
  /** The highest line number ever used for the visit. */
  lastLineId: number
  diagnoses: { diagnosisNo: number; serial: string }[]
  lastDiagnosisNo: number
  /** Stays of this person that are not finished. */
  openStays: OpenStay[]
}

interface OpenStay {
  visit_id: string
  institution: string
  institution_visit_no: string | null
  from_day: string
  /** The moment of admission, `yyyy-MM-dd HH:mm:ss`; null for stays registered before it was kept. */
  begun: string | null
}

/** Another visit of the person, as far as it can lie at the same time. */
export interface OtherVisit {
  visit_id: string
  institution: string
  institution_name: string | null
  /** The institution's own number of the visit. */
  institution_visit_no: string | null
  kind: VisitKind
  medical_type: string
  emergency: boolean
  from_day: string
  to_day: string | null
  /** Whether a settlement of it stands. */
  settled: boolean
}

export interface PreSettledRow {
  batch: string
  fund_fen: number
  account_fen: number
  cash_fen: number
}

export interface EnrolmentRow {
  pool: string
  insurance: Insurance
  category: Category
  resident_tier: 1 | 2 | null
  contracted: boolean
  employer: string | null
  from_day: string
  to_day: string | null
}

export interface BenefitRow {
  insurance: Insurance
  status: 'entitled' | 'stopped'
  reason: string
  from_day: string
  to_day: string | null
}

export interface YearRow {
  year: number
  pool: string
  insurance: Insurance
  inpatient_eligible_fen: number
  inpatient_deductible_fen: number
  outpatient_deductible_fen: number
  critical_compliant_fen: number
  critical_paid_fen: number
  inpatient_stays: number
  counters: Record<string, number>
}

export interface VisitRow {
  visit_id: string
  institution: string
  place: string
  pool: string
  insurance: Insurance
  kind: VisitKind
  medical_type: string
  emergency: boolean
  from_day: string
  to_day: string | null
  status: 'open' | 'discharged' | 'settled' | 'cancelled'
  institution_visit_no: string | null
  detail: Record<string, unknown>
}

/** What a settlement takes of a fee line. */
export interface BillLine {
  line_id: number
  batch: string | null
  catalogue_code: string
  /** False where the catalogue of the place did not know the code on the day. */
  known: boolean
  amount_fen: number
  /** The amount as it was sent, where a refund took what was left instead; else the same. */
  sent_fen: number
  out_of_scope_fen: number
  over_ceiling_fen: number
  own_share_fen: number
  in_scope_fen: number
  special_drug_fen: number
  /** Code of the designated disease that the line names; null where it names none. */
  disease: string | null
  /** Where the catalogue knew the code: the release its row came with. */
  release: string | null
  /** The settlement that holds it; null while it is open. */
  settlement_id: string | null
}

export interface FeeLineRow extends BillLine {
  serial: string
  refund_of: string | null
  occurred_day: string
  quantity: number
  price_yuan: number
  class: 'A' | 'B' | 'C'
  own_share_ppm: number
  ceiling_fen: number | null
  catalogue_from_day: string | null
  detail: { covered?: boolean; type?: string; sent?: string }
}

export interface InstitutionRow {
  code: string
  name: string
  place: string
  level: InstitutionLevel
  settlement_level: InstitutionLevel | null
  services: { service: string; from_day: string; to_day: string | null }[]
  agreements: { status: string; from_day: string; to_day: string | null }[]
}

/** Whether a dated row holds on a day. */
export function holdsOn(row: { from_day: string; to_day: string | null }, day: string): boolean {
  return row.from_day <= day && (row.to_day === null || day <= row.to_day)
}
