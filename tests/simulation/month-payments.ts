/**
 * How institutions and regions are paid: an account that two people saw, a batch of applications and clearings that another confirms, and
 * what the bank says of each, now and then after it had paid.
 */
import assert from 'node:assert/strict'
import type { InstitutionAccountMessage, PaymentBatchMessage, RegionAccountMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { movePaid } from './month-model.ts'
import type { OfficeBatch, Payable } from './month-model.ts'
import { askOnce, askRacing, deskOf, refusedWith, told } from './offices.ts'
import { count, maybe } from './scene.ts'
import type { Scene } from './scene.ts'

const at = '/api/desk/payments/batches'

/** Everything of an office that waits for a batch. */
export const waitsFor = ({ books: { months } }: Scene): Payable[] =>
  [...months.applications, ...months.clearings].filter(({ state }) => state === 'approved')

/** Whoever is to be paid and has no account, or one to which nothing came. */
export function wantAccounts(scene: Scene): Payable[] {
  const { applications, clearings, accounts } = scene.books.months
  return [...applications, ...clearings].filter(
    ({ state, payee }) => state === 'payment-returned' || (state === 'approved' && !accounts.has(payee)),
  )
}

/** An account that one enters and another confirms: what came back is to be paid again. */
export async function enterAccount(scene: Scene, { what, office, payee }: Payable): Promise<void> {
  const { months } = scene.books
  const url =
    what === 'application' ? `/api/desk/institutions/${payee}/account` : `/api/desk/regions/${payee.slice(7)}/account`
  const number = (months.accounts.get(payee) ?? 0) + 1
  const body = { holder: '演示单位', bank: '演示银行', account: `62220000${String(number).padStart(8, '0')}` }
  const entered = await askOnce(scene, { who: deskOf('finance', office), url, body })
  const { waiting } = told<InstitutionAccountMessage | RegionAccountMessage>(entered)
  const confirm = { url: `${url}/${String(waiting!.no)}/confirm`, body: {} }
  if (maybe(scene, 0.2)) {
    const own = await askOnce(scene, { ...confirm, who: deskOf('finance', office) })
    refusedWith(own, 'institution-account-own', 'region-account-own')
  }
  told(await askRacing(scene, { ...confirm, who: deskOf('finance-beside', office) }))
  months.accounts.set(payee, number)
  for (const one of [...months.applications, ...months.clearings])
    if (one.what === what && one.payee === payee && one.state === 'payment-returned') one.state = 'approved'
  count(scene, 'account seen by two')
}

/** A batch of what waits at an office; of two that take the same only one does. */
export async function drawOfficeBatch(scene: Scene, some: Payable): Promise<void> {
  const { months } = scene.books
  const waiting = waitsFor(scene).filter(({ office, payee }) => office === some.office && months.accounts.has(payee))
  const taken = waiting.slice(0, 5)
  const body = { subjects: taken.map(({ id }) => id) }
  const asked = { who: deskOf('finance', some.office), url: at, body }
  const shown = told<PaymentBatchMessage>(await askRacing(scene, asked))
  assert.equal(shown.items.length, taken.length, 'a batch holds what was listed')
  const payments = shown.items.map(({ no, subjectId, amount }) => {
    const of = taken.find(({ id }) => id === subjectId)!
    assert.equal(amount, formatYuan(of.dueFen), `what is due of ${of.id} is paid`)
    of.state = 'paying'
    of.taken = months.accounts.get(of.payee)!
    return { no, of, isOpen: true }
  })
  months.batches.push({ batchId: shown.batchId, office: some.office, state: 'drawn', payments })
  count(scene, 'office batch')
}

/** Confirmed by another, or given up. */
export async function confirmOfficeBatch(scene: Scene, batch: OfficeBatch): Promise<void> {
  const url = `${at}/${batch.batchId}`
  const own = deskOf('finance', batch.office)
  if (maybe(scene, 0.1))
    refusedWith(await askOnce(scene, { who: own, url: `${url}/confirm`, body: {} }), 'payment-own-batch')
  if (maybe(scene, 0.15)) {
    told(await askRacing(scene, { who: own, url: `${url}/drop`, body: {} }))
    batch.state = 'dropped'
    for (const { of } of batch.payments) of.state = 'approved'
    return count(scene, 'office batch dropped')
  }
  told(await askRacing(scene, { who: deskOf('finance-beside', batch.office), url: `${url}/confirm`, body: {} }))
  batch.state = 'confirmed'
  count(scene, 'office batch confirmed')
}

type Payment = OfficeBatch['payments'][number]

/** What the bank says of one; what it paid may come back. */
export async function markOfficePayment(scene: Scene, batch: OfficeBatch): Promise<void> {
  const payment = batch.payments.find(({ isOpen }) => isOpen)!
  const returned = maybe(scene, 0.25)
  const url = `${at}/${batch.batchId}/items/${String(payment.no)}`
  const who = deskOf('finance', batch.office)
  const body = { day: scene.today, ...(returned ? { reason: 'wrong-account' } : {}) }
  scene.onMiddle?.('payment')
  const answer = await askRacing(scene, { who, url: `${url}/${returned ? 'returned' : 'paid'}`, body })
  payment.isOpen = false
  if (!batch.payments.some(({ isOpen }) => isOpen)) batch.state = 'ended'
  assert.equal(told<PaymentBatchMessage>(answer).state, batch.state, batch.batchId)
  if (returned) comeBack(scene, payment)
  else {
    payment.of.state = 'paid'
    movePaid(scene.books.months, payment.of)
  }
  count(scene, `${payment.of.what} ${returned ? 'returned' : 'paid'}`)
  if (returned || !maybe(scene, 0.15)) return
  const later = { day: scene.today, reason: 'account-closed' }
  told(await askRacing(scene, { who: deskOf('finance-beside', batch.office), url: `${url}/returned`, body: later }))
  movePaid(scene.books.months, payment.of, true)
  comeBack(scene, payment)
  count(scene, `${payment.of.what} bounced`)
}

/** It waits for another account, unless one was confirmed since. */
function comeBack({ books: { months } }: Scene, { of }: Payment): void {
  of.state = months.accounts.get(of.payee) === of.taken ? 'payment-returned' : 'approved'
}
