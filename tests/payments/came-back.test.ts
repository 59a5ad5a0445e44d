/** What the bank had paid and sends back days later: by the desk or by its next file, in an ended batch too, and once. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { bookBalances } from '../../apps/server/src/money/ledger/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { changeAccount, stateOf } from './grant.ts'
import { confirmedBatch, openDesk, payee, people, today } from './world.ts'

const desk = await openDesk()
const { database } = desk
/** The day on which the bank paid; what comes back comes today. */
const earlier = '2026-06-15'
const back = { day: today, reason: 'wrong-account' }

/** What a grant moved through the bank: day and fen, paid above nought. */
async function movedFor(subject: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ moved: string }>(
    `select booked_day || ' ' || debit || ' ' || credit || ' ' || amount_fen as moved
       from posting where purpose = 'payment' and source_id like $1 order by source_id, posting_no`,
    [`${subject}/payment/%`],
  )
  return rows.map(({ moved }) => moved)
}

/** A batch of these fen each to the first person, confirmed and paid whole some days ago. */
async function paidBatch(...amountsFen: number[]): Promise<{ batchId: string; subjects: string[]; lines: string[] }> {
  const subjects: string[] = []
  for (const amountFen of amountsFen) subjects.push(await desk.grant(amountFen, people[0]))
  const { batchId } = await confirmedBatch(desk, subjects)
  const file = (await desk.inject('first', `/batches/${batchId}/file.csv`)).body
  await database.pool.query(`update payment_batch set confirmed_at = $1 where batch_id = $2`, [
    `${earlier}T10:00:00+08:00`,
    batchId,
  ])
  const paid = await desk.ask('first', `/batches/${batchId}/paid`, { day: earlier })
  assert.equal(paid.state, 'ended', JSON.stringify(paid))
  return { batchId, subjects, lines: file.replace('\uFEFF', '').trimEnd().split('\r\n') }
}

test('an ended batch: the money goes back in the books, the record waits for another account and is paid again', async () => {
  const { batchId, subjects } = await paidBatch(123456, 200)
  const seen = await desk.ask('second', `/batches/${batchId}`)
  assert.deepEqual(seen.allowed, ['file', 'bounce'])
  const told = await desk.ask('second', `/batches/${batchId}/items/1/returned`, back)
  assert.deepEqual([told.state, told.paid, told.returned], ['ended', '2.00', '1234.56'])
  assert.deepEqual(
    told.items.map(({ state, day, paidDay, reasonTitle }) => [state, day, paidDay, reasonTitle]),
    [
      ['returned', today, earlier, '账号有误'],
      ['paid', earlier, null, null],
    ],
  )
  const subject = subjects[0]!
  assert.equal(await stateOf(desk.context, people[0], subject), 'payment-returned')
  assert.deepEqual(await movedFor(subject), [
    `${earlier} payable:person bank:expenditure 123456`,
    `${today} bank:expenditure payable:person 123456`,
  ])
  const balances = await bookBalances(database, '330100')
  assert.equal(balances.find(({ account }) => account === 'payable:person')?.balanceFen, 123456)
  await ledgerAgrees(database)

  const postings = await movedFor(subject)
  assert.equal((await desk.ask('first', `/batches/${batchId}/items/1/returned`, back)).code, 'payment-item-settled')
  assert.deepEqual(await movedFor(subject), postings)
  await changeAccount(desk.context, { personNo: people[0], recordId: subject, payee })
  const again = await confirmedBatch(desk, [subject])
  assert.equal((await desk.ask('first', `/batches/${again.batchId}/paid`, { day: today })).paid, '1234.56')
  assert.deepEqual(await movedFor(subject).then((moved) => moved.length), 3)
  // The first batch is done with it; what comes back now came from the second.
  assert.equal((await desk.ask('first', `/batches/${batchId}/items/1/returned`, back)).code, 'payment-item-settled')
  await ledgerAgrees(database)
})

test('pressed twice at once, with one key or with two: it comes back once', async () => {
  const { batchId, subjects } = await paidBatch(100, 200)
  const key = randomUUID()
  const press = (no: number, with_: string) =>
    desk.ask('first', `/batches/${batchId}/items/${String(no)}/returned`, back, with_)
  const same = await Promise.all([press(1, key), press(1, key)])
  assert.deepEqual(
    same.map(({ code }) => code),
    [undefined, undefined],
  )
  const two = await Promise.all([press(2, randomUUID()), press(2, randomUUID())])
  assert.deepEqual(two.map(({ code }) => code ?? 'done').sort(), ['done', 'payment-item-settled'])
  for (const subject of subjects) assert.equal((await movedFor(subject)).length, 2)
  await ledgerAgrees(database)
})

test('the next file of the bank says it: what it says again is left alone, what it says new comes back', async () => {
  const { batchId, subjects, lines } = await paidBatch(100, 200, 300)
  const file = (results: readonly string[]) =>
    Buffer.from(
      lines.map((line, at) => `${line},${at === 0 ? '结果,退回原因' : (results[at - 1] ?? ',')}`).join('\r\n'),
    )
  const send = (results: readonly string[]) =>
    desk.ask('first', `/batches/${batchId}/answer?day=${today}`, file(results))
  const told = await send(['成功,', '退回,账户已销户', '成功,'])
  assert.deepEqual(
    told.items.map(({ state, paidDay, reason }) => [state, paidDay, reason]),
    [
      ['paid', null, null],
      ['returned', earlier, 'account-closed'],
      ['paid', null, null],
    ],
  )
  assert.deepEqual((await send(['成功,', '退票,', ','])).items, told.items, 'the same file once more is one')
  // An older file would have it paid after all: the bank has to say so otherwise.
  assert.equal((await send(['成功,', '成功,', '成功,'])).code, 'payment-item-settled')
  assert.deepEqual(await Promise.all(subjects.map(async (subject) => (await movedFor(subject)).length)), [1, 2, 1])
  await ledgerAgrees(database)
})

test('no day before it was paid or after today, no reason without words, nothing else in an ended batch', async () => {
  const { batchId, subjects } = await paidBatch(100)
  const at = `/batches/${batchId}/items/1/returned`
  for (const day of ['2026-06-14', '2026-06-21', '2026-02-30']) {
    const told = await desk.ask('first', at, { day, reason: 'wrong-account' })
    assert.deepEqual([told.code, told.detail.includes(day)], ['payment-day-not-valid', true])
  }
  assert.equal((await desk.ask('first', at, { ...back, reason: 'other' })).code, 'payment-return-words-missing')
  assert.equal((await desk.ask('first', `/batches/${batchId}/items/1/paid`, { day: today })).code, 'payment-batch-over')
  assert.equal((await desk.ask('first', `/batches/${batchId}/paid`, { day: today })).code, 'payment-batch-over')
  assert.equal((await desk.ask('elsewhere', at, back)).code, 'payment-other-pool')
  assert.equal((await desk.inject('clerk', at, back)).statusCode, 403)
  assert.deepEqual(await movedFor(subjects[0]!), [`${earlier} payable:person bank:expenditure 100`])
  await ledgerAgrees(database)
})
