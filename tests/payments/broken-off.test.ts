/** A server that is killed in the middle of a batch: pressing again, or the job of the next start, finishes it, and nothing is done twice. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { finishBatches } from '../../apps/server/src/money/payments/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { faultyKind } from './faults.ts'
import { stateOf } from './grant.ts'
import { confirmedBatch, openDesk, people, today } from './world.ts'

const { kind, faults } = faultyKind()
const desk = await openDesk(kind)
const { database } = desk
const whens = ['before', 'after'] as const

const postingsOf = async (subject: string) =>
  (await database.pool.query('select from posting where source_id like $1', [`${subject}/payment/%`])).rows.length

/** Breaks off once; what the caller sees is a fault of the server and no answer. */
async function breaksOff(asked: () => ReturnType<typeof desk.inject>): Promise<void> {
  assert.equal((await asked()).statusCode, 500)
  assert.deepEqual(faults, [], 'it was that step which broke off')
}

for (const when of whens) {
  test(`between the batch and the record's own command (${when} it): pressing again finishes the batch`, async () => {
    const [first, second] = [await desk.grant(100, people[0]), await desk.grant(200, people[0])]
    const key = randomUUID()
    const draw = () => desk.inject('first', '/batches', { subjects: [first, second] }, key)
    faults.push(['take', when])
    await breaksOff(draw)
    assert.equal(await stateOf(desk.context, people[0], first), when === 'after' ? 'paying' : 'approved')
    // Nobody else gets what the half-made batch holds, whatever the record says yet.
    const other = await desk.ask('second', '/batches', { subjects: [second] })
    assert.equal(other.code, 'payment-order-taken')
    assert.deepEqual((await desk.waiting()).orders, [])

    const batch = (await draw()).json<{ batchId: string; items: { state: string }[] }>()
    assert.deepEqual(
      batch.items.map(({ state }) => state),
      ['open', 'open'],
    )
    await desk.ask('second', `/batches/${batch.batchId}/confirm`, {})
    await desk.ask('first', `/batches/${batch.batchId}/paid`, { day: today })
    await ledgerAgrees(database)
  })

  test(`the next start finishes what was left (${when}): taken, let go, paid, returned`, async () => {
    const subjects = [await desk.grant(300, people[1]), await desk.grant(400, people[1])]
    faults.push(['take', when])
    await breaksOff(() => desk.inject('first', '/batches', { subjects }))
    await finishBatches(desk.context)
    const { batchId } = (await desk.waiting()).batches.find(({ state }) => state === 'drawn')!
    const drawn = await desk.ask('first', `/batches/${batchId}`)
    assert.deepEqual([drawn.count, drawn.total], [2, '7.00'])

    faults.push(['letGo', when])
    await breaksOff(() => desk.inject('first', `/batches/${batchId}/drop`, {}))
    await finishBatches(desk.context)
    assert.equal((await desk.ask('first', `/batches/${batchId}`)).state, 'dropped')
    assert.deepEqual((await desk.waiting()).orders.length, 2)

    const next = await confirmedBatch(desk, subjects)
    faults.push(['paid', when])
    await breaksOff(() => desk.inject('first', `/batches/${next.batchId}/items/1/paid`, { day: today }))
    await ledgerAgrees(database)
    // Whoever takes it for not done and says it again is told that it is under way, or done.
    const again = await desk.ask('second', `/batches/${next.batchId}/items/1/paid`, { day: today })
    assert.equal(again.code, 'payment-item-settled')
    await finishBatches(desk.context)
    faults.push(['returned', when])
    await breaksOff(() =>
      desk.inject('first', `/batches/${next.batchId}/items/2/returned`, { day: today, reason: 'wrong-account' }),
    )
    await finishBatches(desk.context)
    const ended = await desk.ask('first', `/batches/${next.batchId}`)
    assert.deepEqual([ended.state, ended.paid, ended.returned], ['ended', '3.00', '4.00'])
    assert.deepEqual([await postingsOf(subjects[0]!), await postingsOf(subjects[1]!)], [1, 2])
    await ledgerAgrees(database)

    // What was paid comes back, and the server is killed over it: it comes back once.
    const key = randomUUID()
    const back = () =>
      desk.inject('first', `/batches/${next.batchId}/items/1/returned`, { day: today, reason: 'account-closed' }, key)
    faults.push(['bounced', when])
    await breaksOff(back)
    await ledgerAgrees(database)
    assert.equal((await back()).json<{ returned: string }>().returned, '7.00')
    assert.equal(await postingsOf(subjects[0]!), 2)
    assert.equal(await stateOf(desk.context, people[1], subjects[0]!), 'payment-returned')
    await ledgerAgrees(database)
  })
}

test('a batch that cannot be finished keeps no other from it', async () => {
  const subjects = [await desk.grant(500, people[2]), await desk.grant(600, people[2])]
  for (const subject of subjects) {
    faults.push(['take', 'before'])
    await breaksOff(() => desk.inject('first', '/batches', { subjects: [subject] }))
  }
  faults.push(['take', 'before'])
  await assert.rejects(finishBatches(desk.context), /1 batches of payments are not finished/)
  const states = await Promise.all(subjects.map((subject) => stateOf(desk.context, people[2], subject)))
  assert.deepEqual(states.sort(), ['approved', 'paying'])
  await finishBatches(desk.context)
  for (const subject of subjects) assert.equal(await stateOf(desk.context, people[2], subject), 'paying')
})
