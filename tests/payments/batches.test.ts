/** 付款 over HTTP, from what waits to what the bank paid and sent back; and what the books say of it. */
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import type { PaymentBatchMessage } from '@yidi/contracts'
import { bookBalances } from '../../apps/server/src/money/ledger/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { approveGrant, changeAccount, stateOf } from './grant.ts'
import { confirmedBatch, openDesk, payee, people, today } from './world.ts'

const desk = await openDesk()
const { database } = desk

/** What the pool's book holds of these accounts, in fen. */
async function balances(): Promise<{ owed: number; bank: number }> {
  const rows = await bookBalances(database, '330100')
  const of = (name: string) => rows.find(({ account }) => account === name)?.balanceFen ?? 0
  return { owed: of('payable:person'), bank: of('bank:expenditure') }
}

const audited = async (batchId: string) => {
  const { rows } = await database.pool.query<{ action: string; actor: string; detail: object }>(
    'select action, actor, detail from office_audit where subject_id = $1 order by audit_no',
    [batchId],
  )
  return rows.map(({ action, actor }) => `${action} ${actor}`)
}

test('what waits is drawn by one, confirmed by another, paid and returned; the books follow', async () => {
  const [first, second] = [await desk.grant(123456), await desk.grant(10)]
  const open = await desk.waiting()
  assert.deepEqual(
    open.orders.map(({ subjectId, amount }) => [subjectId, amount]),
    [
      [first, '1234.56'],
      [second, '0.10'],
    ],
  )
  assert.equal(open.total, '1234.66')
  assert.deepEqual(
    [open.orders[0]?.holder, open.orders[0]?.account, open.orders[0]?.kindTitle],
    ['演***', '****2333', '演示补助'],
  )
  const drawn = await desk.ask('first', '/batches', { subjects: [first, second] })
  assert.deepEqual([drawn.state, drawn.count, drawn.total, drawn.open], ['drawn', 2, '1234.66', 2])
  assert.deepEqual(drawn.allowed, ['drop', 'remove'], 'whoever drew it does not confirm it')
  assert.deepEqual((await desk.waiting()).orders, [])
  assert.equal(await stateOf(desk.context, people[0], first), 'paying')
  const seen = await desk.ask('second', `/batches/${drawn.batchId}`)
  assert.deepEqual(seen.allowed, ['confirm', 'drop', 'remove'])
  assert.doesNotMatch(JSON.stringify(seen), new RegExp(`${payee.account}|${payee.holder}`))

  const confirmed = await desk.ask('second', `/batches/${drawn.batchId}/confirm`, {})
  assert.deepEqual([confirmed.state, confirmed.confirmedBy], ['confirmed', 'pay-second'])
  assert.deepEqual(await balances(), { owed: 123466, bank: 0 })

  const paid = await desk.ask('first', `/batches/${drawn.batchId}/items/1/paid`, { day: today })
  assert.deepEqual([paid.state, paid.paid, paid.open], ['confirmed', '1234.56', 1])
  assert.deepEqual(await balances(), { owed: 10, bank: -123456 })
  const ended = await desk.ask('first', `/batches/${drawn.batchId}/items/2/returned`, {
    ...{ day: today, reason: 'other', words: '账户冻结' },
  })
  assert.deepEqual([ended.state, ended.returned, ended.allowed], ['ended', '0.10', ['file', 'bounce']])
  assert.deepEqual(
    ended.items.map(({ state, day, reasonTitle, words }) => [state, day, reasonTitle, words]),
    [
      ['paid', today, null, null],
      ['returned', today, '其他原因', '账户冻结'],
    ],
  )
  assert.deepEqual(
    [await stateOf(desk.context, people[0], first), await stateOf(desk.context, people[1], second)],
    ['paid', 'payment-returned'],
  )
  assert.deepEqual(await balances(), { owed: 10, bank: -123456 })
  assert.deepEqual(await audited(drawn.batchId), [
    ...['payment.draw pay-first', 'payment.confirm pay-second'],
    ...['payment.paid pay-first', 'payment.returned pay-first'],
  ])
  await ledgerAgrees(database)

  // With another account it waits again, and is paid by another batch.
  await changeAccount(desk.context, { personNo: people[1], recordId: second, payee })
  const again = await confirmedBatch(desk, [second])
  const all = await desk.ask('first', `/batches/${again.batchId}/paid`, { day: today })
  assert.deepEqual([all.state, all.paid], ['ended', '0.10'])
  assert.deepEqual(await balances(), { owed: 0, bank: -123466 })
  await ledgerAgrees(database)
})

