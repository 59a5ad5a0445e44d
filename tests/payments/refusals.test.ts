/** What is refused at the desk of payments: each with its own code, nothing half written. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { PaymentsMessage } from '@yidi/contracts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { closeGrant, grantKind } from './grant.ts'
import { confirmedBatch, openDesk, people, today } from './world.ts'

/** What happens to a record at the moment in which it is taken. */
const meanwhile = new Map<string, () => Promise<void>>()
const pays = grantKind.pays!
const desk = await openDesk({
  ...grantKind,
  pays: {
    ...pays,
    take: async (context, step) => {
      await meanwhile.get(step.subjectId)?.()
      return pays.take(context, step)
    },
  },
})
const { database } = desk

/** What the tables of payments hold: the same before and after a refusal. */
const kept = async () =>
  (
    await database.pool.query<{ kept: string }>(
      `select (select coalesce(string_agg(b::text, ',' order by batch_id), '') from payment_batch b)
              || (select coalesce(string_agg(i::text, ',' order by batch_id, item_no), '') from payment_item i)
              || (select count(*) from posting) as kept`,
    )
  ).rows[0]!.kept

/** Asked, it is refused so, and nothing is written. */
async function refused(code: string, detail: RegExp, ...asked: Parameters<typeof desk.ask>): Promise<void> {
  const before = await kept()
  const answer = await desk.ask(...asked)
  assert.equal(answer.code, code, JSON.stringify(answer))
  assert.match(answer.detail, detail)
  assert.equal(await kept(), before)
}

test('a second tap on 付款 finds its own batch; two clerks at once: one has all, the other nothing', async () => {
  const subjects = [await desk.grant(100), await desk.grant(200)]
  const drawn = await desk.ask('first', '/batches', { subjects })
  await refused('payment-order-taken', new RegExp(drawn.batchId), 'first', '/batches', { subjects })
  await refused('payment-order-taken', new RegExp(subjects[1]!), 'second', '/batches', { subjects: [subjects[1]] })
  await desk.ask('first', `/batches/${drawn.batchId}/drop`, {})

  const three = [...subjects, await desk.grant(300)]
  const turns = [three, [...three].reverse(), three.slice(1), [three[2]]]
  const answers = await Promise.all(turns.map((some) => desk.ask('first', '/batches', { subjects: some })))
  const made = answers.filter(({ code }) => code === undefined)
  assert.ok(made.length >= 1)
  assert.ok(answers.every(({ code }) => code === undefined || code === 'payment-order-taken'))
  const numbers = made.flatMap(({ items }) => items.map(({ subjectId }) => subjectId))
  assert.equal(new Set(numbers).size, numbers.length, 'no record is in two batches')
  assert.ok(made.every(({ items }) => items.every(({ state }) => state === 'open')))
  for (const { batchId } of made) await desk.ask('first', `/batches/${batchId}/drop`, {})
})

test('what does not wait is not drawn: paid, of another pool, unknown', async () => {
  const subject = await desk.grant(500)
  const { batchId } = await confirmedBatch(desk, [subject])
  await desk.ask('first', `/batches/${batchId}/paid`, { day: today })
  const waiting = await desk.grant(1)
  await refused('payment-order-not-waiting', new RegExp(subject), 'first', '/batches', { subjects: [waiting, subject] })
  await refused('payment-order-not-waiting', /“nothing”/, 'first', '/batches', { subjects: ['nothing'] })
  await refused('payment-other-pool', /330100/, 'elsewhere', '/batches', { subjects: [waiting] })
  await refused('request-not-valid', /./, 'first', '/batches', { subjects: [waiting, waiting] })
  await refused('request-not-valid', /./, 'first', '/batches', { subjects: [] })
  // A task that says it still waits does not make it so: the record decides, and the batch tells why it went without it.
  await database.pool.query(`update desk_task set state = 'approved' where task_id = $1`, [subject])
  await refused('payment-order-not-waiting', new RegExp(subject), 'first', '/batches', { subjects: [subject] })
})

