/** Two regions clear a month: drawn, disputed in part, withdrawn, confirmed, approved and paid; nothing is left between them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PaymentBatchMessage, PrepaidMessage } from '@yidi/contracts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { people } from '../hospital/hospital.ts'
import { settleStay, undo } from '../monthly/world.ts'
import { fenOf, insured, openRegions, settleEmergency, treating, url } from './world.ts'

/** Two stays of people of Hangzhou in Shanghai in June, approved in July. */
async function openTwoStays() {
  const regions = await openRegions()
  const first = await settleStay(regions.hospital, people.retiredWithFiling, 10_000)
  await settleEmergency(regions.hospital, people.active, 20_000)
  await regions.moveTo('2026-07-02T02:00:00Z')
  await regions.approveMonth('2026-06')
  return { ...regions, first }
}

test('two regions clear a month: one line disputed and withdrawn, the rest paid by the bank; nothing is owed any more', async () => {
  const regions = await openTwoStays()
  const { flows } = await regions.listing('pays')
  const owed = await regions.owed()
  assert.deepEqual(
    flows.map(({ region, pool, owed: fen, months }) => [region, pool, fenOf(fen), months.map(({ month }) => month)]),
    [[treating, insured, owed, ['2026-06']]],
  )
  const drawn = await regions.draw('2026-06')
  assert.equal(drawn.state, 'drawn')
  assert.equal(fenOf(drawn.gross), owed)
  assert.equal(drawn.count, 2)
  const id = drawn.clearingId
  await regions.figure('clearing.confirm-days', 5, insured)
  const sent = await regions.step('pays', id, 'send')
  // Thursday; five working days.
  assert.equal(sent.dueDay, '2026-07-09')
  const atDesk = await regions.ask<object>('homePays', '/api/desk/tasks')
  assert.ok(JSON.stringify(atDesk).includes(id), 'it waits at the desk of the pool')
  const said = { no: 1, reason: 'not-insured', words: '当天已停保' }
  await regions.step('homePays', id, 'dispute', said)
  await regions.step('homePays', id, 'confirm')
  const disputed = await regions.step('homePays', id, 'hand-in')
  assert.equal(disputed.state, 'disputed')
  assert.deepEqual(disputed.counts, { open: 0, confirmed: 1, disputed: 1, withdrawn: 0 })
  const answered = await regions.step('pays', id, 'answer', { no: 1, withdraw: true, words: '核实无误，撤下' })
  assert.equal(answered.state, 'sent')
  const [line] = answered.lines
  assert.ok(fenOf(line!.withdrawn) > 0)
  // What a personal account paid is never taken back.
  if (line!.state === 'maintained') await regions.step('homePays', id, 'confirm', { lines: [1] })
  const handed = await regions.step('homePays', id, 'hand-in')
  assert.equal(handed.state, 'confirmed')
  assert.equal(fenOf(handed.due!), owed - fenOf(line!.withdrawn))
  assert.equal(await regions.owed(), fenOf(handed.due!))
  assert.equal(await regions.owed(), fenOf(handed.due!))
  await regions.step('elsewhere', id, 'approve', { due: handed.due! })
  await regions.regionAccount()
  const { batchId } = await regions.batch(['homePays', 'homePaysToo'])
  await regions.ask<PaymentBatchMessage>('homePays', `/api/desk/payments/batches/${batchId}/paid`, {
    day: '2026-07-02',
  })
  const paid = await regions.see('pays', id)
  assert.equal(paid.state, 'paid')
  assert.equal(await regions.owed(), 0)
  assert.equal(await regions.balance(treating, 'bank:expenditure'), fenOf(handed.due!))
  assert.equal(await regions.balance(insured, 'bank:expenditure'), -fenOf(handed.due!))
  const carried = await regions.db.kysely.selectFrom('monthly_carry').select(['amount_fen', 'taken_by']).execute()
  assert.deepEqual(carried, [{ amount_fen: -fenOf(line!.withdrawn), taken_by: null }])
  await ledgerAgrees(regions.db)
  const bytes = await regions.inject('homePays', `${url}/${id}/statement.pdf`)
  assert.equal(bytes.statusCode, 200)
  assert.equal((await regions.inject('pays', `${url}/${id}/statement.xlsx`)).statusCode, 200)
})

test('it comes back from the bank, is owed again, and goes to the new account', async () => {
  const regions = await openTwoStays()
  const { clearingId: id, due } = await regions.confirmed('2026-06')
  await regions.step('elsewhere', id, 'approve', { due: due! })
  await regions.regionAccount()
  const { batchId } = await regions.batch(['homePays', 'homePaysToo'])
  const at = `/api/desk/payments/batches/${batchId}`
  const { items } = await regions.ask<PaymentBatchMessage>('homePays', `${at}/paid`, { day: '2026-07-02' })
  await regions.ask('homePays', `${at}/items/${String(items[0]!.no)}/returned`, {
    ...{ day: '2026-07-02', reason: 'account-closed', words: '' },
  })
  assert.equal((await regions.see('pays', id)).state, 'payment-returned')
  assert.equal(await regions.owed(), fenOf(due!))
  await ledgerAgrees(regions.db)
  await regions.regionAccount('6222000011112222444')
  assert.equal((await regions.see('pays', id)).state, 'approved')
})