test('a batch that is not confirmed gives its records back, whole or one by one', async () => {
  const subjects = [await desk.grant(100), await desk.grant(200), await desk.grant(300)]
  const drawn = await desk.ask('first', '/batches', { subjects })
  const less = await desk.ask('second', `/batches/${drawn.batchId}/items/2/remove`, {})
  assert.deepEqual([less.state, less.count, less.total], ['drawn', 2, '4.00'])
  assert.equal(less.items[1]?.state, 'let-go')
  assert.deepEqual(
    (await desk.waiting()).orders.map(({ subjectId }) => subjectId),
    [subjects[1]],
  )
  const dropped = await desk.ask('first', `/batches/${drawn.batchId}/drop`, {})
  assert.deepEqual([dropped.state, dropped.count, dropped.allowed], ['dropped', 0, []])
  assert.deepEqual((await desk.waiting()).orders.map(({ subjectId }) => subjectId).sort(), subjects)
  // The last one that is taken out leaves nothing to confirm.
  const one = await desk.ask('first', '/batches', { subjects: [subjects[0]] })
  assert.equal((await desk.ask('first', `/batches/${one.batchId}/items/1/remove`, {})).state, 'dropped')
  const all = await confirmedBatch(desk, subjects)
  await desk.ask('first', `/batches/${all.batchId}/paid`, { day: today })
  await ledgerAgrees(database)
})

test('the file: the usual columns, whole accounts, totals and a control sum; each taking is on record', async () => {
  const subjects = [
    await desk.grant(100000),
    await desk.grant(5, people[0], { ...payee, holder: '=演示', account: '0012' }),
  ]
  const { batchId, controlSum } = await confirmedBatch(desk, subjects)
  const csv = (await desk.inject('first', `/batches/${batchId}/file.csv`)).body
  const lines = csv.replace('\uFEFF', '').split('\r\n')
  assert.deepEqual(lines, [
    '序号,户名,账号,开户行,金额,用途',
    `1,演示甲一,6222000011112222333,演示银行杭州分行,1000.00,补助 ${subjects[0]!} ${batchId}`,
    `2,'=演示,0012,演示银行杭州分行,0.05,补助 ${subjects[1]!} ${batchId}`,
    `合计,2 笔,,,1000.05,校验和 ${controlSum!}`,
    '',
  ])
  const before = lines.slice(0, 3).join('\r\n') + '\r\n'
  assert.equal(createHash('sha256').update(before).digest('hex'), controlSum)
  const book = new ExcelJS.Workbook()
  const { rawPayload } = await desk.inject('second', `/batches/${batchId}/file.xlsx`)
  await book.xlsx.load(rawPayload as unknown as Parameters<typeof book.xlsx.load>[0])
  const sheet = book.getWorksheet('付款')!
  assert.deepEqual(
    [2, 4].map((row) => [1, 3, 5].map((column) => sheet.getCell(row, column).value)),
    [
      ['1', payee.account, '1000.00'],
      ['合计', '', '1000.05'],
    ],
  )
  assert.deepEqual((await audited(batchId)).slice(-2), ['payment.file pay-first', 'payment.file pay-second'])
  const { fileTakenAt } = await desk.ask('audit', `/batches/${batchId}`)
  assert.equal(fileTakenAt, desk.clock.now().toISOString())
  const { rows } = await database.pool.query<{ text: string }>(
    `select i::text as text from payment_item i union all select a::text from office_audit a
      union all select encode(k.reply, 'escape') from idempotency_key k`,
  )
  assert.ok(
    rows.every(({ text }) => !text.includes(payee.account) && !text.includes(payee.holder)),
    'payees lie sealed',
  )
  await desk.ask('first', `/batches/${batchId}/paid`, { day: today })
})

