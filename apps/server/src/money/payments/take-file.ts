import { allowedInBatch } from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import { getBatch, isInside, itemsOf } from './batch.ts'
import { refusalOf } from './commands.ts'
import { paymentFile } from './file.ts'
import type { PaymentDeps } from './paying-kinds.ts'

/** The file of a confirmed batch, whole names and accounts in it: whoever takes it is on record. Throws `payment-batch-…`. */
export async function takeFile(
  { database, clock }: Pick<PaymentDeps, 'database' | 'clock'>,
  { staffName, pool }: Staff,
  batchId: string,
  as: 'csv' | 'xlsx',
): Promise<Buffer> {
  const items = await database.kysely.transaction().execute(async (transaction) => {
    const batch = await getBatch(transaction, batchId, pool, true)
    if (!allowedInBatch[batch.state].includes('file')) throw refusalOf(batch, 'file')
    const inside = (await itemsOf(transaction, batchId)).filter(isInside)
    const at = clock.now()
    await transaction.updateTable('payment_batch').set({ file_taken_at: at }).where('batch_id', '=', batchId).execute()
    const entry = { actorKind: 'staff', actor: staffName, action: 'payment.file', subjectId: batchId } as const
    await recordOfficeAuditIn(transaction, database.ciphers, { ...entry, detail: { as, count: inside.length } }, at)
    return inside
  })
  return paymentFile(database.ciphers, items, as)
}
