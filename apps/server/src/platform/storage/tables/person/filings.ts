/** Filings and other records as sequences of actions, and what was handed in with them. */
import { draftFormNames, materialTypes } from '@yidi/contracts'
import { FILING_TYPE_NAMES } from '@yidi/rules'
import { atCommit, bytes, int, moment, optional, or, personTable, sealed, text, texts, word } from '../declare.ts'
import { ACTOR_KINDS } from './people.ts'
import { stepColumns } from './steps.ts'

export const filingTables = {
  filing_action: personTable(
    {
      filing_id: text(),
      ...stepColumns,
      type: word(FILING_TYPE_NAMES),
      destination: text(),
      institutions: or(texts(), []),
      private_cipher: optional(sealed('filing_action.private:{person_no}:{filing_id}:{action_no}')),
    },
    ['filing_id', 'action_no'],
    { filing_action: { does: 'insert' } },
  ),
  /** The steps of every kind of record that needs no columns of its own; the registers were the first. */
  record_action: personTable(
    {
      record_id: text(),
      ...stepColumns,
      kind: text(),
      // The place has the name that the table had when the first were sealed.
      private_cipher: optional(sealed('register_action.private:{person_no}:{record_id}:{action_no}')),
    },
    ['record_id', 'action_no'],
    { record_action: { does: 'insert' } },
  ),
  material: personTable(
    {
      material_id: text(),
      kind: text(),
      subject_kind: optional(text()),
      subject_id: optional(text()),
      name_cipher: sealed('material.name:{person_no}:{material_id}'),
      media_type: word(materialTypes),
      size_bytes: int(),
      sha256: bytes(),
      content_cipher: sealed('material.content:{person_no}:{material_id}'),
      uploaded_by_kind: word(ACTOR_KINDS),
      uploaded_by: text(),
      uploaded_at: atCommit(),
      bound_at: optional(moment()),
    },
    ['material_id'],
    {
      material: { does: 'insert' },
      // Only what was never sent.
      material_remove: { does: 'remove', by: ['material_id'], while: 't.subject_id is null' },
      // A material serves one matter; handed in again for the same one it stays where it is.
      material_bind: {
        does: 'update',
        by: ['material_id'],
        given: ['subject_kind', 'subject_id'],
        firstAt: ['bound_at'],
      },
    },
  ),
  /** What was handed in for another matter before and serves this one too. */
  material_use: personTable(
    { material_id: text(), subject_kind: text(), subject_id: text(), used_at: atCommit() },
    ['material_id', 'subject_id'],
    { material_use: { does: 'insert', conflict: 'leave' } },
  ),
  /** What somebody (`typed_by`: the person, or who acts for them) has filled in about a person and not sent. */
  draft: personTable(
    {
      kind: word(draftFormNames),
      typed_by: text(),
      content_cipher: sealed('draft.content:{person_no}:{kind}'),
      saved_at: moment(),
    },
    ['kind', 'typed_by'],
    // Sent with this commit.
    { draft_done: { does: 'remove', by: ['kind', 'typed_by'] } },
  ),
}
