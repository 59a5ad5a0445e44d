/** Whatever is pressed, by two clerks at once, by a server that is killed again and again: each order is paid once, and the books agree. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finishBatches } from '../../apps/server/src/money/payments/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { Random } from '../simulation/random.ts'
import { faultyKind } from './faults.ts'
import { changeAccount, stateOf } from './grant.ts'
import { confirmedBatch, openDesk, payee, people, today } from './world.ts'

const rounds = Number(process.env['YIDI_RUNS'] ?? 60)
const seed = Number(process.env['YIDI_SEED'] ?? 20260620)
const random = new Random(seed)
const { kind, faults } = faultyKind()
const desk = await openDesk(kind)
const grants: { recordId: string; personNo: string; amountFen: number }[] = []
for (let no = 0; no < 8; no++) {
  const [personNo, amountFen] = [people[no % people.length]!, 100 + no]
  grants.push({ personNo, amountFen, recordId: await desk.grant(amountFen, personNo) })
}
let accounts = 0

/** One press of one of the two, at something that may or may not be there. */
async function press(): Promise<number> {
  const who = random.pick(['first', 'second'] as const)
  const { batches } = await desk.waiting()
  const open = batches.filter(({ state }) => state === 'drawn' || state === 'confirmed')
  const over = batches.filter(({ state }) => state === 'ended')
  const batchId = open.length === 0 ? 'none' : random.pick(open).batchId
  const at = `/batches/${batchId}`
  const item = `${at}/items/${String(1 + random.below(4))}`
  const grant = random.pick(grants)
  const some = grants.filter(() => random.chance(0.4)).map(({ recordId }) => recordId)
  const back = { day: today, reason: random.pick(['wrong-account', 'account-closed']) }
  const presses: readonly (() => Promise<number>)[] = [
    ...[some, some, [grant.recordId], [grant.recordId]].map(
      (subjects) => async () => (await desk.inject(who, '/batches', { subjects })).statusCode,
    ),
    async () => (await desk.inject(who, `${at}/confirm`, {})).statusCode,
    async () => (await desk.inject(who, `${at}/confirm`, {})).statusCode,
    async () => (await desk.inject(who, `${at}/drop`, {})).statusCode,
    async () => (await desk.inject(who, `${item}/remove`, {})).statusCode,
    async () => (await desk.inject(who, `${item}/paid`, { day: today })).statusCode,
    async () => (await desk.inject(who, `${item}/returned`, back)).statusCode,
    async () => {
      // Days later the bank sends back what it had paid.
      const ended = `/batches/${over.length === 0 ? 'none' : random.pick(over).batchId}/items/${String(1 + random.below(4))}`
      return (await desk.inject(who, `${ended}/returned`, back)).statusCode
    },
    async () => (await desk.inject(who, `${at}/paid`, { day: today })).statusCode,
    async () => {
      await changeAccount(desk.context, { ...grant, payee, turn: (accounts += 1) }).catch(() => undefined)
      return 200
    },
  ]
  return random.pick(presses)()
}

/** A draw that breaks off in the middle; the sweep of the background finishes it or lets go. */
async function breakOffOnce(): Promise<number[]> {
  faults.push(['take', 'after'])
  const subjects = [grants[0]!.recordId]
  const broken = (await desk.inject('first', '/batches', { subjects })).statusCode
  const again = (await desk.inject('second', '/batches', { subjects })).statusCode
  await finishBatches(desk.context)
  return [broken, again]
}

/** One order from the draw to the bank, and back days after it was paid. */
async function paidAndBack(): Promise<number[]> {
  const { batchId } = await confirmedBatch(desk, [grants[1]!.recordId])
  const paid = (await desk.inject('first', `/batches/${batchId}/paid`, { day: today })).statusCode
  const back = { day: today, reason: 'account-closed' }
  return [paid, (await desk.inject('first', `/batches/${batchId}/items/1/returned`, back)).statusCode]
}

test(`whatever is pressed, each order is paid once (seed ${String(seed)})`, async () => {
  const told = new Map<number, number>()
  const tell = (...statuses: number[]) => {
    for (const status of statuses) told.set(status, (told.get(status) ?? 0) + 1)
  }
  // What two processes do at once differs from run to run, so what must have happened at least once is pressed on purpose.
  tell(...(await breakOffOnce()), ...(await paidAndBack()))
  for (let round = 0; round < rounds; round++) {
    if (random.chance(0.3))
      faults.splice(0, faults.length, [
        random.pick(['take', 'letGo', 'paid', 'returned', 'bounced'] as const),
        random.pick(['before', 'after'] as const),
      ])
    tell(...(await Promise.all([press(), press(), press()])))
    if (random.chance(0.2)) await finishBatches(desk.context).catch(() => undefined)
  }
  faults.splice(0)
  await finishBatches(desk.context)
  await ledgerAgrees(desk.database)
  for (const status of [200, 409, 500]) assert.ok((told.get(status) ?? 0) > 0, `none answered ${String(status)}`)

  const { rows } = await desk.database.pool.query<{ subject: string; fen: number }>(
    `select split_part(source_id, '/', 1) as subject,
            sum(case when debit = 'payable:person' then amount_fen else -amount_fen end)::bigint as fen
       from posting where purpose = 'payment' group by 1`,
  )
  assert.ok(rows.length > grants.length / 2, 'hardly anything was paid or came back')
  const moved = new Map(rows.map(({ subject, fen }) => [subject, fen]))
  for (const { recordId, personNo, amountFen } of grants) {
    const paid = (await stateOf(desk.context, personNo, recordId)) === 'paid'
    assert.equal(moved.get(recordId) ?? 0, paid ? amountFen : 0, recordId)
  }
  const held = await desk.database.pool.query<{ subject_id: string; state: string }>(
    `select subject_id, state from payment_item where state in ('open', 'paid')`,
  )
  const bounced = await desk.database.pool.query(`select from payment_item where paid_day is not null`)
  assert.ok(bounced.rows.length > 0, 'nothing came back after it was paid')
  const numbers = held.rows.map(({ subject_id }) => subject_id)
  assert.equal(new Set(numbers).size, numbers.length, 'no record is in two batches, and none is paid twice')
})