test('a record that moved on between the look and the taking is left out, with what it said', async () => {
  const [gone, stays] = [await desk.grant(40, people[0]), await desk.grant(50, people[1])]
  meanwhile.set(gone, () => closeGrant(desk.context, { personNo: people[0], recordId: gone }))
  const drawn = await desk.ask('first', '/batches', { subjects: [gone, stays] })
  assert.deepEqual([drawn.state, drawn.count, drawn.total], ['drawn', 1, '0.50'])
  const [out] = drawn.items
  assert.deepEqual([out?.subjectId, out?.state, out?.stateTitle], [gone, 'left-out', '没有列入'])
  assert.match(out?.words ?? '', /已办结/)
  await refused('payment-item-settled', /第 1 笔没有列入/, 'first', `/batches/${drawn.batchId}/items/1/remove`, {})
  await desk.ask('first', `/batches/${drawn.batchId}/drop`, {})
  // Where none of them can be taken there is no batch.
  const alone = await desk.grant(60, people[0])
  meanwhile.set(alone, () => closeGrant(desk.context, { personNo: people[0], recordId: alone }))
  const empty = await desk.ask('first', '/batches', { subjects: [alone] })
  assert.deepEqual([empty.state, empty.count, empty.total, empty.allowed], ['dropped', 0, '0.00', []])
})

test('nobody confirms what he drew, nothing is confirmed twice, and what is confirmed is not changed', async () => {
  const drawn = await desk.ask('first', '/batches', { subjects: [await desk.grant(100), await desk.grant(200)] })
  const at = `/batches/${drawn.batchId}`
  await refused('payment-own-batch', new RegExp(drawn.batchId), 'first', `${at}/confirm`, {})
  await refused('payment-batch-not-confirmed', /取付款文件/, 'first', `${at}/file.csv`)
  await refused('payment-batch-not-confirmed', /记银行结果/, 'first', `${at}/paid`, { day: today })
  await refused('payment-item-not-found', /第 9 笔/, 'first', `${at}/items/9/remove`, {})
  await desk.ask('first', `${at}/items/1/remove`, {})
  await refused('payment-item-settled', /第 1 笔已移出/, 'first', `${at}/items/1/remove`, {})
  await desk.ask('second', `${at}/confirm`, {})
  await refused('payment-batch-confirmed', /pay-second 复核，不能再“复核”/, 'second', `${at}/confirm`, {})
  await refused('payment-batch-confirmed', /“复核”/, 'first', `${at}/confirm`, {})
  await refused('payment-batch-confirmed', /“作废”/, 'first', `${at}/drop`, {})
  await refused('payment-batch-confirmed', /“移出”/, 'first', `${at}/items/2/remove`, {})
  await desk.ask('first', `${at}/paid`, { day: today })
  await refused('payment-batch-over', /已完成，不能再“记银行结果”/, 'first', `${at}/paid`, { day: today })
  const none = await desk.ask('first', '/batches', { subjects: [await desk.grant(7)] })
  await desk.ask('first', `/batches/${none.batchId}/drop`, {})
  await refused('payment-batch-over', /已作废，不能再“复核”/, 'second', `/batches/${none.batchId}/confirm`, {})
  await refused('payment-batch-over', /已作废，不能再“取付款文件”/, 'second', `/batches/${none.batchId}/file.xlsx`)
})