test('what is prepaid pays a clearing, and is returned; it warns as the figures say', async () => {
  const regions = await openTwoStays()
  const { clearingId: id, due } = await regions.confirmed('2026-06')
  await regions.step('elsewhere', id, 'approve', { due: due! })
  const dueFen = fenOf(due!)
  assert.match(
    await regions.refused('prepaid-not-enough', 'homePays', `${url}/${id}/pay-prepaid`),
    /预付金余额 0\.00 元/,
  )
  await regions.deposit(((dueFen + 5000) / 100).toFixed(2), '2026-07-02')
  assert.equal(await regions.prepaid(), dueFen + 5000)
  const level = async () =>
    (await regions.ask<PrepaidMessage>('pays', '/api/desk/prepaid')).funds.map((fund) => fund.level)
  assert.deepEqual(await level(), ['ok'])
  await regions.figure('clearing.prepaid-yellow', 500_000)
  assert.deepEqual(await level(), ['yellow'])
  await regions.figure('clearing.prepaid-red', 900_000)
  assert.deepEqual(await level(), ['red'])
  assert.equal((await regions.step('homePays', id, 'pay-prepaid')).state, 'paid')
  assert.deepEqual([await regions.owed(), await regions.prepaid()], [0, 5000])
  assert.deepEqual(await level(), ['ok'])
  const back = { kind: 'return', other: insured, amount: '50.00', document: '年度清算' }
  const { records } = await regions.ask<PrepaidMessage>('pays', '/api/desk/prepaid', back)
  await regions.ask('paysToo', `/api/desk/prepaid/${records[0]!.recordId}/confirm`, {
    reference: 'B',
    day: '2026-07-02',
  })
  assert.equal(await regions.prepaid(), 0)
  await ledgerAgrees(regions.db)
})

test('what was undone later is taken off the next clearing; where nothing is to be paid the lines wait', async () => {
  const regions = await openTwoStays()
  const { clearingId: id, due } = await regions.confirmed('2026-06')
  await regions.step('elsewhere', id, 'approve', { due: due! })
  await regions.deposit(due!, '2026-07-02')
  await regions.step('homePays', id, 'pay-prepaid')
  await undo(regions.hospital, people.retiredWithFiling, regions.first)
  await regions.moveTo('2026-08-03T02:00:00Z')
  await regions.approveMonth('2026-07')
  assert.ok((await regions.owed()) < 0)
  await regions.refused('clearing-not-positive', 'pays', url, { pool: insured, month: '2026-07' })
  await settleEmergency(regions.hospital, people.active, 30_000, ['2026-08-01', '2026-08-02'])
  await regions.moveTo('2026-09-02T02:00:00Z')
  await regions.approveMonth('2026-08')
  const next = await regions.confirmed('2026-08')
  assert.equal(next.count, 2)
  assert.equal(fenOf(next.due!), await regions.owed())
  await ledgerAgrees(regions.db)
})

test('a year is closed when everything of it is cleared, with the prepaid fund at the level that was set', async () => {
  const regions = await openTwoStays()
  const { clearingId: id, due } = await regions.confirmed('2026-06')
  await regions.step('elsewhere', id, 'approve', { due: due! })
  const close = { kind: 'year-close', other: treating, amount: '0', document: '年度清算', year: '2026' }
  const prepaid = '/api/desk/prepaid'
  await regions.refused('prepaid-year-not-over', 'homePays', prepaid, close)
  await regions.moveTo('2027-01-04T02:00:00Z')
  const open = await regions.refused('prepaid-year-open', 'homePays', prepaid, close)
  assert.match(open, new RegExp(`清算 ${id}`))
  await regions.deposit(((fenOf(due!) + 100) / 100).toFixed(2), '2027-01-04')
  await regions.step('homePays', id, 'pay-prepaid')
  const { records } = await regions.ask<PrepaidMessage>('homePays', prepaid, close)
  assert.match(
    await regions.refused('prepaid-year-closed', 'homePays', prepaid, close),
    new RegExp(records[0]!.recordId),
  )
  const confirm = `${prepaid}/${records[0]!.recordId}/confirm`
  const none = { reference: '', day: '' }
  assert.match(
    await regions.refused('prepaid-level-differs', 'homePaysToo', confirm, none),
    /余额 1\.00 元，定下留 0\.00 元/,
  )
  const back = { kind: 'return', other: insured, amount: '1.00', document: '年度清算' }
  const returned = await regions.ask<PrepaidMessage>('pays', prepaid, back)
  const bank = { reference: 'B', day: '2027-01-04' }
  await regions.ask('paysToo', `${prepaid}/${returned.records[0]!.recordId}/confirm`, bank)
  const closed = await regions.ask<PrepaidMessage>('homePaysToo', confirm, none)
  assert.equal(closed.records.find(({ kind }) => kind === 'year-close')?.state, 'done')
  await ledgerAgrees(regions.db)
})

test('a maintained line is confirmed, not disputed again; the approver sends back what was confirmed', async () => {
  const regions = await openTwoStays()
  const { clearingId: id } = await regions.draw('2026-06')
  await regions.step('pays', id, 'send')
  await regions.step('homePays', id, 'dispute', { no: 2, reason: 'amount-differs', words: '少一项' })
  await regions.step('homePays', id, 'confirm')
  await regions.step('homePays', id, 'hand-in')
  const kept = await regions.step('pays', id, 'answer', { no: 2, withdraw: false, words: '有票据' })
  assert.deepEqual([kept.state, kept.lines[1]!.state, kept.withdrawn], ['sent', 'maintained', '0.00'])
  const again = { no: 2, reason: 'amount-differs', words: '还是少' }
  await regions.refused('clearing-line-disputed', 'homePays', `${url}/${id}/dispute`, again)
  await regions.refused('clearing-lines-open', 'homePays', `${url}/${id}/hand-in`)
  await regions.step('homePays', id, 'confirm', { lines: [2] })
  await regions.step('homePays', id, 'hand-in')
  const back = await regions.step('elsewhere', id, 'return', { words: '请再核对' })
  assert.deepEqual([back.state, back.counts.open], ['sent', 2])
})
