/** What goes wrong at the desk, over HTTP: each with its own code and Chinese words, and nothing is written. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ClaimForm, ClaimMessage, ClaimReview, PaymentBatchMessage, ProblemDocument } from '@yidi/contracts'
import { ledgerAgrees } from '../../../../../tests/hospital/checks.ts'
import { completeForm, deskOf, formOf, openClaims, people, refused } from './testing.ts'

const claims = await openClaims()
test.after(() => claims.app.close())
const { database, send, desks } = claims
const desk = deskOf(claims)
const phone = await claims.citizen(people.active)
const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }
const nothing: ClaimReview = { lines: [] }
const bankDay = '2026-06-20'
let stays = 0

/** A claim of a stay of its own that waits to be accepted. */
async function sent(changes: Partial<ClaimForm> = {}, cookie = phone): Promise<ClaimMessage> {
  stays += 1
  const from = `2026-0${String(1 + (stays % 5))}-${String(1 + 2 * Math.floor(stays / 5)).padStart(2, '0')}`
  const to = `${from.slice(0, 8)}${String(Number(from.slice(8)) + 1).padStart(2, '0')}`
  const { lines } = formOf()
  const form = await completeForm(claims, cookie, {
    visit: { kind: 'inpatient', place: '310100', from, to },
    invoices: [{ number: `N${String(stays)}`, day: to, total: '20000.00' }],
    lines: lines.map((line) => ({ ...line, day: from })),
    ...changes,
  })
  const answer = await send(cookie, 'POST', '/api/claims', form)
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<ClaimMessage>()
}

async function accepted(): Promise<ClaimMessage> {
  const claim = await sent()
  assert.equal((await desk.step('accepting', claim.id, 'accept')).statusCode, 200)
  return claim
}

async function reviewed(review: ClaimReview = nothing): Promise<ClaimMessage> {
  const claim = await accepted()
  const answer = await desk.step('reviewing', claim.id, 'review', review)
  assert.equal(answer.statusCode, 200, answer.body)
  return claim
}

/** The amounts that the case shows to whoever approves. */
async function seen(claimId: string): Promise<{ fund: string; cash: string }> {
  const { outcome } = await desk.case(claimId, 'approving')
  assert.ok(outcome.result?.outcome === 'settled')
  return { fund: outcome.result.amounts.fundTotal, cash: outcome.result.amounts.cash }
}

const step =
  (...asked: Parameters<typeof desk.step>) =>
  () =>
    desk.step(...asked)
const refusedAt = (code: string, ...asked: Parameters<typeof desk.step>) => refused(database, step(...asked), code)

test('a cut above the line, a line that is not there, a code and an article that nobody knows', async () => {
  const { id } = await accepted()
  const line = (more: ClaimReview['lines'][number]) => ({ lines: [more] })
  const cut = { reason: 'no-proof', basis } as const
  const above = line({ lineNo: 1, cut: { ...cut, amount: '8000.01' } })
  const told = await refusedAt('claim-cut-too-much', 'reviewing', id, 'review', above)
  assert.match(told.detail, /第 1 项金额 8000\.00 元，扣减写的是“8000\.01”/)
  for (const amount of ['0', '-1', '一百'])
    await refusedAt('claim-cut-too-much', 'reviewing', id, 'review', line({ lineNo: 1, cut: { ...cut, amount } }))
  await refusedAt('claim-line-unknown', 'reviewing', id, 'review', line({ lineNo: 3 }))
  await refusedAt('claim-line-unknown', 'reviewing', id, 'review', { lines: [{ lineNo: 1 }, { lineNo: 1 }] })
  const other = await refusedAt('claim-code-unknown', 'reviewing', id, 'review', line({ lineNo: 1, code: 'NOBODY' }))
  assert.match(other.detail, /“NOBODY”/)
  const unknown = { ...cut, basis: { ...basis, article: '第九百条' } }
  await refusedAt('filing-basis-unknown', 'reviewing', id, 'review', line({ lineNo: 1, cut: unknown }))
})

