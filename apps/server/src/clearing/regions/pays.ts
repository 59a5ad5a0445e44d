/** How a clearing is paid: in a batch of the pool, or out of what it has prepaid. In both books at once. */
import { paymentReturns, problem } from '@yidi/contracts'
import type { ClearingAction, ClearingState } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { Transaction } from 'kysely'
import { clearRegions, paymentSource, sourceOf, takeBackClearing } from '../../money/ledger/index.ts'
import { runOfficeCommand } from '../../platform/guard/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { findOfficeRecord, takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import type { Move, PayableContext, PayableKind, PayOrder, PayStep } from '../../platform/records/index.ts'
import type { Ciphers, Tables } from '../../platform/storage/index.ts'
import { regionPayee } from './accounts.ts'
import { leftToPay } from './netting.ts'
import { requirePrepaid } from './prepaid.ts'
import { clearingOf, lockClearing } from './working.ts'
import type { ClearingKind, ClearingRecord, ClearingRow, Working } from './working.ts'

/** A batch takes a clearing and may let it go again: it has waited since before. */
const held: readonly ClearingAction[] = ['take', 'let-go', 'set-limit']

async function orderOf(
  db: Pick<Transaction<Tables>, 'selectFrom'>,
  ciphers: Ciphers,
  record: ClearingRecord,
  clearing: ClearingRow,
): Promise<{ order: PayOrder; accountNo: number } | undefined> {
  const { pool, region, month } = clearing
  const payee = await regionPayee(db, ciphers, pool, region)
  const amountFen = leftToPay(clearing)
  if (payee === undefined || amountFen <= 0) return undefined
  const { no, holder, bank, account } = payee
  const since = record.steps.findLast(({ action }) => !held.includes(action))!.at
  const purpose = `异地清算 ${placeName(region)} ${month}`
  const to = { subjectId: record.recordId, personNo: '', holder, bank, account }
  return { order: { ...to, amountFen, purpose, since }, accountNo: no }
}

type Done = Pick<Move<ClearingAction>, 'detail'> & { then?: Move<ClearingAction>[] }

/** One step of a payment, once by its key. */
function runStep<Reply>(
  kind: ClearingKind,
  { database, clock }: PayableContext,
  { subjectId, batchId, by, command }: PayStep,
  action: ClearingAction,
  work: (working: Working, record: ClearingRecord, clearing: ClearingRow) => Promise<Done & { reply: Reply }>,
): Promise<Reply> {
  // Commands of the office know a key once, whatever their name.
  const once = { ...command, key: `${command.key}:${command.name}` }
  return runOfficeCommand(database, clock, once, async (transaction) => {
    const working = { transaction, ciphers: database.ciphers, clock, by }
    const { record, clearing } = await lockClearing(working, kind, subjectId)
    const { detail, then = [], reply } = await work(working, record, clearing)
    await takeOfficeSteps(working, kind, record, [{ action, by, detail: { batch: batchId, ...detail } }, ...then])
    return reply
  })
}

const nothing = (detail: Record<string, unknown> = {}) => Promise.resolve({ detail, reply: null })

/** The clearing as a kind that pays. */
export function clearingPayments(kind: ClearingKind): PayableKind {
  return {
    waitsIn: 'approved',
    order: async ({ database: { kysely, ciphers } }, _personNo, subjectId) => {
      const record = await findOfficeRecord<ClearingState, ClearingAction>(kysely, kind, subjectId)
      return (await orderOf(kysely, ciphers, record, await clearingOf(kysely, subjectId)))?.order
    },
    take: async (context, step) => {
      const order = await runStep(kind, context, step, 'take', async ({ transaction, ciphers }, record, clearing) => {
        const found = await orderOf(transaction, ciphers, record, clearing)
        if (found === undefined) throw problem('payment-order-not-waiting', { subject: step.subjectId })
        const { order: taken, accountNo } = found
        return { detail: { accountNo, amountFen: taken.amountFen }, reply: taken }
      })
      // A reply that was kept has its moment as text.
      return { ...order, since: new Date(order.since) }
    },
    letGo: async (context, step) => {
      await runStep(kind, context, step, 'let-go', () => nothing())
    },
    paid: async (context, step) => {
      await runStep(kind, context, step, 'pay', async ({ transaction }, _record, clearing) => {
        await transaction
          .insertInto('office_posting')
          .values(clearRegions(movementOf(clearing, step), 'bank'))
          .execute()
        return nothing({ day: step.day, amountFen: leftToPay(clearing) })
      })
    },
    returned: async (context, step) => {
      await runStep(kind, context, step, 'bounce', (working, record, clearing) =>
        bounced(working, step, record, clearing),
      )
    },
    bounced: async (context, step) => {
      await runStep(kind, context, step, 'bounce', async (working, record, clearing) => {
        const back = takeBackClearing(movementOf(clearing, step))
        if (record.state === 'paid') await working.transaction.insertInto('office_posting').values(back).execute()
        return bounced(working, step, record, clearing)
      })
    },
  }
}

type ReturnStep = Parameters<PayableKind['bounced']>[1]

/** What a return says; where another account has been confirmed since, it waits for payment again at once. */
async function bounced(
  { transaction, ciphers }: Working,
  { day, reason, words }: ReturnStep,
  { steps }: ClearingRecord,
  { pool, region }: ClearingRow,
): Promise<Done & { reply: null }> {
  const taken = steps.findLast(({ action }) => action === 'take')?.detail['accountNo']
  const payee = await regionPayee(transaction, ciphers, pool, region)
  const isNew = payee !== undefined && payee.no !== taken
  return {
    detail: { day, reason, words: `${paymentReturns[reason]}${words === '' ? '' : `（${words}）`}` },
    then: isNew ? [{ action: 'account', by: theProgram, detail: { accountNo: payee.no } }] : [],
    reply: null,
  }
}

const movementOf = (clearing: ClearingRow, step: PayStep & { day: string }) => ({
  ...{ sourceId: paymentSource(step), pool: clearing.pool, region: clearing.region },
  amountFen: leftToPay(clearing),
  bookedDay: step.day,
})

/** What came back waits for payment again, to the account that was just confirmed. */
export async function payRegionAgain(working: Working, kind: ClearingKind, pool: string, region: string) {
  const returned = await working.transaction
    .selectFrom('office_record')
    .select('record_id')
    .where('kind', '=', kind.name)
    .where('region', '=', region)
    .where('subject', '=', pool)
    .where('state', '=', 'payment-returned')
    .orderBy('record_id')
    .execute()
  for (const { record_id } of returned) {
    const { record } = await lockClearing(working, kind, record_id)
    if (record.state === 'payment-returned')
      await takeOfficeSteps(working, kind, record, [{ action: 'account', by: theProgram }])
  }
}

/** Pays out of what the pool has prepaid. Throws `prepaid-not-enough`, `office-step-not-allowed`, `office-step-own`. */
export async function payFromPrepaid(working: Working, kind: ClearingKind, clearingId: string): Promise<void> {
  const { transaction, by, clock } = working
  const { record, clearing } = await lockClearing(working, kind, clearingId)
  const { pool, region } = clearing
  const amountFen = leftToPay(clearing)
  await takeOfficeSteps(working, kind, record, [
    { action: 'pay-prepaid', by, detail: { words: `${formatYuan(amountFen)} 元` } },
  ])
  await requirePrepaid(transaction, { pool, region }, amountFen)
  const between = { sourceId: sourceOf(clearingId, 'prepaid'), pool, region, amountFen, bookedDay: clock.today() }
  await transaction.insertInto('office_posting').values(clearRegions(between, 'prepaid')).execute()
}
