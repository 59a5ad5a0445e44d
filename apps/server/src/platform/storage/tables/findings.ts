/** What oversight sets, runs and finds: local, for it is the office's and read across people. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Json, Moment, Optional, OptionalMoment } from './columns.ts'

export interface OversightSettingTable {
  entry_no: GeneratedAlways<number>
  pool: string
  /** A rule, or `points`: what a kind of breach costs a doctor. */
  rule: string
  name: string
  from_day: string
  /** In the unit of the setting; null: from this day the default counts again. */
  value: ColumnType<string | null, number | null, never>
  reason: string
  /** Log-in name, or the command line. */
  entered_by: string
  entered_at: Moment
}

export interface OversightRunTable {
  run_id: string
  pool: string
  /** By the day of settling, both days included. */
  from_day: string
  to_day: string
  state: 'running' | 'done'
  stage: Generated<'people' | 'institutions' | 'done'>
  /** Within the stage everything up to here has been looked at. */
  reached: Generated<string>
  people_expected: Optional<number>
  people: Generated<number>
  settlements: Generated<number>
  institutions: Generated<number>
  findings: Generated<number>
  /** Which rules with which settings: a mark of their whole text. */
  rule_version: string
  started_by: string
  started_at: Moment
  finished_at: OptionalMoment
}

/** A settlement that a finding is about. */
interface FoundSettlement {
  settlementId: string
  visitId: string
  personNo: string
}

export interface OversightFindingTable {
  finding_id: string
  pool: string
  rule: string
  title: string
  subject_kind: 'person' | 'institution' | 'doctor' | 'employer' | 'staff' | 'item'
  subject: string
  person_no: Optional<string>
  institution: Optional<string>
  day: string
  /** 0 to 1000. */
  score: number
  sentence: string
  facts: Json<readonly { name: string; value: string }[]>
  settlements: Json<readonly FoundSettlement[]>
  /** Document and article of the rule as they stood. */
  basis: Json<{ document: string; article: string; status: string | null }>
  rule_version: string
  found_at: Moment
  run_id: string
  state: ColumnType<'open' | 'in-case' | 'dismissed', 'open' | undefined, 'open' | 'in-case' | 'dismissed'>
  case_id: Optional<string>
  dismissed_by: Optional<string>
  dismissed_at: OptionalMoment
  dismissed_reason: Optional<string>
}