test('whoever typed it in does not review it, and whoever reviewed does not approve', async () => {
  const both = await claims.staff(['accepting', 'reviewing'], 'typed-and-reviews')
  const form = await completeForm(claims, phone)
  // At the counter every paper is there.
  const rest = ['fee-list', 'identity-card', 'social-security-card', 'bank-card', 'discharge-summary']
  const further = []
  for (const kind of rest) further.push((await claims.upload(claims.app, phone, kind)).id)
  const typed = await send(both, 'POST', '/api/desk/counter/claims', {
    idNumber: '330100198811020127',
    form: { ...form, uploads: [...form.uploads!, ...further] },
  })
  assert.equal(typed.statusCode, 201, typed.body)
  const own = typed.json<ClaimMessage>().id
  await desk.step('accepting', own, 'accept')
  const at = (cookie: string, claimId: string, action: string, body: object) => () =>
    send(cookie, 'POST', `/api/desk/claims/${claimId}/${action}`, body)
  await refused(database, at(both, own, 'review', nothing), 'claim-other-person-needed')

  const reviewer = await claims.staff(['reviewing', 'approving'], 'reviews-and-approves')
  const { id } = await accepted()
  assert.equal((await at(reviewer, id, 'review', nothing)()).statusCode, 200)
  await refused(database, at(reviewer, id, 'approve', await seen(id)), 'claim-other-person-needed')
})

test('an approval goes by the review, and by the amounts that were seen', async () => {
  const refuse = { reason: 'not-true', basis } as const
  const proposed = await reviewed({ lines: [], refuse })
  await refusedAt('claim-refusal-proposed', 'approving', proposed.id, 'approve', { fund: '1.00', cash: '1.00' })
  assert.equal((await desk.step('approving', proposed.id, 'refuse')).json<ClaimMessage>().state, 'refused')
  const [first, second] = [await reviewed(), await reviewed()]
  await refusedAt('claim-refusal-not-proposed', 'approving', first.id, 'refuse')
  const before = await seen(second.id)
  // The first takes the deductible of the year, which the second was shown as well.
  assert.equal((await desk.step('approving', first.id, 'approve', await seen(first.id))).statusCode, 200)
  const told = await refusedAt('claim-amounts-changed', 'approving', second.id, 'approve', before)
  const after = await seen(second.id)
  assert.notEqual(after.fund, before.fund)
  for (const amount of [before.fund, before.cash, after.fund, after.cash]) assert.ok(told.detail.includes(amount))
  assert.equal((await desk.step('approving', second.id, 'approve', after)).statusCode, 200)
  await refusedAt('claim-later-settlement', 'approving', first.id, 'reopen', { reason: '重复' })
  await refusedAt('filing-reason-missing', 'approving', second.id, 'reopen', { reason: ' ' })
  await ledgerAgrees(database)
})

test('two decide at once: one is told what the other has done; a second tap changes nothing', async () => {
  const { id } = await reviewed()
  const amounts = await seen(id)
  const beside = await claims.staff(['approving'], 'approves-beside')
  const approve = (cookie: string, key: string = randomUUID()) =>
    send(cookie, 'POST', `/api/desk/claims/${id}/approve`, amounts, key)
  const key = randomUUID()
  const answers = await Promise.all([approve(desks.approving, key), approve(beside)])
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 409])
  const [done, late] = answers[0].statusCode === 200 ? answers : [answers[1], answers[0]]
  assert.equal(done.json<ClaimMessage>().state, 'approved')
  const told = late.json<ProblemDocument>()
  assert.equal(told.code, 'claim-action-not-allowed')
  assert.match(told.detail, /已核定，等付款/)
  await refused(database, () => approve(desks.approving), 'claim-action-not-allowed')

  const other = await reviewed()
  const tap = async () => send(desks.approving, 'POST', `/api/desk/claims/${other.id}/approve`, shown, taps)
  const [shown, taps] = [await seen(other.id), randomUUID()]
  const taken = await Promise.all([tap(), tap()])
  assert.deepEqual(
    taken.map((answer) => answer.json<ClaimMessage>().result?.settlement ?? answer.body),
    Array(2).fill(taken[0].json<ClaimMessage>().result!.settlement),
  )
  await ledgerAgrees(database)
})

test('withdrawn after the review, corrections asked for twice without a reason, a step that the state does not know', async () => {
  const { id } = await reviewed()
  await refused(database, () => send(phone, 'POST', `/api/claims/${id}/withdraw`, {}), 'claim-action-not-allowed')
  const asked = await sent()
  const corrections = { problems: [], reason: '请补病历' }
  await refusedAt('filing-reason-missing', 'accepting', asked.id, 'ask-corrections', { problems: [] })
  assert.equal((await desk.step('accepting', asked.id, 'ask-corrections', corrections)).statusCode, 200)
  const again = await send(phone, 'POST', `/api/claims/${asked.id}/corrections`, await formSent(asked.id))
  assert.equal(again.json<ClaimMessage>().state, 'sent', again.body)
  await refusedAt('filing-corrections-again', 'accepting', asked.id, 'ask-corrections', corrections)
  await refusedAt('claim-action-not-allowed', 'approving', asked.id, 'approve', { fund: '', cash: '' })
})

