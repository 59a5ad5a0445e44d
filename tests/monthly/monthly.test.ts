/** 月度申报 over HTTP, from what an institution settled to what it is paid; and what the books say of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookBalances } from '../../apps/server/src/money/ledger/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { people } from '../hospital/hospital.ts'
import { openMonth, settleStay, shanghai, undo } from './world.ts'

const month = await openMonth()
const { hospital } = month
const url = '/api/desk/monthly'
const own = '/api/institution/monthly'

const stays = [
  await settleStay(hospital, people.retiredWithFiling, 10_000),
  await settleStay(hospital, people.provincialReferral, 3_000),
]
const fenOf = (yuan: string) => Math.round(Number(yuan) * 100)
let application = ''
const at = (action = '') => `${url}/${application}${action === '' ? '' : `/${action}`}`

/** What both pools owe to the region, in fen. */
async function owedToShanghai(): Promise<number> {
  const books = await Promise.all(['330100', '339900'].map((book) => bookBalances(month.db, book)))
  const owed = books.flat().filter(({ account }) => account === 'payable:region:310100')
  return owed.reduce((sum, { balanceFen }) => sum + balanceFen, 0)
}

test('what an institution could apply for is what the postings owe; a month that is not over is shown and refused', async () => {
  const { offers, account } = await month.overview()
  assert.equal(account.inForce, null)
  const [offer] = offers
  assert.deepEqual(
    [offers.length, offer?.month, offer?.kind, offer?.over, offer?.figures.count, offer?.figures.total],
    [1, '2026-06', 'inpatient', false, 2, '13000.00'],
  )
  assert.equal(fenOf(offer!.payable), await month.owed('310100', shanghai))
  await month.refused('monthly-month-not-over', 'own', own, month.formOf(offer!))
  await month.moveTo('2026-07-02T02:00:00Z')
})

test('with figures that are not ours it is refused, each figure with theirs and ours; with ours it stands', async () => {
  await month.figure('monthly.look-above', 1)
  await month.figure('monthly.objection-days', 10)
  const [offer] = (await month.overview()).offers
  const form = month.formOf(offer!)
  const detail = await month.refused('monthly-figures-differ', 'own', own, {
    ...form,
    figures: { ...form.figures, count: 3, cash: '1.00' },
  })
  assert.match(detail, /清算人次：机构3、平台2；现金支付金额：机构1\.00、平台\d+\.\d\d/)
  const applied = await month.ask('own', own, form)
  application = applied.applicationId
  assert.deepEqual(
    [applied.state, applied.count, applied.payable, applied.counts.drawn, applied.allowed],
    ['applied', 2, offer!.payable, 2, ['withdraw']],
  )
  await month.refused('monthly-applied-already', 'own', own, form)
})

test('each drawn line is decided, what is refused goes to the institution, and what it says is answered', async () => {
  await month.refused('monthly-lines-undecided', 'both', at('conclude'))
  await month.ask('audits', at('decide'), {
    lines: [
      { no: 1, decision: 'refused', amount: '100.00', reason: 'over-quantity', words: '超过一个月的量' },
      { no: 2, decision: 'refused', amount: '50.00', reason: 'no-proof' },
    ],
  })
  const concluded = await month.ask('audits', at('conclude'), {})
  assert.deepEqual([concluded.state, concluded.refused, concluded.dueDay], ['objecting', '150.00', '2026-07-12'])
  await month.refused('monthly-no-objection', 'own', `${own}/${application}/hand-in`)
  await month.ask('own', `${own}/${application}/object`, { no: 2, words: '票据已补' })
  await month.refused('monthly-objected', 'own', `${own}/${application}/accept`)
  const handed = await month.ask('own', `${own}/${application}/hand-in`, {})
  assert.equal(handed.state, 'answering')
  await month.refused('monthly-objections-unanswered', 'audits', at('conclude'))
  const answered = await month.ask('both', at('answer'), { no: 2, upheld: true, words: '票据属实' })
  assert.equal(answered.refused, '100.00')
  assert.equal((await month.ask('audits', at('conclude'), {})).state, 'concluded')
})

test('two approvers who are one, and an amount that has changed since it was seen, are refused; nothing is posted', async () => {
  const before = await month.owed('310100', shanghai)
  await month.refused('office-step-own', 'both', at('approve'), { refused: '100.00' })
  const detail = await month.refused('monthly-amount-changed', 'approves', at('approve'), { refused: '150.00' })
  assert.match(detail, /150\.00 元，现在是 100\.00/)
  assert.equal(await month.owed('310100', shanghai), before)
})

