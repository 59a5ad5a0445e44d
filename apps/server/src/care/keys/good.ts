/** The keys that are good at a moment, as the gateway needs them for each message. */
import type { KeyVariantName } from '@yidi/contracts'
import type { Database } from '../../platform/storage/index.ts'
import { secretPlace } from './keys.ts'

/** A key that is good, opened. */
export interface GoodKey {
  institution: string
  number: number
  variant: KeyVariantName
  /** The shared secret; of SM2 the text of an `Sm2Secret`. */
  secret: string
}

/** The keys of a variant that go by a name, the latest first: two while an institution changes from one to the other. */
export async function findGoodKeys(
  db: Pick<Database, 'kysely' | 'ciphers'>,
  variant: KeyVariantName,
  name: string,
  now: Date,
): Promise<GoodKey[]> {
  const rows = await db.kysely
    .selectFrom('institution_credential')
    .select(['institution', 'credential_no', 'secret_cipher'])
    .where('variant', '=', variant)
    .where('access_key', '=', name)
    .where((where) => where.or([where('good_until', 'is', null), where('good_until', '>', now)]))
    .orderBy('credential_no', 'desc')
    .execute()
  return rows.map(({ institution, credential_no, secret_cipher }) => ({
    institution,
    number: credential_no,
    variant,
    secret: db.ciphers.open(secret_cipher, secretPlace(institution)),
  }))
}

/** The variant of the latest good key of an institution; null without one, undefined where nobody knows the institution. */
export async function findVariant(
  { pool }: Pick<Database, 'pool'>,
  institution: string,
  now: Date,
): Promise<KeyVariantName | null | undefined> {
  const { rows } = await pool.query<{ variant: KeyVariantName | null }>(
    `select (select c.variant from institution_credential c
              where c.institution = i.code and (c.good_until is null or c.good_until > $2)
              order by c.credential_no desc limit 1) as variant
       from institution i where i.code = $1`,
    [institution, now],
  )
  return rows[0]?.variant
}

/** Writes when a key was last used. Told at most once a minute for a key, by whoever remembers when it told. */
export async function noteUse(
  { kysely }: Pick<Database, 'kysely'>,
  { institution, number }: Pick<GoodKey, 'institution' | 'number'>,
  at: Date,
): Promise<void> {
  await kysely
    .updateTable('institution_credential')
    .set({ last_used_at: at })
    .where('institution', '=', institution)
    .where('credential_no', '=', number)
    .execute()
}
