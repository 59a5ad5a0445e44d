/** A kind of record that is paid, for tests: a grant that is approved with its payee, and nothing else. */
import { createHash } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { Machine } from '@yidi/contracts'
import { payBack, paymentSource, payOut, postPayment, sourceOf } from '../../apps/server/src/money/ledger/index.ts'
import { recordContentOf, recordRows, runRecordCommand } from '../../apps/server/src/platform/records/index.ts'
import { sharedKind, stepPlace, theProgram } from '../../apps/server/src/platform/records/index.ts'
import type { PayOrder, PayStep, RecordKind } from '../../apps/server/src/platform/records/index.ts'
import type { Acting, PayableContext } from '../../apps/server/src/platform/records/index.ts'
import type { CommandKey, PersonChanges } from '../../apps/server/src/platform/storage/index.ts'

type State = 'approved' | 'paying' | 'paid' | 'payment-returned' | 'closed'
type Action = 'approve' | 'take' | 'let-go' | 'pay' | 'bounce' | 'account' | 'close'
type Payee = Pick<PayOrder, 'holder' | 'bank' | 'account'>
type Context = Pick<PayableContext, 'database' | 'clock'>

const pool = '330100'
const machine: Machine<State, Action> = {
  none: { approve: { to: 'approved', by: ['system'] } },
  approved: { take: { to: 'paying', by: ['finance'] }, close: { to: 'closed', by: ['system'] } },
  paying: {
    'let-go': { to: 'approved', by: ['finance'] },
    pay: { to: 'paid', by: ['finance'] },
    bounce: { to: 'payment-returned', by: ['finance'] },
  },
  paid: { bounce: { to: 'payment-returned', by: ['finance'] } },
  'payment-returned': { account: { to: 'approved', by: ['system'] } },
  closed: {},
}
const grant = sharedKind({
  name: 'grant',
  title: '演示补助',
  states: {
    approved: { title: '等付款' },
    paying: { title: '付款中' },
    paid: { title: '已付款' },
    'payment-returned': { title: '已退回' },
    closed: { title: '已办结' },
  },
  actions: {
    approve: '核定',
    take: '列入',
    'let-go': '移出',
    pay: '付款',
    bounce: '退回',
    account: '换账号',
    close: '办结',
  },
  machine,
  refusal: 'register-action-not-allowed',
  waits: { approved: 'open', 'payment-returned': 'paused' },
  notices: {},
})

interface Step {
  personNo: string
  recordId: string
  command: CommandKey
  action: Action
  by: Acting
  /** What is said with the first step, and with a new account. */
  payee?: Payee
  amountFen?: number
  changes?: (fen: number) => PersonChanges
}

/** Runs one step of a grant; answers what would be paid for it afterwards. */
async function step(context: Context, { personNo, recordId, command, action, by, ...said }: Step): Promise<PayOrder> {
  const { database, clock } = context
  let kept: Payee | undefined
  return runRecordCommand(grant, {
    context,
    personNo,
    command,
    decide: (file) => {
      const record = grant.recordsOf(file).find((one) => one.recordId === recordId)
      if (record === undefined && action !== 'approve') throw problem('register-not-found', { recordId })
      const today = clock.today()
      const content = record ? recordContentOf(record) : { recordId, kind: grant.name, pool, from: today, to: null }
      const no = record?.actions.length ?? 0
      kept = said.payee ?? payeeOf(context, record!)
      const privateCipher =
        said.payee && database.ciphers.seal(JSON.stringify(said.payee), stepPlace(personNo, recordId, no + 1))
      const move = {
        action,
        by,
        detail: said.amountFen === undefined ? {} : { fen: said.amountFen },
        ...(privateCipher && { privateCipher }),
      }
      const fen = said.amountFen ?? (record!.detail['fen'] as number)
      return {
        recordId,
        rows: recordRows(grant, content, record?.state ?? 'none', no, [move], today, 'desk'),
        audit: [{ actorKind: by.kind, actor: by.id, action: `grant.${action}`, subjectId: recordId }],
        ...(said.changes && { changes: said.changes(fen) }),
      }
    },
    answer: (record) => orderOf(record, kept!),
  })
}

type Grant = NonNullable<Awaited<ReturnType<typeof grant.find>>>

function payeeOf({ database }: Context, { personNo, recordId, actions }: Grant): Payee {
  const row = actions.findLast(({ private_cipher }) => private_cipher !== null)!
  return JSON.parse(database.ciphers.open(row.private_cipher!, stepPlace(personNo, recordId, row.action_no))) as Payee
}

