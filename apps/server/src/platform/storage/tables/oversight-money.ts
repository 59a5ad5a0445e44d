/** What decisions of cases bring beside money: points of doctors, what is public, and what the audit shows of the agency's own staff. */
import type { PointSetting, StaffRule } from '@yidi/contracts'
import type { Generated, GeneratedAlways } from 'kysely'
import type { Json, Moment, Optional } from './columns.ts'

export interface DoctorPointsTable {
  entry_id: string
  entry_no: GeneratedAlways<number>
  pool: string
  institution: string
  doctor: string
  /** `YYYY`. */
  year: string
  case_id: string
  /** Below nought: takes another entry back. */
  points: number
  breach: PointSetting
  reason: string
  entered_by: string
  entered_at: Moment
  undoes: Optional<string>
}

export interface PublicationTable {
  publication_id: string
  pool: string
  case_id: string
  /** Whose name is public. */
  institution: Optional<string>
  words: string
  released_day: Optional<string>
  taken_back_day: Optional<string>
}

export interface StaffFindingTable {
  finding_id: string
  pool: Optional<string>
  rule: StaffRule
  /** The account that it is about; of a pair the approver. */
  staff: string
  person_no: Optional<string>
  day: string
  facts: Json<Record<string, string | number>>
  found_at: Moment
  state: Generated<'open' | 'in-case' | 'dismissed'>
  case_id: Optional<string>
  words: Optional<string>
  decided_by: Optional<string>
}
