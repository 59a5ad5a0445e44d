/**
 * What an audit took off a settlement that is undone is given back once: the institution keeps nothing, the fund pays nothing, and
 * nobody owes the refused part a second time. Cases: 5,904.00 paid by the fund, 500.00 refused.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookBalances } from '../../apps/server/src/money/ledger/index.ts'
import { approvedFiling } from '../../apps/server/src/filing/record/index.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { people } from '../hospital/hospital.ts'
import { openMonth, settleStay, shanghai, undo } from './world.ts'

const desk = '/api/desk/monthly'
const person = people.active

/** One stay of June in Shanghai, of which the fund of Hangzhou pays 5,904.00. */
async function openStay() {
  const month = await openMonth()
  const filing = {
    pool: '330100',
    type: 'temporary',
    destination: '310100',
    from: '2026-06-10',
    to: '2026-12-31',
  } as const
  const by = { role: 'citizen', kind: 'person', id: person } as const
  const changes = { filing_action: approvedFiling(filing, filing.from, by) }
  await commitForPerson(month.db, { personNo: person, at: month.clock.now(), changes, audit: [] })
  // The filing is temporary: 20 % first, 800.00, then 82 % of 7,200.00.
  const stay = await settleStay(month.hospital, person, 10_000)
  const fen = async (book: string, account: string) =>
    (await bookBalances(month.db, book)).find((one) => one.account === account)?.balanceFen ?? 0
  const decide = async (id: string, amount: string | null) => {
    const { lines } = await month.ask('audits', `${desk}/${id}?show=all`)
    const { no } = lines.find(({ undoes }) => !undoes)!
    const refusal = amount === '' ? {} : { amount }
    const said = amount === null ? { decision: 'accepted' } : { decision: 'refused', ...refusal, reason: 'no-proof' }
    await month.ask('audits', `${desk}/${id}/decide`, { lines: [{ no, ...said }] })
    return month.ask('audits', `${desk}/${id}/conclude`, {})
  }
  return {
    ...month,
    stay,
    decide,
    approve: (id: string, refused: string) => month.ask('approves', `${desk}/${id}/approve`, { refused }),
    accept: (id: string) => month.ask('own', `/api/institution/monthly/${id}/accept`, {}),
    undo: () => undo(month.hospital, person, stay),
    /** Concludes and approves an application of undos alone. */
    async approvePlain(id: string) {
      await month.ask('audits', `${desk}/${id}/conclude`, {})
      return month.ask('approves', `${desk}/${id}/approve`, { refused: '0.00' })
    },
    async pay(day: string) {
      await month.account()
      const { batchId } = await month.batch()
      await month.ask('pays', `/api/desk/payments/batches/${batchId}/paid`, { day })
    },
    /** What the institution is owed, the pool owes to the region, the fund has paid: in fen. */
    standing: async () => ({
      institution: await month.owed('310100', shanghai),
      region: await fen('330100', 'payable:region:310100'),
      receivable: await fen('310100', 'receivable:pool:330100'),
      fund: await fen('330100', 'fund:pool'),
    }),
  }
}

const nought = { institution: 0, region: 0, receivable: 0, fund: 0 }
const standingOf = (fen: number) => ({ institution: fen, region: fen, receivable: fen, fund: fen })

test('refused in part, paid, then undone: the undo takes back what was paid and no more', async () => {
  const month = await openStay()
  await month.moveTo('2026-07-02T02:00:00Z')
  const june = await month.apply('own', '2026-06')
  assert.equal(june.fund, '5904.00')
  await month.decide(june.applicationId, '500.00')
  await month.accept(june.applicationId)
  assert.equal((await month.approve(june.applicationId, '500.00')).due, '5404.00')
  assert.deepEqual(await month.standing(), standingOf(540_400))
  await month.pay('2026-07-02')
  await month.undo()
  await month.moveTo('2026-08-02T02:00:00Z')
  const july = await month.apply('own', '2026-07')
  assert.equal(july.payable, '-5904.00')
  assert.match(july.notes.join(''), /以前扣下 500\.00 元，复核时退回/)
  const closed = await month.approvePlain(july.applicationId)
  assert.deepEqual([closed.restored, closed.due, closed.state], ['500.00', '-5404.00', 'closed'])
  // It was paid 5,404.00 and owes just that; the fund has paid nothing.
  assert.deepEqual(await month.standing(), { ...nought, institution: -540_400 })
  await ledgerAgrees(month.db)
})

