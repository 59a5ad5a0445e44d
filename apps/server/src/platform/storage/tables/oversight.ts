/** The office's own audit, and the seals that close it and every person's journal. */
import type { Generated } from 'kysely'
import type { Json, Moment } from './columns.ts'

export interface OfficeAuditTable {
  /** Place in its chain; none where the row is older than numbers. */
  audit_no: number | null
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

export interface SealTable {
  seal_no: number
  from_at: Moment
  to_at: Moment
  row_count: number
  root: Buffer
  previous: Buffer
  hash: Buffer
  sealed_at: Moment
  keyed: Generated<boolean>
}

export interface SealPartTable {
  /** A person's number; empty: the office. */
  chain: string
  seal_no: number
  first_no: number
  last_no: number
  row_count: number
  root: Buffer
}

/** One row. */
export interface OfficeAuditCountTable {
  one: Generated<boolean>
  audit_count: Generated<number>
}
