/** Visits of people at institutions, their diagnoses and fee lines. */
import type { ColumnType, Generated } from 'kysely'
import type { Insurance, VisitKind } from '@yidi/rules'
import type { Json, Moment, OptionalMoment, Optional } from './columns.ts'
import type { CatalogueClass } from './reference.ts'

type VisitStatus = 'open' | 'discharged' | 'settled' | 'cancelled'

export interface VisitTable {
  person_no: string
  visit_id: string
  institution: string
  place: string
  pool: string
  insurance: Insurance
  kind: VisitKind
  medical_type: string
  emergency: Generated<boolean>
  from_day: string
  to_day: Optional<string>
  status: VisitStatus
  institution_visit_no: Optional<string>
  detail: Json<Record<string, unknown>>
  private_cipher: Optional<Buffer>
  recorded_at: Moment
  changed_at: Moment
}

export interface DiagnosisTable {
  person_no: string
  visit_id: string
  diagnosis_no: number
  kind: string
  main: Generated<boolean>
  diagnosis_cipher: Buffer
  recorded_at: Moment
  voided_at: OptionalMoment
}

export interface FeeLineTable {
  person_no: string
  visit_id: string
  line_id: number
  serial: string
  batch: Optional<string>
  refund_of: Optional<string>
  occurred_at: Moment
  catalogue_code: string
  institution_item_code: Optional<string>
  name: Optional<string>
  /** Decimal text with four digits. */
  quantity: ColumnType<string, string | number, string | number>
  /** Decimal text in yuan with six digits: a unit price may be finer than a fen. */
  price_yuan: ColumnType<string, string | number, string | number>
  amount_fen: number
  catalogue_place: string
  /** First day of the catalogue row that was applied; null: the catalogue does not know the code. */
  catalogue_from_day: Optional<string>
  class: CatalogueClass
  own_share_ppm: Generated<number>
  ceiling_fen: Optional<number>
  out_of_scope_fen: number
  over_ceiling_fen: number
  own_share_fen: number
  in_scope_fen: number
  special_drug_fen: Generated<number>
  detail: Json<Record<string, unknown>>
  recorded_at: Moment
  voided_at: OptionalMoment
  /** The versions of the person with which it came and went. */
  version: Generated<number>
  voided_version: Optional<number>
}
