/**
 * Carries out what was asked of the records of a batch. What is asked is committed before the record is asked (`taking`,
 * `paying` …), each step has a key of its own, and the record's own command decides: so a batch that was left in the middle,
 * by a crash or by two clerks at once, is finished by whoever comes next, and nothing is done twice.
 */
import { createHash } from 'node:crypto'
import { paymentItemStates, Problem } from '@yidi/contracts'
import type { PaymentItemState } from '@yidi/contracts'
import type { PayOrder, PayStep } from '../../platform/records/index.ts'
import { heldStates, unfinishedStates } from './batch.ts'
import type { ItemRow } from './batch.ts'
import { sealPayee } from './payee.ts'
import type { PayingContext } from './paying-kinds.ts'

/** Finishes a batch as far as the records let it. Answers what they refused, which is as if it had not been asked. */
export async function carryOut(context: PayingContext, batchId: string): Promise<Problem[]> {
  const { kysely } = context.database
  const items = await kysely
    .selectFrom('payment_item')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('state', 'in', unfinishedStates)
    .orderBy('item_no')
    .execute()
  const refused: Problem[] = []
  for (const item of items) {
    try {
      const taken = await askRecord(context, item)
      await note(context, item, (paymentItemStates[item.state] as { then: PaymentItemState }).then, taken)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await noteRefused(context, item, error)
      if (item.state !== 'taking') refused.push(error)
    }
  }
  await closeWhereDone(context, batchId)
  return refused
}

/** Every batch in which something was left in the middle; the job's part. One that fails keeps no other from being finished. */
export async function finishBatches(context: PayingContext): Promise<void> {
  const { rows } = await context.database.pool.query<{ batch_id: string }>(
    `select distinct batch_id from payment_item where state = any ($1) order by batch_id`,
    [unfinishedStates],
  )
  const failed: unknown[] = []
  for (const { batch_id } of rows) await carryOut(context, batch_id).catch((error: unknown) => failed.push(error))
  if (failed.length > 0)
    throw new AggregateError(failed, `${String(failed.length)} batches of payments are not finished`)
}

async function askRecord(context: PayingContext, item: ItemRow): Promise<PayOrder | undefined> {
  const kind = context.kinds.get(item.kind)
  if (kind === undefined) throw new Error(`no kind of record called "${item.kind}" pays`)
  const step = stepOf(item)
  const day = item.booked_day ?? ''
  switch (item.state) {
    case 'taking':
      return kind.pays.take(context, step)
    case 'letting-go':
      await kind.pays.letGo(context, step)
      return undefined
    case 'paying':
      await kind.pays.paid(context, { ...step, day })
      return undefined
    case 'returning':
      await kind.pays.returned(context, { ...step, day, reason: item.reason!, words: item.words ?? '' })
      return undefined
    case 'bouncing':
      await kind.pays.bounced(context, { ...step, day, reason: item.reason!, words: item.words ?? '' })
      return undefined
    default:
      throw new Error(`nothing is asked of an item that is "${item.state}"`)
  }
}

/** The same step has the same key and input, however often it is carried out. */
function stepOf(item: ItemRow): PayStep {
  const { batch_id, subject_id, person_no, state, asked_by, booked_day, reason, words } = item
  const input = JSON.stringify([batch_id, subject_id, state, booked_day, reason, words])
  return {
    personNo: person_no,
    subjectId: subject_id,
    batchId: batch_id,
    by: { role: 'finance', kind: 'staff', id: asked_by },
    command: {
      source: `payment:${batch_id}`,
      name: `payment.${state}`,
      key: `${batch_id}:${subject_id}`,
      inputHash: createHash('sha256').update(input).digest(),
      single: true,
    },
  }
}

/** Notes what the record did, unless somebody else has noted it. What it says when it is taken is what is paid. */
async function note(
  { database }: PayingContext,
  item: ItemRow,
  state: PaymentItemState,
  taken: PayOrder | undefined,
): Promise<void> {
  await database.kysely
    .updateTable('payment_item')
    .set({
      state,
      ...(taken && {
        amount_fen: taken.amountFen,
        payee_cipher: sealPayee(database.ciphers, item.batch_id, item.item_no, taken),
        purpose: taken.purpose,
      }),
    })
    .where('batch_id', '=', item.batch_id)
    .where('item_no', '=', item.item_no)
    .where('state', '=', item.state)
    .execute()
}

/** What cannot be taken stays out of the batch, with why; anything else that is refused leaves the item as it was before. */
async function noteRefused({ database }: PayingContext, item: ItemRow, refusal: Problem): Promise<void> {
  await database.kysely
    .updateTable('payment_item')
    .set(beforeAsked(item, refusal))
    .where('batch_id', '=', item.batch_id)
    .where('item_no', '=', item.item_no)
    .where('state', '=', item.state)
    .execute()
}

function beforeAsked({ state, paid_day }: ItemRow, refusal: Problem): Partial<ItemRow> {
  if (state === 'taking') return { state: 'left-out', words: refusal.document.detail }
  const unsaid = { reason: null, words: null }
  if (state === 'bouncing') return { ...unsaid, state: 'paid', booked_day: paid_day, paid_day: null }
  return { ...unsaid, state: 'open', booked_day: null }
}

/** A batch of which nothing is held any more is over: dropped before it was confirmed, ended after it. */
async function closeWhereDone({ database, clock }: PayingContext, batchId: string): Promise<void> {
  await database.pool.query(
    `update payment_batch b set state = case state when 'drawn' then 'dropped' else 'ended' end, closed_at = $2
      where batch_id = $1 and state in ('drawn', 'confirmed')
        and not exists (select from payment_item i where i.batch_id = b.batch_id and i.state = any ($3))`,
    [batchId, clock.now(), heldStates],
  )
}
