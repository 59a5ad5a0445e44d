/** The keyed hashes of the audit: what exactly is hashed of a row and of a seal, at writing and at verifying alike. ADR 0022. */
import { randomUUID } from 'node:crypto'
import type { Ciphers } from './ciphers.ts'
import type { Act, JournalEvent } from './tables/index.ts'

/** The chain of what concerns no single person; every person's chain is named by the person's number. */
export const officeChain = ''

/** What an audit row says, as its columns are called. */
export interface AuditContent {
  audit_id: string
  actor_kind: string
  actor: string
  action: string
  subject_id: string
  detail: Record<string, unknown>
}

/** Who did what, as whoever does it says it. */
export interface AuditEntry {
  actorKind: string
  actor: string
  action: string
  subjectId: string
  /** Nothing personal. */
  detail?: Record<string, unknown>
}

/** A new row of the office's chain with its hash. */
export function newAuditRow(
  ciphers: Pick<Ciphers, 'auditHash'>,
  chain: string,
  at: Date,
  entry: AuditEntry,
): AuditContent & { hash: Buffer } {
  const content = {
    audit_id: randomUUID(),
    actor_kind: entry.actorKind,
    actor: entry.actor,
    action: entry.action,
    subject_id: entry.subjectId,
    detail: (entry.detail ?? {}) as Record<string, unknown>,
  }
  return { ...content, hash: auditRowHash(ciphers, chain, String(at.getTime() * 1000), content) }
}

/** The keyed hash of a row. `atMicroseconds` since 1970, as PostgreSQL keeps a moment. */
export function auditRowHash(
  ciphers: Pick<Ciphers, 'auditHash'>,
  chain: string,
  atMicroseconds: string,
  row: AuditContent,
): Buffer {
  const { audit_id, actor_kind, actor, action, subject_id, detail } = row
  return ciphers.auditHash(
    JSON.stringify(['row', chain, audit_id, atMicroseconds, actor_kind, actor, action, subject_id, inOrder(detail)]),
  )
}

/** What a row of a person's journal says, beside the reply: that is sealed, and its seal proves itself. */
export interface JournalContent {
  source: string | null
  name: string | null
  key: string | null
  input_hash: Buffer | null
  subject_id: string | null
  withdrew_name: string | null
  withdrew_key: string | null
  acts: readonly Act[]
  events: readonly JournalEvent[]
}

/** The keyed hash of a journal's row. `atMicroseconds` since 1970, as PostgreSQL keeps a moment. */
export function journalHash(
  ciphers: Pick<Ciphers, 'auditHash'>,
  personNo: string,
  atMicroseconds: string,
  row: JournalContent,
): Buffer {
  const { source, name, key, input_hash, subject_id, withdrew_name, withdrew_key, acts, events } = row
  return ciphers.auditHash(
    JSON.stringify([
      'journal',
      personNo,
      atMicroseconds,
      [source, name, key, input_hash === null ? null : input_hash.toString('hex'), subject_id],
      [withdrew_name, withdrew_key],
      inOrder(acts),
      inOrder(events),
    ]),
  )
}

/** What a seal says of itself. Moments are whole milliseconds. */
export interface SealContent {
  seal_no: number
  from_at: Date
  to_at: Date
  row_count: number
  root: Buffer
  previous: Buffer
}

/** The keyed hash of a seal. */
export function sealHash(ciphers: Pick<Ciphers, 'auditHash'>, seal: SealContent): Buffer {
  const { seal_no, from_at, to_at, row_count, root, previous } = seal
  return ciphers.auditHash(
    JSON.stringify(['seal', seal_no, from_at, to_at, row_count, root.toString('hex'), previous.toString('hex')]),
  )
}

/** The same value with the keys of objects in order: the database keeps them in one of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]))
}
