import type { KeyVariantName } from '@yidi/contracts'
import { findGoodKeys, findVariant, noteUse } from '../../care/keys/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { makeToken, readToken } from './token.ts'
import { windowMs } from './verify.ts'
import type { SigningStore } from './verify.ts'

/** How long an institution's variant is remembered before it is read again. */
const rememberedMs = 10_000
/** How often the use of a key is written at most. */
const noteEveryMs = 60_000

/**
 * Keys and used signatures in the database. `unsignedAllowed` only in the demonstration, and there for every institution, whatever
 * keys it has; elsewhere an institution without a key is asked for the signature that it lacks.
 */
export function signingStore(
  db: Database,
  now: () => Date,
  unsignedAllowed: boolean,
  failed: (error: unknown) => void = () => undefined,
): SigningStore {
  const remembered = new Map<string, { variant: KeyVariantName | 'none'; until: number }>()
  const noted = new Map<string, number>()
  return {
    findKeys: (variant, name) => findGoodKeys(db, variant, name, now()),
    async findVariant(institution) {
      const known = remembered.get(institution)
      if (known && known.until > now().getTime()) return known.variant
      const found = await findVariant(db, institution, now())
      // An unknown code is not remembered: anyone may send any number of them.
      if (found === undefined) return undefined
      const variant = unsignedAllowed ? 'none' : (found ?? 'hsa')
      remembered.set(institution, { variant, until: now().getTime() + rememberedMs })
      return variant
    },
    async claimNonce(name, nonce, request) {
      const { rowCount } = await db.pool.query(
        `insert into gateway_nonce (institution, nonce, request_hash, seen_at) values ($1, $2, $3, $4)
         on conflict (institution, nonce) do update set seen_at = excluded.seen_at
          where gateway_nonce.request_hash = excluded.request_hash`,
        [name, nonce, request, now()],
      )
      return rowCount === 1
    },
    noteUse(key) {
      const name = `${key.institution} ${String(key.number)}`
      const at = now()
      if (at.getTime() - (noted.get(name) ?? 0) < noteEveryMs) return
      noted.set(name, at.getTime())
      // The message does not wait for it, and does not fail with it.
      void noteUse(db, key, at).catch(failed)
    },
    readToken: (token) => readToken(db.ciphers, token, now()),
    makeToken: (key) => makeToken(db.ciphers, key, now()),
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
