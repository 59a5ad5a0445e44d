/** A claim from the phone to its result, over HTTP: what is said before, what is written, what comes back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  ClaimCheckMessage,
  ClaimForm,
  ClaimMessage,
  ClaimWholeMessage,
  PaymentBatchMessage,
  ProblemDocument,
} from '@yidi/contracts'
import { ledgerAgrees } from '../../../../../tests/hospital/checks.ts'
import { completeForm, deskOf, formOf, openClaims, people } from './testing.ts'

const claims = await openClaims()
test.after(() => claims.app.close())
const { database, send } = claims
const desk = deskOf(claims)
const phone = await claims.citizen(people.active)

async function sent(form: ClaimForm, cookie = phone): Promise<ClaimMessage> {
  const answer = await send(cookie, 'POST', '/api/claims', form)
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<ClaimMessage>()
}

/** What a book holds of a person's claim: account and fen, debits above nought; nought is left out. */
async function booked(personNo: string): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ account: string; fen: number }>(
    `select account, sum(fen)::float8 as fen
       from (select debit as account, amount_fen as fen from posting where person_no = $1
             union all select credit, -amount_fen from posting where person_no = $1) as both_sides
      where account not like 'personal%' and account not like 'source%'
      group by account having sum(fen) <> 0 order by account`,
    [personNo],
  )
  return Object.fromEntries(rows.map(({ account, fen }) => [account, fen]))
}

test('before anything is sent: what is missing, what it would come to, and what keeps it from being sent', async () => {
  const check = (await send(phone, 'POST', '/api/claims/check', formOf())).json<ClaimCheckMessage>()
  assert.deepEqual(
    check.problems.filter(({ weight }) => weight === 'blocks').map(({ code }) => code),
    ['material-missing', 'material-missing'],
  )
  assert.deepEqual(check.totals, { lines: '20000.00', invoices: '20000.00' })
  const { result } = check.estimate!
  assert.ok(result?.outcome === 'settled')
  // 20,000 less 20 % borne first, less 800: the fund pays 82 % of 15,200.
  assert.deepEqual(
    [result.amounts.prepayment, result.amounts.fundTotal, result.amounts.cash],
    ['4000.00', '12464.00', '7536.00'],
  )
  const refused = await send(phone, 'POST', '/api/claims', formOf())
  assert.equal(refused.json<ProblemDocument>().code, 'claim-not-complete')
  assert.deepEqual((await send(phone, 'GET', '/api/claims')).json<{ claims: ClaimMessage[] }>().claims, [])
})

test('from the phone to the books: sent, accepted, one line cut, approved by another, undone again', async () => {
  const claim = await sent(await completeForm(claims, phone))
  assert.deepEqual([claim.state, claim.estimate?.fund, claim.account?.number], ['sent', '12464.00', '尾号 0000'])
  assert.deepEqual(claim.allowed, ['withdraw'])
  await desk.step('accepting', claim.id, 'accept')
  const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }
  const review = { lines: [{ lineNo: 2, cut: { amount: '2000', reason: 'no-proof', basis } as const }] }
  const looked = await desk.step('reviewing', claim.id, 'reckon', review)
  assert.equal(looked.statusCode, 200, looked.body)
  const typed = looked.json<{ outcome: { result: { amounts: { fundTotal: string } } } }>()
  // 18,000 are left: 14,400 after the prepayment, 13,600 above the deductible.
  assert.equal(typed.outcome.result.amounts.fundTotal, '11152.00')
  assert.equal((await desk.step('reviewing', claim.id, 'review', review)).statusCode, 200)
  const wrong = await desk.step('approving', claim.id, 'approve', { fund: '12464.00', cash: '7536.00' })
  assert.equal(wrong.json<ProblemDocument>().code, 'claim-amounts-changed')
  const seen = { fund: '11152.00', cash: '8848.00' }
  const approved = (await desk.step('approving', claim.id, 'approve', seen)).json<ClaimMessage>()
  assert.deepEqual([approved.state, approved.result?.fund, approved.result?.cuts], ['approved', '11152.00', 1])
  assert.deepEqual(approved.payment, { amount: '11152.00' })
  assert.deepEqual(await booked(people.active), { 'fund:pool': 1_115_200, 'payable:person': -1_115_200 })
  await ledgerAgrees(database)
  const whole = (await send(phone, 'GET', `/api/claims/${claim.id}`)).json<ClaimWholeMessage>()
  assert.deepEqual(whole.lines[1]?.cut, {
    amount: '2000.00',
    reason: 'no-proof',
    reasonTitle: '票据或病历里没有这一项',
    basis,
  })
  const bill = await send(phone, 'GET', `/api/settlements/${approved.result!.settlement}`)
  assert.equal(bill.json<{ cash: string }>().cash, '8848.00')
  const reopened = await desk.step('approving', claim.id, 'reopen', { reason: '病历补来了' })
  assert.equal(reopened.json<ClaimMessage>().state, 'accepted', reopened.body)
  assert.deepEqual(await booked(people.active), {})
  await ledgerAgrees(database)
})

