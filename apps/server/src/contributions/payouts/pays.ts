/** How a payout is paid out: in batches of two people, as everything that is paid (`money/payments` asks, the payout decides). */
import { paymentReturns, problem } from '@yidi/contracts'
import type { PayoutAction } from '@yidi/contracts'
import { payBack, payOut, paymentSource } from '../../money/ledger/index.ts'
import { runRecordCommand } from '../../platform/records/index.ts'
import type { Move, PayableContext, PayableKind, PayOrder, PayStep } from '../../platform/records/index.ts'
import type { NewRow } from '../../platform/storage/index.ts'
import { furtherRows } from './context.ts'
import { payeeOf, payoutKind, payoutsOf } from './payout.ts'
import type { Payout } from './payout.ts'

/** A batch takes a payout and may let it go again: it has waited since before. */
const held: readonly string[] = ['take', 'let-go'] satisfies PayoutAction[]

function orderOf({ database }: PayableContext, payout: Payout): PayOrder | undefined {
  const amountFen = payout.detail.amountFen ?? 0
  if (amountFen <= 0) return undefined
  const { name, bank, number } = payeeOf(database.ciphers, payout)
  return {
    ...{ subjectId: payout.recordId, personNo: payout.personNo, amountFen, holder: name, bank, account: number },
    purpose: '个人账户支取',
    since: payout.actions.findLast(({ action }) => !held.includes(action))!.recorded_at,
  }
}

interface Step {
  action: Extract<PayoutAction, 'take' | 'let-go' | 'pay' | 'bounce'>
  detail?: Record<string, unknown>
  postings?: (payout: Payout) => NewRow<'posting'>[]
}

/** One step of a payment, with what the books get. Throws `payout-not-found`, `payout-action-not-allowed`. */
function runStep(
  context: PayableContext,
  { personNo, subjectId, batchId, by, command }: PayStep,
  { action, detail = {}, postings = () => [] }: Step,
): Promise<PayOrder | null> {
  let order: PayOrder | undefined
  return runRecordCommand(payoutKind, {
    context,
    personNo,
    command,
    decide: (file) => {
      const payout = payoutsOf(file).find(({ recordId }) => recordId === subjectId)
      if (payout === undefined) throw problem('payout-not-found', { id: subjectId })
      order = orderOf(context, payout)
      const move: Move<PayoutAction> = { action, by, detail: { batch: batchId, ...detail } }
      const posting = postings(payout)
      return {
        recordId: subjectId,
        rows: furtherRows(payout, [move], context.clock.today()),
        audit: [{ actorKind: by.kind, actor: by.id, action: `${payoutKind.name}.${action}`, subjectId }],
        ...(posting.length === 0 ? {} : { changes: { posting } }),
      }
    },
    answer: () => order ?? null,
  })
}

type ReturnStep = Parameters<PayableKind['returned']>[1]

const returnOf = ({ day, reason, words }: ReturnStep) => ({
  ...{ day, returned: reason },
  reason: `${paymentReturns[reason]}${words === '' ? '' : `（${words}）`}`,
})

const movementOf = ({ pool, detail }: Payout, step: PayStep & { day: string }) => ({
  ...{ sourceId: paymentSource(step), pool, amountFen: detail.amountFen ?? 0, bookedDay: step.day },
  owed: 'payable-payout' as const,
})

export const payoutPayments: PayableKind = {
  waitsIn: 'approved',
  order: async (context, personNo, subjectId) => {
    const record = await payoutKind.find(context.database, personNo, subjectId)
    return record?.state === 'approved' ? orderOf(context, record as unknown as Payout) : undefined
  },
  take: async (context, step) => {
    const order = await runStep(context, step, { action: 'take' })
    if (order === null) throw problem('payout-not-found', { id: step.subjectId })
    return order
  },
  letGo: async (context, step) => {
    await runStep(context, step, { action: 'let-go' })
  },
  paid: async (context, step) => {
    await runStep(context, step, {
      action: 'pay',
      detail: { day: step.day },
      postings: (payout) => [payOut(movementOf(payout, step))],
    })
  },
  returned: async (context, step) => {
    await runStep(context, step, { action: 'bounce', detail: returnOf(step) })
  },
  bounced: async (context, step) => {
    await runStep(context, step, {
      action: 'bounce',
      detail: returnOf(step),
      postings: (payout) => [payBack(movementOf(payout, step))],
    })
  },
}
