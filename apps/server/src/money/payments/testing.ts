/** For tests of other rooms: a batch of payments that somebody else has drawn. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** A drawn batch of a pool with one payment to a person; gives its number. */
export async function addBatchOf(
  { kysely, ciphers }: Database,
  clock: Clock,
  pool: string,
  personNo: string,
): Promise<string> {
  const batch = `F${pool}-OF-ANOTHER-POOL`
  const payee = JSON.stringify({ holder: '演示', bank: '演示', account: '1' })
  await kysely
    .insertInto('payment_batch')
    .values({ batch_id: batch, pool, state: 'drawn', drawn_at: clock.now(), drawn_by: 'another' })
    .execute()
  await kysely
    .insertInto('payment_item')
    .values({
      ...{ batch_id: batch, item_no: 1, kind: 'claim', subject_id: 'B1', person_no: personNo, amount_fen: 1 },
      ...{ purpose: '', state: 'open', asked_by: 'another' },
      payee_cipher: ciphers.seal(payee, `payment_item.payee:${batch}:1`),
    })
    .execute()
  return batch
}
