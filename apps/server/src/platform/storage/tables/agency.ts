/** What an agency decides itself for its pool: local, for it is the office's and no person's. */
import type { GeneratedAlways } from 'kysely'
import type {
  AgencyFigureName,
  ComplaintDesk,
  ComplaintSubject,
  StandardKindName,
  StandardPeriod,
} from '@yidi/contracts'
import type { InstitutionLevel, VisitKind } from '@yidi/rules'
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

/** 支付标准: for an institution, or for a level of the region. A figure of the agency, no law; nothing is paid by it. */
export interface PaymentStandardTable {
  entry_no: GeneratedAlways<number>
  pool: string
  kind: StandardKindName
  institution: Optional<string>
  level: Optional<InstitutionLevel>
  /** Of a global budget. */
  year: Optional<number>
  visit_kind: Optional<VisitKind>
  per: Optional<StandardPeriod>
  /** Code of a disease, as institutions send it, and what it is called. */
  disease: Optional<string>
  title: Optional<string>
  from_day: string
  amount_fen: number
  document: string
  entered_by: string
  entered_at: Moment
}
