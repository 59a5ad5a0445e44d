/**
 * What somebody has filled in and not sent: sealed, the latest only, one of each form. A draft is about a person and belongs to
 * whoever typed it: who acts for another neither reads nor replaces what that one has begun. It is no record yet, so it neither
 * raises the person's version nor leaves a trace in the audit; it goes with the commit that sends it, and by itself in time.
 */
import { problem } from '@yidi/contracts'
import type { Draft, DraftFormName } from '@yidi/contracts'
import type { Database, PersonChanges } from '../../platform/storage/index.ts'

type Keeps = Pick<Database, 'kysely' | 'ciphers'>

/** One draft: of which form, about whom, typed by whom (the same person, or who acts for them). */
export interface DraftOf {
  form: DraftFormName
  personNo: string
  typedBy: string
}

/** As long as the matter may rest before it is begun anew. */
export const keptDays = 30
const dayMs = 86_400_000

const oldest = (now: Date): Date => new Date(now.getTime() - keptDays * dayMs)

/** Without `typed_by`: what was sealed before drafts had one stays readable. */
const placeOf = ({ personNo, form }: DraftOf): string => `draft.content:${personNo}:${form}`

/**
 * Keeps a draft in place of the one before. `after` is the moment of the draft that it goes on from, null for none, undefined
 * to replace whatever is there. Throws `draft-changed` where another one is there by now; then that one stays.
 */
export async function keepDraft(
  db: Keeps,
  which: DraftOf,
  draft: Draft,
  at: Date,
  after: string | null | undefined,
): Promise<void> {
  const content_cipher = db.ciphers.seal(JSON.stringify({ way: draft.way, form: draft.form }), placeOf(which))
  const { rowCount } = await insertDraft(db, which, { content_cipher, saved_at: at }, after)
  if (rowCount === 0) throw problem('draft-changed')
}

async function insertDraft(
  db: Keeps,
  { personNo, form, typedBy }: DraftOf,
  content: { content_cipher: Buffer; saved_at: Date },
  after: string | null | undefined,
): Promise<{ rowCount: number }> {
  const { numInsertedOrUpdatedRows } = await db.kysely
    .insertInto('draft')
    .values({ person_no: personNo, kind: form, typed_by: typedBy, ...content })
    .onConflict((conflict) => {
      const update = conflict.columns(['person_no', 'kind', 'typed_by']).doUpdateSet(content)
      if (after === undefined) return update
      const since = new Date(after ?? NaN)
      // What has had its time is no longer there for anybody.
      return update.where(({ eb, or }) =>
        or([
          eb('draft.saved_at', '<', oldest(content.saved_at)),
          ...(Number.isNaN(since.getTime()) ? [] : [eb('draft.saved_at', '=', since)]),
        ]),
      )
    })
    .executeTakeFirst()
  return { rowCount: Number(numInsertedOrUpdatedRows ?? 0n) }
}

/** The draft with the moment it was saved, or undefined. */
export async function findDraft(
  db: Keeps,
  which: DraftOf,
  now: Date,
): Promise<(Draft & { savedAt: string }) | undefined> {
  const row = await db.kysely
    .selectFrom('draft')
    .select(['content_cipher', 'saved_at'])
    .where('person_no', '=', which.personNo)
    .where('kind', '=', which.form)
    .where('typed_by', '=', which.typedBy)
    .where('saved_at', '>=', oldest(now))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { way, form } = JSON.parse(db.ciphers.open(row.content_cipher, placeOf(which))) as Draft
  return { way, form, savedAt: new Date(row.saved_at).toISOString() }
}

/** Which forms somebody has begun and not sent, the latest first; what is in them stays sealed. */
export async function draftsBegun(
  db: Pick<Keeps, 'kysely'>,
  who: Pick<DraftOf, 'personNo' | 'typedBy'>,
  now: Date,
): Promise<DraftFormName[]> {
  const rows = await db.kysely
    .selectFrom('draft')
    .select('kind')
    .where('person_no', '=', who.personNo)
    .where('typed_by', '=', who.typedBy)
    .where('saved_at', '>=', oldest(now))
    .orderBy('saved_at', 'desc')
    .execute()
  return rows.map(({ kind }) => kind)
}

/** Throws a draft away; false where there was none. */
export async function removeDraft(db: Keeps, { personNo, form, typedBy }: DraftOf): Promise<boolean> {
  const { numDeletedRows } = await db.kysely
    .deleteFrom('draft')
    .where('person_no', '=', personNo)
    .where('kind', '=', form)
    .where('typed_by', '=', typedBy)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What a command writes beside its own rows when it sends a form from the phone: the draft of whoever sent it goes with it. */
export function draftSent(form: DraftFormName, by: { id: string }): Pick<PersonChanges, 'draft_done'> {
  return { draft_done: [{ kind: form, typed_by: by.id }] }
}

/** Takes away what has had its time; returns how many. */
export async function sweepDrafts(db: Keeps, now: Date): Promise<number> {
  const { numDeletedRows } = await db.kysely.deleteFrom('draft').where('saved_at', '<', oldest(now)).executeTakeFirst()
  return Number(numDeletedRows)
}
