/** One row a commit: what was asked, what was answered, who did what, and what others must be told (ADR 0025). */
import {
  atCommit,
  bytes,
  kept,
  madeEntry,
  madeVersion,
  moment,
  optional,
  personTable,
  sealed,
  searched,
  text,
  uuid,
  whole,
  written,
} from '../declare.ts'

/** One thing that was done, as an audit tells it. */
export interface Act {
  id: string
  actorKind: string
  actor: string
  action: string
  subjectId: string
  detail: Record<string, unknown>
}

/** One thing that other parts of the program wait for. */
export interface JournalEvent {
  id: string
  kind: string
  subjectId: string
  payload: Record<string, unknown>
}

export const journalTables = {
  journal: personTable(
    {
      /** Place in the person's chain of the audit; below nought: a command of before there was a journal. */
      entry_no: madeEntry(),
      /** The version of the person that it made. */
      version: madeVersion(),
      at: atCommit(),
      written_at: written(),
      /** The command; null for the program's own work. */
      source: optional(text()),
      name: optional(text()),
      key: optional(text()),
      input_hash: optional(bytes()),
      subject_id: optional(text()),
      reply: optional(sealed('command.reply:{person_no}:{name}:{key}')),
      /** The command of the same source that this one takes back, arrived or not. */
      withdrew_name: optional(text()),
      withdrew_key: optional(text()),
      acts: kept<Act[]>(),
      events: kept<JournalEvent[]>(),
      /** Keyed; null below nought. */
      hash: optional(bytes()),
    },
    ['entry_no'],
    { journal: { does: 'insert', one: true } },
  ),
  /** Audit rows of before there was a journal; they stay as they were sealed. */
  audit: personTable(
    {
      audit_no: optional(whole()),
      audit_id: uuid(),
      at: moment(),
      actor_kind: text(),
      actor: text(),
      action: text(),
      subject_id: text(),
      detail: searched<Record<string, unknown>>(),
      written_at: moment(),
      hash: bytes(),
    },
    ['audit_id'],
    {},
  ),
}
