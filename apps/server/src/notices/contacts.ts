/** Where a person wants to be told: an e-mail address, if they gave one. Encrypted, like everything personal. */
import { commitForPerson } from '../storage/index.ts'
import type { Database } from '../storage/index.ts'

const place = (personNo: string): string => `contact.email:${personNo}`

/** The person's e-mail address; undefined when none was given. */
export async function emailOf(db: Database, personNo: string): Promise<string | undefined> {
  const row = await db.kysely
    .selectFrom('contact')
    .select('value_cipher')
    .where('person_no', '=', personNo)
    .where('kind', '=', 'email')
    .executeTakeFirst()
  const sealed = row?.value_cipher ?? null
  return sealed === null ? undefined : db.ciphers.open(sealed, place(personNo))
}

/** Sets the address, or takes it back with null; `actor` as the audit shall name them. */
export async function setEmail(
  db: Database,
  personNo: string,
  email: string | null,
  actor: { actorKind: string; actor: string },
  at: Date,
): Promise<void> {
  const sealed = email === null ? null : db.ciphers.seal(email, place(personNo))
  await commitForPerson(db.pool, {
    personNo,
    at,
    changes: { contact: [{ kind: 'email', value_cipher: sealed }] },
    audit: [
      {
        ...actor,
        action: email === null ? 'contact.removed' : 'contact.set',
        subjectId: personNo,
      },
    ],
  })
}