test('approved, what is refused is off both books, and what is paid does not move any more', async () => {
  const before = await month.owed('310100', shanghai)
  const owes = await owedToShanghai()
  const approved = await month.ask('approves', at('approve'), { refused: '100.00' })
  assert.deepEqual([approved.state, approved.carried, fenOf(approved.due!)], ['approved', '0.00', before - 10_000])
  assert.equal(await month.owed('310100', shanghai), before - 10_000)
  assert.equal(await owedToShanghai(), owes - 10_000)
  const late = { lines: [{ no: 1, decision: 'accepted' }] }
  await month.refused('office-step-not-allowed', 'audits', at('decide'), late)
  const { postings } = await month.ask<{ postings: { refusal: boolean }[] }>('audits', at('lines/1'))
  assert.equal(postings.filter(({ refusal }) => refusal).length, 2)
  await ledgerAgrees(month.db)
})

test('paid to the account that two people saw; sent back, it waits for another', async () => {
  assert.match((await month.ask('pays', at())).notes.join(''), /没有经过确认的收款账户/)
  assert.deepEqual((await month.ask<{ orders: unknown[] }>('pays', '/api/desk/payments')).orders, [])
  await month.account()
  const batch = await month.batch()
  assert.equal(batch.count, 1)
  const bank = `/api/desk/payments/batches/${batch.batchId}`
  await month.ask('pays', `${bank}/paid`, { day: '2026-07-02' })
  assert.equal((await month.ask('audits', at())).state, 'paid')
  assert.equal(await month.owed('310100', shanghai), 0)
  await ledgerAgrees(month.db)
  await month.ask('pays', `${bank}/items/1/returned`, { day: '2026-07-02', reason: 'account-closed' })
  assert.equal((await month.ask('audits', at())).state, 'payment-returned')
  assert.notEqual(await month.owed('310100', shanghai), 0)
  await ledgerAgrees(month.db)
  await month.account(shanghai, ['pays', 'paysToo'], '6222000099998888777')
  assert.equal((await month.ask('audits', at())).state, 'approved')
  const again = await month.batch()
  await month.ask('pays', `/api/desk/payments/batches/${again.batchId}/paid`, { day: '2026-07-02' })
  assert.equal(await month.owed('310100', shanghai), 0)
  await ledgerAgrees(month.db)
})

test('an undo after the payment is below nought in its own month, closes without payment and is carried to the next', async () => {
  await undo(hospital, people.provincialReferral, stays[1]!)
  await month.moveTo('2026-08-02T02:00:00Z')
  const july = await month.apply('own', '2026-07')
  application = july.applicationId
  assert.ok(july.payable.startsWith('-'), july.payable)
  assert.equal(july.lines[0]?.drawn, 'flagged')
  await month.refused('monthly-refusal-amount', 'audits', at('decide'), {
    lines: [{ no: 1, decision: 'refused', reason: 'no-proof' }],
  })
  await month.ask('audits', at('decide'), { lines: [{ no: 1, decision: 'accepted' }] })
  assert.equal((await month.ask('audits', at('conclude'), {})).state, 'concluded')
  const closed = await month.ask('approves', at('approve'), { refused: '0.00' })
  // Where the line of it was refused in part, that part is given back.
  assert.deepEqual([closed.state, fenOf(closed.due!)], ['closed', fenOf(july.payable) + fenOf(closed.restored)])
  await ledgerAgrees(month.db)

  const visit = await hospital.admit(people.provincialReferral, { begntime: '2026-08-01 08:00:00' })
  assert.ok(visit)
})

test('the statement is paper and sheet', async () => {
  const paper = await month.inject('own', `${own}/${application}/statement.pdf`)
  assert.deepEqual([paper.statusCode, paper.rawPayload.subarray(0, 4).toString()], [200, '%PDF'])
  const sheet = await month.inject('audits', at('statement.xlsx'))
  assert.deepEqual([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()], [200, 'PK'])
})

test('another region sees nothing of it, another institution neither', async () => {
  await month.refused('monthly-other-region', 'elsewhere', at('conclude'))
  await month.refused('office-record-not-found', 'home', `${own}/${application}/withdraw`)
  assert.deepEqual((await month.list('elsewhere')).applications, [])
})
