/** The row of the journal that a commit writes: what was asked, answered and done, with the keyed hash over it (ADR 0025). */
import { randomUUID } from 'node:crypto'
import { journalHash } from '../../platform/storage/index.ts'
import type { Act, AuditEntry, Ciphers, CommandKey, JournalEvent, NewRow } from '../../platform/storage/index.ts'

/** What other parts of the program wait for. */
export interface OutboxEvent {
  kind: string
  subjectId: string
  /** Nothing personal. */
  payload?: Record<string, unknown>
}

interface Journaled {
  personNo: string
  at: Date
  command?: CommandKey | undefined
  subjectId?: string
  reply?: Uint8Array
  withdraws?: { name: string; key: string } | undefined
  audit: readonly AuditEntry[]
  outbox?: readonly OutboxEvent[] | undefined
}

/** The row of a commit as the statement takes it: with acts and events that have ids of their own, and its keyed hash. */
export function journalRow(ciphers: Pick<Ciphers, 'auditHash'>, commit: Journaled): NewRow<'journal'> {
  const { personNo, at, command, withdraws } = commit
  const content = {
    source: command?.source ?? null,
    name: command?.name ?? null,
    key: command?.key ?? null,
    input_hash: command === undefined ? null : Buffer.from(command.inputHash),
    subject_id: commit.subjectId ?? null,
    withdrew_name: withdraws?.name ?? null,
    withdrew_key: withdraws?.key ?? null,
    acts: commit.audit.map((entry): Act => ({
      id: randomUUID(),
      actorKind: entry.actorKind,
      actor: entry.actor,
      action: entry.action,
      subjectId: entry.subjectId,
      detail: entry.detail ?? {},
    })),
    events: (commit.outbox ?? []).map((event): JournalEvent => ({
      id: randomUUID(),
      kind: event.kind,
      subjectId: event.subjectId,
      payload: event.payload ?? {},
    })),
  }
  return {
    ...content,
    reply: commit.reply === undefined ? null : Buffer.from(commit.reply),
    hash: journalHash(ciphers, personNo, String(at.getTime() * 1000), content),
  }
}