async function formSent(claimId: string): Promise<ClaimForm> {
  return (await send(phone, 'GET', `/api/claims/${claimId}`)).json<{ form: ClaimForm }>().form
}

test('a claim that was paid is not withdrawn while it is looked at again', async () => {
  const approved = await desk.settle((await sent()).id)
  const beside = await claims.staff(['finance'], 'finance-beside')
  const pay = async (cookie: string, path: string, body: object = {}) => {
    const answer = await send(cookie, 'POST', `/api/desk/payments/batches${path}`, body)
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<PaymentBatchMessage>()
  }
  const { batchId } = await pay(desks.finance, '', { subjects: [approved.id] })
  await pay(beside, `/${batchId}/confirm`)
  await pay(desks.finance, `/${batchId}/paid`, { day: bankDay })
  await desk.step('approving', approved.id, 'reopen', { reason: '有一项重复收费' })
  const at = `/api/claims/${approved.id}`
  const told = await refused(database, () => send(phone, 'POST', `${at}/withdraw`, {}), 'claim-paid-already')
  assert.ok(told.detail.includes(approved.payment!.amount), told.detail)
  const { claim } = (await send(phone, 'GET', at)).json<{ claim: ClaimMessage }>()
  assert.deepEqual([claim.state, claim.allowed], ['accepted', []])
})

test('what cannot be paid: benefits stopped, figures that no document states', async () => {
  const stopped = await claims.citizen(people.suspended)
  const first = await sent({}, stopped)
  await desk.step('accepting', first.id, 'accept')
  const told = await refusedAt('claim-not-payable', 'reviewing', first.id, 'review', nothing)
  assert.match(told.detail, /不享受医保待遇/)
  const open = await claims.citizen(people.xingtai)
  const second = await sent({}, open)
  const clerk = await claims.staff(['accepting', 'reviewing'], 'clerk-of-xingtai', '130500')
  const at = (action: string, body: object) => () =>
    send(clerk, 'POST', `/api/desk/claims/${second.id}/${action}`, body)
  assert.equal((await at('accept', {})()).statusCode, 200)
  await refused(database, at('review', nothing), 'claim-undetermined')
})

test('a third party: no more comes in than is owed, and what came in keeps the result', async () => {
  const provincial = await claims.citizen(people.provincial)
  const injury = { thirdParty: 'does-not-pay', how: '骑车时被撞' } as const
  const { id } = await sent({ situation: 'injury', injury }, provincial)
  const there = await openDeskOf('339900')
  await there('accepting', id, 'accept', {})
  await there('reviewing', id, 'review', nothing)
  const { outcome } = (await send(await there.cookie('approving'), 'GET', `/api/desk/claims/${id}`)).json<{
    outcome: { result: { amounts: { fundTotal: string; cash: string } } }
  }>()
  const { fundTotal: fund, cash } = outcome.result.amounts
  const approved = await there('approving', id, 'approve', { fund, cash })
  assert.deepEqual(approved.json<ClaimMessage>().recovery?.owed, fund, approved.body)
  const recover = (amount: string) => () => there('finance', id, 'recover', { amount, day: bankDay })
  const told = await refused(database, recover(`1${fund}`), 'claim-recovery-too-much')
  assert.ok(told.detail.includes(fund))
  await refused(database, () => there('finance', id, 'recover', { amount: '1.00', day: '2026-06-21' }), 'day-not-valid')
  assert.equal((await recover('100.00')()).json<ClaimMessage>().recovery?.received, '100.00')
  const reopen = () => there('approving', id, 'reopen', { reason: '查明没有第三人' })
  const begun = await refused(database, reopen, 'claim-recovery-begun')
  assert.match(begun.detail, /100\.00/)
  await ledgerAgrees(database)
})

/** A desk of another pool. */
async function openDeskOf(pool: string) {
  const cookie = (role: 'accepting' | 'reviewing' | 'approving' | 'finance') =>
    claims.staff([role], `${role}-${pool}`, pool)
  const take = async (role: Parameters<typeof cookie>[0], claimId: string, action: string, body: object) =>
    send(await cookie(role), 'POST', `/api/desk/claims/${claimId}/${action}`, body)
  return Object.assign(take, { cookie })
}
