/** How an application is paid out: into a batch and out of it, paid, come back (`money/payments` asks, the application decides). */
import { monthlyActions, paymentReturns, problem } from '@yidi/contracts'
import type { MonthlyAction, MonthlyState } from '@yidi/contracts'
import type { Transaction } from 'kysely'
import { payInstitution, paymentSource, takeBackFromInstitution } from '../../money/ledger/index.ts'
import { runOfficeCommand } from '../../platform/guard/index.ts'
import { findOfficeRecord, takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import type { Move, PayableContext, PayableKind, PayOrder, PayStep } from '../../platform/records/index.ts'
import type { Ciphers, Tables } from '../../platform/storage/index.ts'
import { payeeOf } from './accounts.ts'
import { applicationOf, lockApplication } from './working.ts'
import type { ApplicationRow, MonthlyKind, MonthlyRecord, Working } from './working.ts'

/** A batch takes an application and may let it go again: it has waited since before. */
const held: readonly MonthlyAction[] = ['take', 'let-go']

/** What would be paid, and the number of the account; undefined where there is none, or nothing to pay. */
async function orderOf(
  db: Pick<Transaction<Tables>, 'selectFrom'>,
  ciphers: Ciphers,
  record: MonthlyRecord,
  application: ApplicationRow,
): Promise<{ order: PayOrder; accountNo: number } | undefined> {
  const payee = await payeeOf(db, ciphers, application.institution)
  const amountFen = application.due_fen ?? 0
  if (payee === undefined || amountFen <= 0) return undefined
  const { no, holder, bank, account } = payee
  const purpose = `医保结算 ${application.month}`
  const since = record.steps.findLast(({ action }) => !held.includes(action))!.at
  const to = { subjectId: record.recordId, personNo: '', holder, bank, account }
  return { order: { ...to, amountFen, purpose, since }, accountNo: no }
}

type Done = Pick<Move<MonthlyAction>, 'detail'> & { then?: Move<MonthlyAction>[] }

/** One step of a payment, once by its key. */
function runStep<Reply>(
  kind: MonthlyKind,
  { database, clock }: PayableContext,
  { subjectId, batchId, by, command }: PayStep,
  action: MonthlyAction,
  work: (working: Working, record: MonthlyRecord, application: ApplicationRow) => Promise<Done & { reply: Reply }>,
): Promise<Reply> {
  // Commands of the office know a key once, whatever their name.
  const once = { ...command, key: `${command.key}:${command.name}` }
  return runOfficeCommand(database, clock, once, async (transaction) => {
    const working = { transaction, ciphers: database.ciphers, clock, by }
    const { record, application } = await lockApplication(working, kind, subjectId)
    const { detail, then = [], reply } = await work(working, record, application)
    await takeOfficeSteps(working, kind, record, [{ action, by, detail: { batch: batchId, ...detail } }, ...then])
    return reply
  })
}

const nothing = (detail: Record<string, unknown> = {}) => Promise.resolve({ detail, reply: null })

/** The application as a kind that pays. */
export function monthlyPayments(kind: MonthlyKind): PayableKind {
  return {
    waitsIn: 'approved',
    order: async ({ database }, _personNo, subjectId) => {
      const record = await findOfficeRecord<MonthlyState, MonthlyAction>(database.kysely, kind, subjectId)
      const application = await applicationOf(database.kysely, subjectId)
      return (await orderOf(database.kysely, database.ciphers, record, application))?.order
    },
    take: async (context, step) => {
      const order = await runStep(
        kind,
        context,
        step,
        'take',
        async ({ transaction, ciphers }, record, application) => {
          const found = await orderOf(transaction, ciphers, record, application)
          if (found === undefined) throw problem('payment-order-not-waiting', { subject: step.subjectId })
          const { order: taken, accountNo } = found
          return { detail: { accountNo, amountFen: taken.amountFen }, reply: taken }
        },
      )
      // A reply that was kept has its moment as text.
      return { ...order, since: new Date(order.since) }
    },
    letGo: async (context, step) => {
      await runStep(kind, context, step, 'let-go', () => nothing())
    },
    paid: async (context, step) => {
      await runStep(kind, context, step, 'pay', async ({ transaction }, _record, application) => {
        await transaction
          .insertInto('office_posting')
          .values(payInstitution(movementOf(application, step)))
          .execute()
        return nothing({ day: step.day, amountFen: application.due_fen })
      })
    },
    returned: async (context, step) => {
      await runStep(kind, context, step, 'bounce', async (working, record, application) =>
        bounced(working, step, record, application),
      )
    },
    bounced: async (context, step) => {
      await runStep(kind, context, step, 'bounce', async (working, record, application) => {
        const back = takeBackFromInstitution(movementOf(application, step))
        if (record.state === 'paid') await working.transaction.insertInto('office_posting').values(back).execute()
        return bounced(working, step, record, application)
      })
    },
  }
}

type ReturnStep = Parameters<PayableKind['bounced']>[1]

/** What a return says; where another account has been confirmed since, it waits for payment again at once. */
async function bounced(
  { transaction, ciphers }: Working,
  { day, reason, words }: ReturnStep,
  { steps }: MonthlyRecord,
  { institution }: ApplicationRow,
): Promise<Done & { reply: null }> {
  const taken = steps.findLast(({ action }) => action === 'take')?.detail['accountNo']
  const payee = await payeeOf(transaction, ciphers, institution)
  const isNew = payee !== undefined && payee.no !== taken
  return {
    detail: { day, reason, words: `${paymentReturns[reason]}${words === '' ? '' : `（${words}）`}` },
    then: isNew ? [{ action: 'account', by: theProgram, detail: { accountNo: payee.no } }] : [],
    reply: null,
  }
}

const movementOf = ({ region, institution, due_fen }: ApplicationRow, step: PayStep & { day: string }) => ({
  sourceId: paymentSource(step),
  region,
  institution,
  amountFen: due_fen ?? 0,
  bookedDay: step.day,
})

/** What came back waits for payment again, to the account that was just confirmed. */
export async function payAgain(working: Working, kind: MonthlyKind, institution: string): Promise<void> {
  const returned = await working.transaction
    .selectFrom('office_record')
    .select('record_id')
    .where('kind', '=', kind.name)
    .where('subject', '=', institution)
    .where('state', '=', 'payment-returned')
    .orderBy('record_id')
    .execute()
  for (const { record_id } of returned) {
    const { record } = await lockApplication(working, kind, record_id)
    if (record.state !== 'payment-returned') continue
    const move = { action: 'account', by: theProgram, detail: { words: monthlyActions.account } } as const
    await takeOfficeSteps(working, kind, record, [move])
  }
}