test('the same command again gets the same answer and does nothing twice', async () => {
  const subjects = [await desk.grant(700)]
  const key = randomUUID()
  const draw = () => desk.ask('first', '/batches', { subjects }, key)
  const drawn = await draw()
  assert.equal((await draw()).batchId, drawn.batchId)
  const confirmKey = randomUUID()
  const confirm = () => desk.ask('second', `/batches/${drawn.batchId}/confirm`, {}, confirmKey)
  await confirm()
  assert.equal((await confirm()).state, 'confirmed')
  const payKey = randomUUID()
  const pay = () => desk.ask('first', `/batches/${drawn.batchId}/items/1/paid`, { day: today }, payKey)
  const answers = await Promise.all([pay(), pay(), pay()])
  assert.deepEqual(
    answers.map(({ state }) => state),
    ['ended', 'ended', 'ended'],
  )
  const { rows } = await database.pool.query(`select from posting where source_id = $1`, [
    `${subjects[0]!}/payment/${drawn.batchId}`,
  ])
  assert.equal(rows.length, 1)
  await ledgerAgrees(database)
})

test('audit and admin look on, another pool does not, and nobody else', async () => {
  const { batchId } = await desk.ask<PaymentBatchMessage>('first', '/batches', { subjects: [await desk.grant(1)] })
  const looked = await desk.ask('audit', `/batches/${batchId}`)
  assert.deepEqual(looked.allowed, [])
  assert.equal((await desk.ask('audit', `/batches/${batchId}/drop`, {})).code, 'not-permitted')
  assert.equal((await desk.ask('audit', `/batches/${batchId}/file.csv`)).code, 'not-permitted')
  assert.equal((await desk.ask('clerk', `/batches/${batchId}`)).code, 'not-permitted')
  assert.equal((await desk.ask('elsewhere', `/batches/${batchId}`)).code, 'payment-other-pool')
  assert.deepEqual((await desk.inject('elsewhere', '')).json<{ batches: unknown[] }>().batches, [])
  await desk.ask('first', `/batches/${batchId}/drop`, {})
})

test('what was approved first stands first, in the list and in the batch, whatever its number; a batch that let go changes nothing', async () => {
  const { orders: before } = await desk.waiting()
  const approved = ['G330100-Z', 'G330100-M', 'G330100-A']
  for (const [minute, recordId] of approved.entries()) {
    desk.clock.set(`${today}T10:0${String(minute + 1)}:00+08:00`)
    await approveGrant(desk.context, { personNo: people[0], recordId, amountFen: 100, payee })
  }
  const waiting = async () => {
    const { orders } = await desk.waiting()
    return orders.slice(before.length).map(({ subjectId, waitingSince }) => [subjectId, waitingSince])
  }
  const first = await waiting()
  assert.deepEqual(first, [
    ['G330100-Z', '2026-06-20T02:01:00.000Z'],
    ['G330100-M', '2026-06-20T02:02:00.000Z'],
    ['G330100-A', '2026-06-20T02:03:00.000Z'],
  ])
  desk.clock.set(`${today}T10:05:00+08:00`)
  const { batchId, items } = await desk.ask('first', '/batches', { subjects: approved.toSorted() })
  assert.deepEqual(
    items.map(({ no, subjectId }) => [no, subjectId]),
    [
      [1, 'G330100-Z'],
      [2, 'G330100-M'],
      [3, 'G330100-A'],
    ],
  )
  await desk.ask('first', `/batches/${batchId}/drop`, {})
  assert.deepEqual(await waiting(), first)
})
