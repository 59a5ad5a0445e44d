/** Audit, its seals, and the outbox. */
import type { Generated } from 'kysely'
import type { Json, Moment } from './columns.ts'

interface AuditColumns {
  audit_id: Generated<string>
  at: Moment
  actor_kind: string
  actor: string
  action: string
  subject_id: string
  detail: Json<Record<string, unknown>>
  written_at: Generated<Date>
  hash: Buffer
}

export interface AuditTable extends AuditColumns {
  person_no: string
}

export type OfficeAuditTable = AuditColumns

export interface SealTable {
  seal_no: number
  from_at: Moment
  to_at: Moment
  row_count: number
  root: Buffer
  previous: Buffer
  hash: Buffer
  sealed_at: Moment
}

export interface OutboxTable {
  person_no: string
  event_id: Generated<string>
  kind: string
  subject_id: string
  payload: Json<Record<string, unknown>>
  at: Moment
  written_at: Generated<Date>
}
