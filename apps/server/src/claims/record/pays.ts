/** How a claim is paid out: what waits, into a batch and out of it, paid, come back (`money/payments` asks, the claim decides). */
import { claimMachine, paymentReturns, problem } from '@yidi/contracts'
import type { ClaimAction, ClaimState } from '@yidi/contracts'
import { payBack, payOut, paymentSource } from '../../money/ledger/index.ts'
import type { ClaimActionRow, ClaimDetail, ClaimRecord } from '../../person/file/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { runRecordCommand } from '../../platform/records/index.ts'
import type { LivingKind, PayOrder, PayStep, PayableContext, PayableKind } from '../../platform/records/index.ts'
import type { NewRow } from '../../platform/storage/index.ts'
import { accountOf, openPrivate } from './private.ts'
import { findClaim } from './read.ts'
import { furtherRows } from './steps.ts'
import type { ClaimMove } from './steps.ts'
import { dueFen, movesAfter } from './due.ts'

type ClaimKind = LivingKind<ClaimState, ClaimAction, ClaimActionRow, ClaimRecord, PayableContext>

/** What would be paid for a claim; undefined where nothing is. */
async function orderOf({ database }: PayableContext, record: ClaimRecord): Promise<PayOrder | undefined> {
  const amountFen = dueFen(record)
  const account = accountOf(database.ciphers, record)
  if (amountFen <= 0 || account === undefined) return undefined
  const person = await findPerson(database, record.personNo)
  const { agent } = openPrivate(database.ciphers, record.application)
  return {
    subjectId: record.claimId,
    personNo: record.personNo,
    amountFen,
    holder: (account.holder === 'agent' ? agent?.name : person?.name) ?? '',
    bank: account.bank,
    account: account.number,
    purpose: '医保零星报销',
    since: record.actions.findLast(({ action }) => !held.includes(action))!.recorded_at,
  }
}

/** A batch takes a claim and may let it go again: it has waited since before. */
const held: readonly string[] = ['take', 'let-go'] satisfies ClaimAction[]

interface Step {
  action: 'take' | 'let-go' | 'pay' | 'bounce'
  detail: (record: ClaimRecord, order: PayOrder | undefined) => ClaimDetail
  postings?: (record: ClaimRecord, order: PayOrder | undefined) => NewRow<'posting'>[]
  /** Steps of the program in the same command. */
  follows?: (record: ClaimRecord) => ClaimMove[]
}

type ReturnStep = Parameters<PayableKind['bounced']>[1]

/** One step of a payment: the order as it stood, and what the books get. Throws `claim-not-found`, `claim-action-not-allowed`. */
function runStep(
  kind: ClaimKind,
  context: PayableContext,
  { personNo, subjectId, batchId, by, command }: PayStep,
  { action, detail, postings = () => [], follows = () => [] }: Step,
): Promise<PayOrder | null> {
  const { clock } = context
  let order: PayOrder | undefined
  return runRecordCommand(kind, {
    context,
    personNo,
    command,
    decide: async ({ claims }) => {
      const record = claims.find(({ claimId }) => claimId === subjectId)
      if (record === undefined) throw problem('claim-not-found', { claimId: subjectId })
      order = await orderOf(context, record)
      const further = follows(record)
      const said = { batch: batchId, ...detail(record, order) }
      const posting = postings(record, order)
      return {
        recordId: subjectId,
        rows: furtherRows(record, [{ action, by, detail: said }, ...further], clock.today()),
        audit: [{ actorKind: by.kind, actor: by.id, action: `claim.${action}`, subjectId }],
        ...(posting.length === 0 ? {} : { changes: { posting } }),
      }
    },
    answer: () => order ?? null,
  })
}

/** The claim as a kind that pays. */
export function claimPayments(kind: ClaimKind): PayableKind {
  return {
    waitsIn: 'approved',
    order: async (context, personNo, subjectId) => {
      const record = await findClaim(context.database, personNo, subjectId)
      return record && orderOf(context, record)
    },
    take: async (context, step) => {
      const order = await runStep(kind, context, step, {
        action: 'take',
        detail: (_, due) => ({ amountFen: due?.amountFen ?? 0 }),
      })
      if (order === null) throw problem('claim-not-found', { claimId: step.subjectId })
      return order
    },
    letGo: async (context, step) => {
      await runStep(kind, context, step, { action: 'let-go', detail: () => ({}) })
    },
    paid: async (context, step) => {
      await runStep(kind, context, step, {
        action: 'pay',
        detail: (_, order) => ({ amountFen: order?.amountFen ?? 0, day: step.day }),
        postings: (record, order) => [payOut(movementOf(record, step, order?.amountFen ?? 0))],
      })
    },
    returned: async (context, step) => {
      await runStep(kind, context, step, { action: 'bounce', detail: () => returnOf(step) })
    },
    bounced: async (context, step) => {
      await runStep(kind, context, step, {
        action: 'bounce',
        detail: (record) => ({ amountFen: paidIn(record, step.batchId), ...returnOf(step) }),
        follows: (record) => afterBounce(record, step.batchId),
        postings: (record) => [payBack(movementOf(record, step, paidIn(record, step.batchId)))],
      })
    },
  }
}

const returnOf = ({ day, reason, words }: ReturnStep): ClaimDetail => ({
  ...{ day, returned: reason },
  reason: `${paymentReturns[reason]}${words === '' ? '' : `（${words}）`}`,
})

/** What was paid in a batch, in fen. */
function paidIn({ claimId, actions }: ClaimRecord, batchId: string): number {
  const paid = actions.find(({ action, detail }) => action === 'pay' && (detail as ClaimDetail).batch === batchId)
  const amountFen = (paid?.detail as ClaimDetail | undefined)?.amountFen
  if (amountFen === undefined) throw new Error(`batch ${batchId} paid nothing for ${claimId}`)
  return amountFen
}

/**
 * What follows from money that came back: nothing while the claim is looked at again, for its new result will say. Throws
 * `payment-under-way` while another batch pays what was due with that money gone.
 */
function afterBounce(record: ClaimRecord, batchId: string): ClaimMove[] {
  const { claimId, state, paidFen, actions } = record
  if (state === 'paying') {
    const taken = actions.findLast(({ action }) => action === 'take')?.detail as ClaimDetail
    throw problem('payment-under-way', { subject: claimId, batch: taken.batch ?? '', from: batchId })
  }
  if (claimMachine[state].bounce?.to !== 'payment-returned') return []
  return movesAfter(dueFen({ ...record, paidFen: paidFen - paidIn(record, batchId) }))
}

const movementOf = ({ pool }: ClaimRecord, step: PayStep & { day: string }, amountFen: number) => ({
  sourceId: paymentSource(step),
  pool,
  amountFen,
  bookedDay: step.day,
})