const orderOf = ({ personNo, recordId, detail, actions }: Grant, payee: Payee): PayOrder => ({
  ...payee,
  subjectId: recordId,
  personNo,
  amountFen: detail['fen'] as number,
  purpose: `补助 ${recordId}`,
  since: actions.findLast(({ action }) => action !== 'take' && action !== 'let-go')!.recorded_at,
})

const stepOf = ({ personNo, subjectId, command, by }: PayStep, action: Action) => ({
  ...{ personNo, recordId: subjectId, command, by, action },
})
const movementOf = (payStep: PayStep & { day: string }, amountFen: number) => ({
  ...{ sourceId: paymentSource(payStep), pool, amountFen, bookedDay: payStep.day },
})

/** The kind, with how it is paid. */
export const grantKind: RecordKind = {
  ...grant,
  pays: {
    waitsIn: 'approved',
    order: async (context, personNo, subjectId) => {
      const record = await grant.find(context.database, personNo, subjectId)
      return record?.state === 'approved' ? orderOf(record, payeeOf(context, record)) : undefined
    },
    take: (context, payStep) => step(context, stepOf(payStep, 'take')),
    letGo: async (context, payStep) => void (await step(context, stepOf(payStep, 'let-go'))),
    paid: async (context, payStep) =>
      void (await step(context, {
        ...stepOf(payStep, 'pay'),
        changes: (fen) => ({ posting: [payOut(movementOf(payStep, fen))] }),
      })),
    returned: async (context, payStep) =>
      void (await step(context, {
        ...stepOf(payStep, 'bounce'),
        changes: (fen) => {
          const movement = movementOf(payStep, fen)
          return { posting: [payOut(movement), payBack(movement)] }
        },
      })),
    bounced: async (context, payStep) =>
      void (await step(context, {
        ...stepOf(payStep, 'bounce'),
        changes: (fen) => ({ posting: [payBack(movementOf(payStep, fen))] }),
      })),
  },
}

/** A command of the program about a grant, the same for the same words. */
const commandOf = (name: string, recordId: string, turn: number): CommandKey => ({
  source: 'user:test',
  name,
  key: `${recordId}-${String(turn)}`,
  inputHash: createHash('sha256').update(recordId).digest(),
  single: true,
})

/** What the fund owes by the result of a grant. */
const resultOf = ({ clock }: Context, recordId: string, fen: number) =>
  postPayment({
    sourceId: sourceOf(recordId, 'result'),
    pool,
    payee: 'person',
    bookedDay: clock.today(),
    funds: [{ fund: 'pool', fen }],
    accountFen: { 'current-year': 0, 'past-year': 0 },
  })

/** Approves a grant of whole fen: from now on the fund owes it to the person. */
export async function approveGrant(
  context: Context,
  { personNo, recordId, amountFen, payee }: { personNo: string; recordId: string; amountFen: number; payee: Payee },
): Promise<void> {
  await step(context, {
    ...{ personNo, recordId, amountFen, payee, action: 'approve', by: theProgram },
    command: commandOf('grant.approve', recordId, 0),
    changes: (fen) => ({ posting: resultOf(context, recordId, fen) }),
  })
}

/** Names another account for a grant that came back: it waits for payment again. `turn` counts these commands. */
export async function changeAccount(
  context: Context,
  { personNo, recordId, payee, turn = 1 }: { personNo: string; recordId: string; payee: Payee; turn?: number },
): Promise<void> {
  await step(context, {
    ...{ personNo, recordId, payee, action: 'account', by: theProgram },
    command: commandOf('grant.account', recordId, turn),
  })
}

/** Closes a grant under whoever is about to pay it: nothing is owed any more. */
export async function closeGrant(
  context: Context,
  { personNo, recordId }: { personNo: string; recordId: string },
): Promise<void> {
  const command = commandOf('grant.close', recordId, 1)
  const undone = (fen: number) =>
    resultOf(context, recordId, fen).map((posting) => ({
      ...posting,
      ...{ source_id: sourceOf(recordId, 'undone'), debit: posting.credit, credit: posting.debit },
    }))
  await step(context, {
    ...{ personNo, recordId, command, action: 'close', by: theProgram },
    changes: (fen) => ({ posting: undone(fen) }),
  })
}

/** What a grant says of itself. */
export async function stateOf(context: Context, personNo: string, recordId: string): Promise<string | undefined> {
  return (await grant.find(context.database, personNo, recordId))?.state
}
