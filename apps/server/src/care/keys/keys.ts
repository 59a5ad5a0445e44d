/**
 * 接入密钥: how an institution proves that a message is its own. Issued, rotated and revoked by commands, shown once, kept sealed;
 * while an institution changes from one to the next both are good.
 */
import { keyVariantNames, mostKeysAtATime, problem } from '@yidi/contracts'
import type { HandedKey, KeyVariantName } from '@yidi/contracts'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { holdInstitution } from '../institutions/index.ts'
import { makeKey } from './make.ts'

/** A key as it may be shown: never what it is. */
export interface InstitutionKey {
  institution: string
  /** Counts the keys of an institution, from 1. */
  number: number
  variant: KeyVariantName
  issuedAt: Date
  issuedBy: string
  /** From this moment on it is good no more; null while nothing ends it. */
  goodUntil: Date | null
  lastUsedAt: Date | null
}

/** Who does it: an account of staff, or whoever sits at the machine. */
interface KeyActor {
  actorKind: 'staff' | 'system'
  actor: string
}

type Keeps = Pick<Database, 'kysely' | 'ciphers'>

/** Where the secret of a key lies, for its cipher. */
export const secretPlace = (institution: string): string => `institution_credential.secret:${institution}`

const isVariant = (word: string): word is KeyVariantName => (keyVariantNames as string[]).includes(word)

/** Every key of an institution, the latest first. */
export async function listKeys({ kysely }: Pick<Keeps, 'kysely'>, institution: string): Promise<InstitutionKey[]> {
  const rows = await kysely
    .selectFrom('institution_credential')
    .selectAll()
    .where('institution', '=', institution)
    .orderBy('credential_no', 'desc')
    .execute()
  return rows.flatMap((row) =>
    isVariant(row.variant)
      ? [
          {
            institution,
            number: row.credential_no,
            variant: row.variant,
            issuedAt: row.issued_at,
            issuedBy: row.issued_by,
            goodUntil: row.good_until,
            lastUsedAt: row.last_used_at,
          },
        ]
      : [],
  )
}

/**
 * Issues a key. Those of the same variant that are good go on being so until `overlapMs` from now: time to change from one to the
 * other. Throws `institution-unknown`, and `institution-keys-too-many` where two are good already.
 */
export async function issueKey(
  db: Keeps,
  clock: Clock,
  by: KeyActor,
  { institution, variant, overlapMs }: { institution: string; variant: KeyVariantName; overlapMs: number | null },
): Promise<{ number: number; handed: HandedKey }> {
  return db.kysely
    .transaction()
    .execute((kysely) =>
      issueKeyIn({ kysely, ciphers: db.ciphers }, clock.now(), by, { institution, variant, overlapMs }),
    )
}

/** The same inside a transaction, which must end with it: nobody else writes for the office until it does. */
export async function issueKeyIn(
  { kysely, ciphers }: Keeps,
  now: Date,
  by: KeyActor,
  { institution, variant, overlapMs }: { institution: string; variant: KeyVariantName; overlapMs: number | null },
): Promise<{ number: number; handed: HandedKey }> {
  // Whoever issues for the same institution at the same time waits here.
  await holdInstitution(kysely, institution)
  const known = await kysely.selectFrom('institution').select('code').where('code', '=', institution).executeTakeFirst()
  if (known === undefined) throw problem('institution-not-found', { code: institution })
  const before = await listKeys({ kysely }, institution)
  const good = before.filter((key) => key.variant === variant && isGood(key, now))
  if (good.length >= mostKeysAtATime)
    throw problem('institution-keys-too-many', { numbers: good.map(({ number }) => String(number)).join('、') })
  const number = 1 + Math.max(0, ...before.map((key) => key.number))
  const { handed, kept } = makeKey(variant, institution)
  await kysely
    .insertInto('institution_credential')
    .values({
      institution,
      credential_no: number,
      variant,
      access_key: kept.accessKey,
      secret_cipher: ciphers.seal(kept.secret, secretPlace(institution)),
      issued_at: now,
      issued_by: by.actor,
    })
    .execute()
  const until = overlapMs === null ? null : new Date(now.getTime() + overlapMs)
  if (until !== null)
    for (const key of good)
      if (key.goodUntil === null || key.goodUntil > until) await endAt(kysely, institution, key.number, until)
  const entry = { ...by, action: 'institution.key-issue', subjectId: institution }
  await recordOfficeAuditIn(kysely, ciphers, { ...entry, detail: { number, variant, until } }, now)
  return { number, handed }
}

/** Ends a key at once. Throws `institution-key-unknown` where the institution has none of this number that is good. */
export async function revokeKey(
  db: Keeps,
  clock: Clock,
  by: KeyActor,
  { institution, number, reason }: { institution: string; number: number; reason: string },
): Promise<void> {
  await db.kysely
    .transaction()
    .execute((kysely) => revokeKeyIn({ kysely, ciphers: db.ciphers }, clock.now(), by, { institution, number, reason }))
}

/** The same inside a transaction, which must end with it. */
export async function revokeKeyIn(
  { kysely, ciphers }: Keeps,
  now: Date,
  by: KeyActor,
  { institution, number, reason }: { institution: string; number: number; reason: string },
): Promise<void> {
  const key = await getGoodKey({ kysely }, { institution, number }, now)
  await endAt(kysely, institution, number, now)
  const entry = { ...by, action: 'institution.key-revoke', subjectId: institution }
  await recordOfficeAuditIn(kysely, ciphers, { ...entry, detail: { number, variant: key.variant, reason } }, now)
}

/** A key that is good, as it may be shown. Throws `institution-key-unknown`. */
export async function getGoodKey(
  db: Pick<Keeps, 'kysely'>,
  { institution, number }: Pick<InstitutionKey, 'institution' | 'number'>,
  now: Date,
): Promise<InstitutionKey> {
  const key = (await listKeys(db, institution)).find((one) => one.number === number)
  if (key === undefined || !isGood(key, now)) throw problem('institution-key-unknown', { number })
  return key
}

/** Whether a key is good at a moment. */
export const isGood = ({ goodUntil }: Pick<InstitutionKey, 'goodUntil'>, now: Date): boolean =>
  goodUntil === null || goodUntil > now

async function endAt(kysely: Keeps['kysely'], institution: string, number: number, until: Date): Promise<void> {
  await kysely
    .updateTable('institution_credential')
    .set({ good_until: until })
    .where('institution', '=', institution)
    .where('credential_no', '=', number)
    .execute()
}
