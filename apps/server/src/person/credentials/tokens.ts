/**
 * The one-time token behind 我的码 (就诊凭证类型 01). It is made at random, kept as a hash, and stands for its person for
 * five minutes. Reading it (1101) ties it to the institution that read it; registering a visit with it uses it up.
 * Which visit that is lies with the visit itself: ADR 0016.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'

export const tokenMinutes = 5

/** Tokens of one person that may be open at once: several phones of a family, not a machine. */
const mostOpen = 20

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

interface IssuedToken {
  token: string
  expiresAt: Date
}

/** A new token for a person. What is long over is swept on the way. */
export async function issueToken(db: Database, clock: Clock, personNo: string): Promise<IssuedToken> {
  // Thirty-two letters: five bits a byte without bias; 28 of them are more than anybody can guess in five minutes.
  const token = `YD${[...randomBytes(28)].map((byte) => letters[byte % letters.length]!).join('')}`
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + tokenMinutes * 60_000)
  await db.pool.query(
    `with swept as (delete from credential_token where expires_at < $3::timestamptz - interval '1 day'),
          surplus as (delete from credential_token where token_hash in (
            select token_hash from credential_token where person_no = $2 and expires_at >= $3
             order by issued_at desc offset $5))
     insert into credential_token (token_hash, person_no, issued_at, expires_at) values ($1, $2, $3, $4)`,
    [tokenHash(token), personNo, now, expiresAt, mostOpen - 1],
  )
  return { token, expiresAt }
}

/** How a token is kept: its SHA-256. */
function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The mark that a visit keeps of the token it was registered with. */
export function tokenMark(token: string): string {
  return tokenHash(token).toString('hex')
}

export interface KnownToken {
  personNo: string
  expiresAt: Date
  /** The institution that read it first, null while none has. */
  institution: string | null
}

/** What is known of a token; undefined: never issued, or swept a day after it was over. */
export async function findToken(db: Pick<Database, 'pool'>, token: string): Promise<KnownToken | undefined> {
  const { rows } = await db.pool.query<{ person_no: string; expires_at: Date; institution: string | null }>({
    name: 'find_credential_token',
    text: 'select person_no, expires_at, institution from credential_token where token_hash = $1',
    values: [tokenHash(token)],
  })
  const row = rows[0]
  return row && { personNo: row.person_no, expiresAt: row.expires_at, institution: row.institution }
}

/** Ties a token to the institution that reads it first; gives whose it is from now on. */
export async function readTokenAt(
  db: Pick<Database, 'pool'>,
  clock: Clock,
  token: string,
  institution: string,
): Promise<string | undefined> {
  const { rows } = await db.pool.query<{ institution: string }>({
    name: 'read_credential_token',
    text: `update credential_token set institution = coalesce(institution, $2), read_at = coalesce(read_at, $3)
            where token_hash = $1 returning institution`,
    values: [tokenHash(token), institution, clock.now()],
  })
  return rows[0]?.institution
}

/** The visit that stands registered with this token; a registration that was cancelled gives it back. */
export async function visitOfToken(
  db: Pick<Database, 'pool'>,
  personNo: string,
  token: string,
): Promise<{ visitId: string; institution: string } | undefined> {
  const { rows } = await db.pool.query<{ visit_id: string; institution: string }>({
    name: 'visit_of_credential_token',
    text: `select visit_id, institution from visit
            where person_no = $1 and detail ->> 'token' = $2 and status <> 'cancelled' limit 1`,
    values: [personNo, tokenMark(token)],
  })
  const row = rows[0]
  return row && { visitId: row.visit_id, institution: row.institution }
}
