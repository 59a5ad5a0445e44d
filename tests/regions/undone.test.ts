/** What a clearing withdrew of a settlement that is undone comes back once, and the undo of it is in no clearing twice. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ledgerAgrees } from '../hospital/checks.ts'
import { people } from '../hospital/hospital.ts'
import { shanghai, undo } from '../monthly/world.ts'
import { fenOf, insured, openRegions, settleEmergency, treating, url } from './world.ts'

const desk = '/api/desk/monthly'

/** Two stays of people of Hangzhou in Shanghai in June, approved and paid in July, and the list of them sent. */
async function openList() {
  const regions = await openRegions()
  const stay = await settleEmergency(regions.hospital, people.active, 20_000)
  await settleEmergency(regions.hospital, people.retiredWithFiling, 10_000)
  await regions.moveTo('2026-07-02T02:00:00Z')
  await regions.approveMonth('2026-06')
  await regions.account()
  const { batchId } = await regions.batch()
  await regions.ask('pays', `/api/desk/payments/batches/${batchId}/paid`, { day: '2026-07-02' })
  const drawn = await regions.draw('2026-06')
  const line = drawn.lines.find(({ settlement }) => settlement === stay.id)!
  const id = drawn.clearingId
  await regions.step('pays', id, 'send')
  /** The pool disputes the stay and confirms the other. */
  const dispute = async () => {
    await regions.step('homePays', id, 'dispute', { no: line.no, reason: 'not-insured', words: '停保' })
    await regions.step('homePays', id, 'confirm')
    await regions.step('homePays', id, 'hand-in')
  }
  const answer = (withdraw: boolean) => ({ no: line.no, withdraw, words: '核实' })
  return { ...regions, stay, line, id, dispute, answer, undo: () => undo(regions.hospital, people.active, stay) }
}

test('withdrawn after the payment, then undone: the institution owes it once, the pool owes nothing for it', async () => {
  const regions = await openList()
  const { id, line } = regions
  await regions.dispute()
  const answered = await regions.step('pays', id, 'answer', regions.answer(true))
  const withdrawn = fenOf(answered.lines.find(({ no }) => no === line.no)!.withdrawn)
  assert.ok(withdrawn > 0)
  const other = fenOf(answered.lines.find(({ no }) => no !== line.no)!.amount)
  await regions.undo()
  await regions.moveTo('2026-08-03T02:00:00Z')
  await regions.approveMonth('2026-07')
  const { applications } = await regions.list()
  const july = applications.find(({ month }) => month === '2026-07')!
  assert.equal(fenOf(july.restored), withdrawn)
  // It was paid for a stay that is not: that, and no more, is what it owes.
  assert.equal(await regions.owed(), other)
  assert.equal(await regions.balance(treating, `payable:institution:${shanghai}`), -fenOf(line.amount))
  // The account's part was maintained and is confirmed; the undo takes it back in the next clearing.
  await regions.step('homePays', id, 'confirm')
  const { due } = await regions.step('homePays', id, 'hand-in')
  assert.equal(fenOf(due!), other + fenOf(line.amount) - withdrawn)
  await ledgerAgrees(regions.db)
})

test('the undo is approved first: the region cannot withdraw what the undo takes back whole', async () => {
  const regions = await openList()
  const { id, line } = regions
  await regions.undo()
  await regions.dispute()
  await regions.moveTo('2026-08-03T02:00:00Z')
  await regions.approveMonth('2026-07')
  const said = await regions.refused('clearing-line-undone', 'pays', `${url}/${id}/answer`, regions.answer(true))
  assert.match(said, new RegExp(`第 ${String(line.no)} 笔已经撤销`))
  await regions.step('pays', id, 'answer', regions.answer(false))
  await regions.step('homePays', id, 'confirm')
  const { due } = await regions.step('homePays', id, 'hand-in')
  await regions.step('elsewhere', id, 'approve', { due: due! })
  await regions.deposit(due!, '2026-08-03')
  await regions.step('homePays', id, 'pay-prepaid')
  // The pool has paid the stay; its undo waits to be taken off the next list.
  assert.equal(await regions.owed(), -fenOf(line.amount))
  await ledgerAgrees(regions.db)
})

test('refused in part by the audit, cleared, then undone: the next list takes back what was cleared', async () => {
  const regions = await openRegions()
  const stay = await settleEmergency(regions.hospital, people.active, 20_000)
  await regions.moveTo('2026-07-02T02:00:00Z')
  const { applicationId, payable } = await regions.apply('own', '2026-06')
  const at = (action: string) => `${desk}/${applicationId}/${action}`
  const refusal = { no: 1, decision: 'refused', amount: '500.00', reason: 'no-proof' }
  await regions.ask('audits', at('decide'), { lines: [refusal] })
  await regions.ask('audits', at('conclude'), {})
  await regions.ask('own', `/api/institution/monthly/${applicationId}/accept`, {})
  await regions.ask('approves', at('approve'), { refused: '500.00' })
  const { clearingId: id, due } = await regions.confirmed('2026-06')
  assert.equal(fenOf(due!), fenOf(payable) - 50_000)
  await regions.step('elsewhere', id, 'approve', { due: due! })
  await regions.deposit(due!, '2026-07-02')
  await regions.step('homePays', id, 'pay-prepaid')
  await undo(regions.hospital, people.active, stay)
  await settleEmergency(regions.hospital, people.retiredWithFiling, 30_000, ['2026-07-01', '2026-07-02'])
  await regions.moveTo('2026-08-03T02:00:00Z')
  await regions.approveMonth('2026-07')
  const next = await regions.draw('2026-07')
  const undone = next.lines.find(({ amount }) => amount.startsWith('-'))!
  assert.equal(undone.amount, `-${due!}`)
  assert.deepEqual([undone.undoes, undone.restored], [true, '500.00'])
  assert.equal(fenOf(next.gross), await regions.owed())
  await ledgerAgrees(regions.db)
  const paper = await regions.inject('homePays', `${url}/${next.clearingId}/statement.pdf`)
  assert.equal(paper.statusCode, 200)
  assert.equal(await regions.balance(insured, `payable:region:${treating}`), fenOf(next.gross))
})
