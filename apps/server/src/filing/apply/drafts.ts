/**
 * What a person has filled in and not sent: encrypted, the latest only. It is no record yet, so it neither raises the
 * person's version nor leaves a trace in the audit; it goes with the commit that sends it.
 */
import type { FilingDraft } from '@yidi/contracts'
import type { Database } from '../../platform/storage/index.ts'

type Keeps = Pick<Database, 'kysely' | 'ciphers'>

const kind = 'filing'

function draftPlace(personNo: string): string {
  return `draft.content:${personNo}:${kind}`
}

/** Keeps a draft in place of the one before. */
export async function keepDraft(db: Keeps, personNo: string, draft: FilingDraft, at: Date): Promise<void> {
  const content = db.ciphers.seal(JSON.stringify(draft), draftPlace(personNo))
  await db.kysely
    .insertInto('draft')
    .values({ person_no: personNo, kind, content_cipher: content, saved_at: at })
    .onConflict((conflict) =>
      conflict.columns(['person_no', 'kind']).doUpdateSet({ content_cipher: content, saved_at: at }),
    )
    .execute()
}

/** The draft with the moment it was saved, or undefined. */
export async function findDraft(db: Keeps, personNo: string): Promise<(FilingDraft & { savedAt: string }) | undefined> {
  const row = await db.kysely
    .selectFrom('draft')
    .selectAll()
    .where('person_no', '=', personNo)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const draft = JSON.parse(db.ciphers.open(row.content_cipher, draftPlace(personNo))) as FilingDraft
  return { ...draft, savedAt: new Date(row.saved_at).toISOString() }
}

/** Throws a draft away; false where there was none. */
export async function removeDraft(db: Keeps, personNo: string): Promise<boolean> {
  const { numDeletedRows } = await db.kysely
    .deleteFrom('draft')
    .where('person_no', '=', personNo)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
