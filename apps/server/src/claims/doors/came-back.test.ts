/** What the bank had paid for a claim comes back days later, whatever has become of the claim since; what is due follows. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClaimMessage, ClaimReview, PaymentBatchMessage, ProblemDocument } from '@yidi/contracts'
import { ledgerAgrees } from '../../../../../tests/hospital/checks.ts'
import { completeForm, deskOf, formOf, openClaims, people, refused } from './testing.ts'

const claims = await openClaims()
test.after(() => claims.app.close())
const { database, send, desks } = claims
const desk = deskOf(claims)
const other = await claims.staff(['finance'], 'finance-beside')
const phone = await claims.citizen(people.retired)
const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }
const cut: ClaimReview = { lines: [{ lineNo: 1, cut: { amount: '1000', reason: 'charged-twice', basis } }] }
const day = '2026-06-20'
const back = { day, reason: 'wrong-account' }
let stays = 0

const batches = (cookie: string, path: string, body: object = {}) =>
  send(cookie, 'POST', `/api/desk/payments/batches${path}`, body)

/** A claim of a stay of its own, decided as the review says. */
async function approved(review?: ClaimReview): Promise<ClaimMessage> {
  stays += 1
  const [from, to] = [`2026-0${String(stays)}-06`, `2026-0${String(stays)}-16`]
  const form = await completeForm(claims, phone, {
    visit: { kind: 'inpatient', place: '310100', from, to },
    invoices: [{ number: `N${String(stays)}`, day: to, total: '20000.00' }],
    lines: formOf().lines!.map((line) => ({ ...line, day: from })),
  })
  const answer = await send(phone, 'POST', '/api/claims', form)
  assert.equal(answer.statusCode, 201, answer.body)
  return desk.settle(answer.json<ClaimMessage>().id, review)
}

/** Draws what is due for a claim, and has the other confirm it. */
async function confirmed(id: string): Promise<PaymentBatchMessage> {
  const drawn = (await batches(desks.finance, '', { subjects: [id] })).json<PaymentBatchMessage>()
  return (await batches(other, `/${drawn.batchId}/confirm`)).json<PaymentBatchMessage>()
}

async function pay(id: string): Promise<string> {
  const { batchId } = await confirmed(id)
  assert.equal((await batches(desks.finance, `/${batchId}/paid`, { day })).statusCode, 200)
  return batchId
}

async function comesBack(batchId: string): Promise<void> {
  const answer = await batches(desks.finance, `/${batchId}/items/1/returned`, back)
  assert.equal(answer.statusCode, 200, answer.body)
  await ledgerAgrees(database)
}

/** A claim as its person sees it: state, what is to be paid or was, what is owed. */
async function standing(id: string): Promise<(string | undefined)[]> {
  const { claim } = (await send(phone, 'GET', `/api/claims/${id}`)).json<{ claim: ClaimMessage }>()
  return [claim.state, claim.payment?.amount, claim.payment?.owed]
}

/** What the person's claims are still owed by the books, in fen. */
async function owedFen(): Promise<number> {
  const { rows } = await database.pool.query<{ fen: number }>(
    `select coalesce(sum(case when credit = 'payable:person' then amount_fen else -amount_fen end), 0)::float8 as fen
       from posting where 'payable:person' in (debit, credit)`,
  )
  return rows[0]!.fen
}

const newAccount = (id: string) =>
  send(phone, 'POST', `/api/claims/${id}/account`, { holder: 'self', bank: '演示银行', number: '6222020000000000000' })

test('paid, and back: another account, and paid again', async () => {
  const { id, payment } = await approved()
  await comesBack(await pay(id))
  assert.deepEqual(await standing(id), ['payment-returned', payment!.amount, undefined])
  assert.equal((await newAccount(id)).json<ClaimMessage>().state, 'approved')
  await pay(id)
  assert.deepEqual(await standing(id), ['paid', payment!.amount, undefined])
  assert.equal(await owedFen(), 0)
  await ledgerAgrees(database)
})

test('back while it is looked at again: the new result waits for another account before it is paid', async () => {
  const { id } = await approved()
  const batchId = await pay(id)
  await desk.step('approving', id, 'reopen', { reason: '有一项重复收费' })
  await comesBack(batchId)
  assert.deepEqual(await standing(id), ['accepted', undefined, undefined])
  assert.equal(await owedFen(), 0)
  const decided = await desk.settle(id, cut)
  assert.deepEqual([decided.state, decided.payment?.returned], ['payment-returned', '账号有误'])
  const { amount } = decided.payment!
  assert.equal((await newAccount(id)).json<ClaimMessage>().state, 'approved')
  await pay(id)
  assert.deepEqual(await standing(id), ['paid', amount, undefined])
  await ledgerAgrees(database)
})

test('back while the person owes a part of it: what the new result pays is due, and nothing is owed', async () => {
  const { id } = await approved()
  const batchId = await pay(id)
  await desk.step('approving', id, 'reopen', { reason: '有一项重复收费' })
  const less = await desk.settle(id, cut)
  assert.equal(less.state, 'owing')
  await comesBack(batchId)
  const fund = less.result!.fund
  assert.deepEqual(await standing(id), ['payment-returned', fund, undefined])
  assert.equal(await owedFen(), Math.round(Number(fund) * 100))
  await newAccount(id)
  await pay(id)
})

test('back after it was refused after all: nothing is owed to anybody, and the claim is over', async () => {
  const { id } = await approved()
  const batchId = await pay(id)
  await desk.step('approving', id, 'reopen', { reason: '票据不真实' })
  await desk.step('reviewing', id, 'review', { lines: [], refuse: { reason: 'not-true', basis } })
  await desk.step('approving', id, 'refuse')
  assert.equal((await standing(id))[0], 'owing')
  await comesBack(batchId)
  assert.equal((await standing(id))[0], 'closed')
  assert.equal(await owedFen(), 0)
})

test('back while another batch pays the difference: it waits until that batch has its result', async () => {
  const { id, payment } = await approved(cut)
  const first = await pay(id)
  await desk.step('approving', id, 'reopen', { reason: '病历补来了' })
  await desk.settle(id)
  const second = await confirmed(id)
  const told: ProblemDocument = await refused(
    database,
    () => batches(desks.finance, `/${first}/items/1/returned`, back),
    'payment-under-way',
  )
  assert.ok(told.detail.includes(second.batchId) && told.detail.includes(first), told.detail)
  const item = (await send(desks.finance, 'GET', `/api/desk/payments/batches/${first}`)).json<PaymentBatchMessage>()
  assert.deepEqual(
    item.items.map(({ state, paidDay, reason }) => [state, paidDay, reason]),
    [['paid', null, null]],
  )
  assert.equal((await batches(desks.finance, `/${second.batchId}/paid`, { day })).statusCode, 200)
  await comesBack(first)
  assert.deepEqual(await standing(id), ['payment-returned', payment!.amount, undefined])
  assert.equal(await owedFen(), Math.round(Number(payment!.amount) * 100))
})
