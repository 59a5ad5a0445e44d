/** What an agency decides itself for its pool: local, for it is the office's and no person's. */
import type { GeneratedAlways } from 'kysely'
import type { AgencyFigureName, ComplaintDesk, ComplaintSubject } from '@yidi/contracts'
import type { Moment, Optional, OptionalMoment } from './columns.ts'

export interface AgencyFigureTable {
  entry_no: GeneratedAlways<number>
  pool: string
  name: AgencyFigureName
  from_day: string
  value: number
  document: string
  /** Log-in name, or the command line. */
  entered_by: string
  entered_at: Moment
}

export interface AgencyRulingTable {
  pool: string
  name: string
  /** The open place of the law that it decides. */
  target: string
  /** What takes its place. */
  yaml: string
  from_day: string
  to_day: Optional<string>
  document: string
  reason: string
  entered_by: string
  entered_at: Moment
  ended_by: Optional<string>
  ended_at: OptionalMoment
}

/** 投诉咨询的分办: which desk a subject goes to, and within how many working days it is answered. A setting, no law. */
export interface ComplaintSettingTable {
  entry_no: GeneratedAlways<number>
  pool: string
  subject: ComplaintSubject
  desk: ComplaintDesk
  /** Null: no limit. */
  answer_days: Optional<number>
  from_day: string
  entered_by: string
  entered_at: Moment
}