test('paid through a batch of two people, come back, paid to another account, and too much paid back', async () => {
  const other = await claims.citizen(people.retired)
  const form = await completeForm(claims, other)
  const claim = await sent(form, other)
  const approved = await desk.settle(claim.id)
  // Long-term filing to Shanghai: nothing is borne first, and a retired person is paid 86 % above 800, which the year bears once.
  assert.deepEqual([approved.state, approved.result?.fund], ['approved', '16512.00'])
  const second = await claims.staff(['finance'], 'finance2-of-claims')
  const pay = async (cookie: string, path: string, body: object = {}): Promise<PaymentBatchMessage> => {
    const answer = await send(cookie, 'POST', `/api/desk/payments/batches${path}`, body)
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<PaymentBatchMessage>()
  }
  const state = async () => (await send(other, 'GET', `/api/claims/${claim.id}`)).json<ClaimWholeMessage>().claim
  const first = await pay(claims.desks.finance, '', { subjects: [claim.id] })
  assert.equal((await state()).state, 'paying')
  await pay(second, `/${first.batchId}/confirm`)
  await pay(claims.desks.finance, `/${first.batchId}/items/1/returned`, { day: '2026-06-20', reason: 'wrong-account' })
  const back = await state()
  assert.deepEqual([back.state, back.payment?.returned], ['payment-returned', '账号有误'])
  assert.deepEqual(back.allowed, ['account'])
  const wrong = { holder: 'self', bank: '演示银行', number: '6222020000000000001' }
  const refused = await send(other, 'POST', `/api/claims/${claim.id}/account`, wrong)
  assert.equal(refused.json<ProblemDocument>().code, 'claim-not-complete')
  const changed = await send(other, 'POST', `/api/claims/${claim.id}/account`, {
    ...wrong,
    number: '6222020000000000000',
  })
  assert.equal(changed.json<ClaimMessage>().state, 'approved', changed.body)
  const again = await pay(claims.desks.finance, '', { subjects: [claim.id] })
  await pay(second, `/${again.batchId}/confirm`)
  await pay(claims.desks.finance, `/${again.batchId}/items/1/paid`, { day: '2026-06-20' })
  const paid = await state()
  assert.deepEqual([paid.state, paid.payment], ['paid', { amount: '16512.00', paidOn: '2026-06-20' }])
  assert.deepEqual(await booked(people.retired), { 'bank:expenditure': -1_651_200, 'fund:pool': 1_651_200 })
  await ledgerAgrees(database)
  // A result that is taken back after it was paid: the new one is held against what was paid.
  await desk.step('approving', claim.id, 'reopen', { reason: '有一项重复收费' })
  const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }
  const owing = await desk.settle(claim.id, {
    lines: [{ lineNo: 1, cut: { amount: '1000', reason: 'charged-twice', basis } }],
  })
  assert.deepEqual([owing.state, owing.payment?.owed], ['owing', '860.00'])
  await ledgerAgrees(database)
  const part = await desk.step('finance', claim.id, 'repay', { amount: '800', day: '2026-06-20' })
  assert.equal(part.json<ProblemDocument>().code, 'claim-repayment-differs')
  const whole = await desk.step('finance', claim.id, 'repay', { amount: '860', day: '2026-06-20' })
  assert.equal(whole.json<ClaimMessage>().state, 'closed', whole.body)
  assert.deepEqual(await booked(people.retired), { 'bank:expenditure': -1_565_200, 'fund:pool': 1_565_200 })
  await ledgerAgrees(database)
  // Refused after all: everything is owed, and the stay is free to be claimed again while it comes back.
  await desk.step('approving', claim.id, 'reopen', { reason: '票据不真实' })
  await desk.step('reviewing', claim.id, 'review', { lines: [], refuse: { reason: 'not-true', basis } })
  const refusedNow = (await desk.step('approving', claim.id, 'refuse')).json<ClaimMessage>()
  assert.deepEqual([refusedNow.state, refusedNow.payment?.owed], ['owing', '15652.00'])
  const afresh = (await send(other, 'POST', '/api/claims/check', { ...form, uploads: [] })).json<ClaimCheckMessage>()
  assert.deepEqual(
    afresh.problems.filter(({ code }) => code.startsWith('stay-') || code.startsWith('invoice-')),
    [],
  )
  await ledgerAgrees(database)
})
