/** How a claim is paid out: what waits, into a batch and out of it, paid, come back (`money/payments` asks, the claim decides). */
import { paymentReturns, problem } from '@yidi/contracts'
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
import { dueFen } from './due.ts'

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
}

/** One step of a payment: the order as it stood, and what the books get. Throws `claim-not-found`, `claim-action-not-allowed`. */
function runStep(
  kind: ClaimKind,
  context: PayableContext,
  { personNo, subjectId, batchId, by, command }: PayStep,
  { action, detail, postings = () => [] }: Step,
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
      const said = { batch: batchId, ...detail(record, order) }
      const posting = postings(record, order)
      return {
        recordId: subjectId,
        rows: furtherRows(record, [{ action, by, detail: said }], clock.today()),
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
      const reason = `${paymentReturns[step.reason]}${step.words === '' ? '' : `（${step.words}）`}`
      await runStep(kind, context, step, {
        action: 'bounce',
        detail: (record) => ({ ...paidIn(record, step.batchId), day: step.day, returned: step.reason, reason }),
        postings: (record) => {
          const { amountFen } = paidIn(record, step.batchId)
          return amountFen === undefined ? [] : [payBack(movementOf(record, step, amountFen))]
        },
      })
    },
  }
}

/** What was paid in a batch already, and comes back; nothing where the bank refused it at once. */
function paidIn({ actions }: ClaimRecord, batchId: string): { amountFen?: number } {
  const paid = actions.find(({ action, detail }) => action === 'pay' && (detail as ClaimDetail).batch === batchId)
  const amountFen = (paid?.detail as ClaimDetail | undefined)?.amountFen
  return amountFen === undefined ? {} : { amountFen }
}

const movementOf = ({ pool }: ClaimRecord, step: PayStep & { day: string }, amountFen: number) => ({
  sourceId: paymentSource(step),
  pool,
  amountFen,
  bookedDay: step.day,
})