test('a result is marked once, with a day that can be, and words where the list has none', async () => {
  const { batchId } = await confirmedBatch(desk, [await desk.grant(100), await desk.grant(200), await desk.grant(300)])
  const at = `/batches/${batchId}`
  for (const day of ['2026-06-19', '2026-06-21', '2026-02-30'])
    await refused('payment-day-not-valid', new RegExp(day), 'first', `${at}/items/1/paid`, { day })
  await refused('payment-return-words-missing', /其他原因/, 'first', `${at}/items/1/returned`, {
    ...{ day: today, reason: 'other', words: ' ' },
  })
  await refused('request-not-valid', /./, 'first', `${at}/items/1/returned`, { day: today, reason: 'lost' })
  await desk.ask('first', `${at}/items/1/paid`, { day: today })
  await desk.ask('first', `${at}/items/2/returned`, { day: today, reason: 'name-does-not-fit' })
  await refused('payment-item-settled', /第 1 笔已付/, 'second', `${at}/items/1/paid`, { day: today })
  await refused('payment-item-settled', /第 2 笔已退回/, 'first', `${at}/items/2/paid`, { day: today })
  await refused('payment-item-settled', /第 2 笔已退回/, 'second', `${at}/items/2/returned`, {
    ...{ day: today, reason: 'account-closed' },
  })
  await refused('payment-item-not-found', /第 4 笔/, 'first', `${at}/items/4/paid`, { day: today })
  // Two at once say opposite things of the last: what the bank returned stays returned, whether it was paid a moment before or not.
  const [paid, returned] = await Promise.all([
    desk.ask('first', `${at}/items/3/paid`, { day: today }),
    desk.ask('second', `${at}/items/3/returned`, { day: today, reason: 'account-closed' }),
  ])
  const settled = [undefined, 'payment-item-settled', 'payment-batch-over']
  assert.ok(settled.includes(paid.code), paid.code)
  if (returned.code !== undefined) {
    assert.equal(returned.code, 'payment-item-settled')
    await desk.ask('second', `${at}/items/3/returned`, { day: today, reason: 'account-closed' })
  }
  assert.equal((await desk.ask('first', at)).items[2]?.state, 'returned')
  await ledgerAgrees(database)
})

test('a batch with something under way is neither confirmed nor dropped', async () => {
  const { batchId } = await desk.ask('first', '/batches', { subjects: [await desk.grant(100), await desk.grant(200)] })
  // Another command holds the batch, takes an item out of it and is not done with the record yet.
  for (const [who, verb] of [
    ['second', 'confirm'],
    ['first', 'drop'],
  ] as const) {
    const other = await database.pool.connect()
    await other.query('begin')
    await other.query('select from payment_batch where batch_id = $1 for update', [batchId])
    const asked = desk.ask(who, `/batches/${batchId}/${verb}`, {})
    await somebodyWaits()
    await other.query(`update payment_item set state = 'letting-go' where batch_id = $1 and item_no = 1`, [batchId])
    await other.query('commit')
    const answer = await asked
    assert.deepEqual([answer.code, answer.detail], ['payment-batch-busy', `批次 ${batchId} 还有 1 笔正在处理。`])
    await other.query(`update payment_item set state = 'open' where batch_id = $1 and item_no = 1`, [batchId])
    other.release()
  }
  assert.equal((await desk.ask('first', `/batches/${batchId}/drop`, {})).state, 'dropped')
})

/** Resolves when a statement in this database waits for a lock. */
async function somebodyWaits(): Promise<void> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await database.pool.query(waiting)).rows.length === 0) await new Promise((done) => setTimeout(done, 5))
}

test('a batch that is not there, or another pool’s, is said to be so', async () => {
  const { batchId } = await desk.ask('first', '/batches', { subjects: [await desk.grant(100)] })
  await refused('payment-batch-not-found', /F330100-none/, 'first', '/batches/F330100-none')
  await refused('payment-batch-not-found', /F330100-none/, 'first', '/batches/F330100-none/paid', { day: today })
  const answer = Buffer.from('序号,户名,账号,开户行,金额,用途,结果\r\n合计,0 笔,,,0.00,校验和 ' + '0'.repeat(64))
  for (const [command, body] of [
    ['/drop', {}],
    ['/confirm', {}],
    [`/answer?day=${today}`, answer],
  ] as const)
    await refused('payment-other-pool', /330100/, 'elsewhere', `/batches/${batchId}${command}`, body)
})

test('the same key with something else is refused, and the list shows each its own', async () => {
  const key = randomUUID()
  const subject = await desk.grant(9)
  await desk.ask('first', '/batches', { subjects: [subject] }, key)
  await refused('idempotency-key-reused', /./, 'first', '/batches', { subjects: [await desk.grant(8)] }, key)
  const own = await desk.waiting()
  assert.ok(own.batches.length > 5 && own.batches.every(({ pool }) => pool === '330100'))
  const elsewhere = (await desk.inject('elsewhere', '')).json<PaymentsMessage>()
  assert.deepEqual([elsewhere.orders, elsewhere.batches, elsewhere.total], [[], [], '0.00'])
})