test('refused wholly, then undone: nobody owes anything', async () => {
  const month = await openStay()
  await month.moveTo('2026-07-02T02:00:00Z')
  const { applicationId: june } = await month.apply('own', '2026-06')
  await month.decide(june, '')
  await month.accept(june)
  assert.equal((await month.approve(june, '5904.00')).state, 'closed')
  await month.undo()
  await month.moveTo('2026-08-02T02:00:00Z')
  const { applicationId: july } = await month.apply('own', '2026-07')
  assert.equal((await month.approvePlain(july)).due, '0.00')
  assert.deepEqual(await month.standing(), nought)
  await ledgerAgrees(month.db)
})

test('undone in the same month: the refusal and what is given back are approved together', async () => {
  const month = await openStay()
  await month.undo()
  await month.moveTo('2026-07-02T02:00:00Z')
  const june = await month.apply('own', '2026-06')
  assert.equal(june.payable, '0.00')
  await month.decide(june.applicationId, '500.00')
  await month.accept(june.applicationId)
  const approved = await month.approve(june.applicationId, '500.00')
  assert.deepEqual([approved.restored, approved.due], ['500.00', '0.00'])
  assert.deepEqual(await month.standing(), nought)
  await ledgerAgrees(month.db)
})

test('undone after the audit decided and before it was approved: approved in order', async () => {
  const month = await openStay()
  await month.moveTo('2026-07-02T02:00:00Z')
  const { applicationId: june } = await month.apply('own', '2026-06')
  await month.decide(june, '500.00')
  await month.undo()
  await month.accept(june)
  assert.equal((await month.approve(june, '500.00')).due, '5404.00')
  await month.moveTo('2026-08-02T02:00:00Z')
  const { applicationId: july } = await month.apply('own', '2026-07')
  assert.deepEqual([(await month.approvePlain(july)).due], ['-5404.00'])
  assert.deepEqual(await month.standing(), nought)
  await ledgerAgrees(month.db)
})

test('the undo is approved first: the settlement gives back what is refused of it', async () => {
  const month = await openStay()
  await month.moveTo('2026-07-02T02:00:00Z')
  const { applicationId: june } = await month.apply('own', '2026-06')
  await month.decide(june, '500.00')
  await month.undo()
  await month.moveTo('2026-08-02T02:00:00Z')
  const { applicationId: july } = await month.apply('own', '2026-07')
  assert.deepEqual([(await month.approvePlain(july)).due], ['-5904.00'])
  await month.accept(june)
  const approved = await month.approve(june, '500.00')
  assert.deepEqual([approved.restored, approved.carried, approved.due], ['500.00', '-5904.00', '0.00'])
  assert.deepEqual(await month.standing(), nought)
  await ledgerAgrees(month.db)
})

test('an objection restored it: nothing was taken off, nothing is given back', async () => {
  const month = await openStay()
  await month.moveTo('2026-07-02T02:00:00Z')
  const { applicationId: june } = await month.apply('own', '2026-06')
  await month.decide(june, '500.00')
  await month.ask('own', `/api/institution/monthly/${june}/object`, { no: 1, words: '票据已补' })
  await month.ask('own', `/api/institution/monthly/${june}/hand-in`, {})
  await month.ask('both', `${desk}/${june}/answer`, { no: 1, upheld: true, words: '票据属实' })
  await month.ask('audits', `${desk}/${june}/conclude`, {})
  assert.equal((await month.approve(june, '0.00')).due, '5904.00')
  await month.undo()
  await month.moveTo('2026-08-02T02:00:00Z')
  const { applicationId: july } = await month.apply('own', '2026-07')
  const closed = await month.approvePlain(july)
  assert.deepEqual([closed.restored, closed.due], ['0.00', '-5904.00'])
  assert.deepEqual(await month.standing(), nought)
  await ledgerAgrees(month.db)
})
