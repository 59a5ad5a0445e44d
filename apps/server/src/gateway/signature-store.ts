import type { Database } from '../platform/storage/index.ts'
import { shanghaiMoment } from './reply.ts'
import { windowMs } from './signature.ts'
import type { Credential, SignatureStore, SignatureVariant } from './signature.ts'

/** Where a secret lies, for its cipher. */
export const secretPlace = (institution: string) => `institution_credential.secret:${institution}`

const variants = new Set<string>(['none', 'hsa', 'hunan', 'zhejiang', 'apikey'])

function variantOf(text: string): SignatureVariant {
  if (!variants.has(text)) throw new Error(`unknown signature variant: ${text}`)
  return text as SignatureVariant
}

/** How long an institution's variant is remembered before it is read again. */
const rememberedMs = 10_000

/**
 * Credentials and used signatures in the database. `unsignedAllowed` only in the demonstration: elsewhere an institution
 * with the variant `none`, or without any credential, is refused.
 */
export function signatureStore(db: Database, now: () => Date, unsignedAllowed: boolean): SignatureStore {
  const remembered = new Map<string, { variant: SignatureVariant | undefined; until: number }>()
  const today = () => shanghaiMoment(now()).slice(0, 10)
  return {
    async findByKey(variant, keyId): Promise<Credential | undefined> {
      const row = await db.kysely
        .selectFrom('institution_credential')
        .selectAll()
        .where('variant', '=', variant)
        .where('access_key', '=', keyId)
        .where('from_day', '<=', today())
        .where((where) => where.or([where('to_day', 'is', null), where('to_day', '>=', today())]))
        .executeTakeFirst()
      if (!row?.secret_cipher) return undefined
      const secret = db.ciphers.open(row.secret_cipher, secretPlace(row.institution))
      return { institution: row.institution, variant, keyId, secret }
    },
    async findVariant(institution) {
      const known = remembered.get(institution)
      if (known && known.until > now().getTime()) return known.variant
      const { rows } = await db.pool.query<{ variant: string | null }>(
        `select (select c.variant from institution_credential c
                  where c.institution = i.code and c.from_day <= $2::date and (c.to_day is null or c.to_day >= $2::date)
                  order by c.credential_no desc limit 1) as variant
           from institution i where i.code = $1`,
        [institution, today()],
      )
      const row = rows[0]
      let variant = row === undefined ? undefined : variantOf(row.variant ?? 'none')
      // Outside the demonstration nobody sends unsigned: such an institution is asked for the signature it lacks.
      if (variant === 'none' && !unsignedAllowed) variant = 'hsa'
      // An unknown code is not remembered: anyone may send any number of them.
      if (variant !== undefined) remembered.set(institution, { variant, until: now().getTime() + rememberedMs })
      return variant
    },
    async claimNonce(keyId, nonce, request) {
      const { rowCount } = await db.pool.query(
        `insert into gateway_nonce (institution, nonce, request_hash, seen_at) values ($1, $2, $3, $4)
         on conflict (institution, nonce) do update set seen_at = excluded.seen_at
          where gateway_nonce.request_hash = excluded.request_hash`,
        [keyId, nonce, request, now()],
      )
      return rowCount === 1
    },
  }
}

/**
 * Removes the nonces whose signatures are too old to be sent again. One may be dated a whole window ahead when it is seen,
 * and is good until a window after its date. Gives how many went.
 */
export async function sweepNonces({ pool }: Pick<Database, 'pool'>, now: Date): Promise<number> {
  const { rowCount } = await pool.query('delete from gateway_nonce where seen_at < $1', [
    new Date(now.getTime() - 2 * windowMs),
  ])
  return rowCount ?? 0
}
