/** What two people of the finance office do: batches of claims that wait to be paid, confirmed by the other, and what the bank says. */
import assert from 'node:assert/strict'
import type { PaymentBatchMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { dueFen } from './claim-model.ts'
import type { Batch, Payment } from './claim-model.ts'
import { askRacing, deskOf } from './offices.ts'
import type { Answer } from './offices.ts'
import { count, isFree, take } from './scene.ts'
import type { Scene } from './scene.ts'

const at = '/api/desk/payments/batches'

/** Whether nobody works on a batch or on any claim in it. */
export const isBatchFree = (scene: Scene, batch: Batch): boolean =>
  isFree(scene, batch) && batch.payments.every(({ claim }) => isFree(scene, claim) && isFree(scene, claim.person))

const open = ({ payments }: Batch): Payment[] => payments.filter(({ isOpen }) => isOpen)

/** Draws a batch of what waits; now and then of something that does not, and then nothing is drawn. */
export async function draw(scene: Scene): Promise<void> {
  const { random, books } = scene
  const free = books.claims.filter((claim) => isFree(scene, claim) && isFree(scene, claim.person))
  const waiting = free.filter(({ state }) => state === 'approved')
  if (waiting.length === 0) return
  const { pool } = random.pick(waiting)
  const claims = waiting.filter((claim) => claim.pool === pool).slice(0, 3)
  const beside = free.find((claim) => claim.pool === pool && claim.state !== 'approved')
  const wrong = beside !== undefined && random.chance(0.15)
  const subjects = [...claims, ...(wrong ? [beside] : [])].map((claim) => {
    take(scene, claim.person)
    return take(scene, claim).claimId
  })
  const answer = await askRacing(scene, { who: deskOf('finance', pool), url: at, body: { subjects } })
  if (wrong) {
    assert.ok(['payment-order-not-waiting', 'payment-order-taken'].includes(answer.body.code), JSON.stringify(answer))
    return count(scene, 'draw refused')
  }
  const { batchId, items } = told(answer)
  assert.equal(items.length, claims.length, 'a batch holds what was listed')
  const payments = items.map(({ no, subjectId, amount }): Payment => {
    const claim = claims.find(({ claimId }) => claimId === subjectId)!
    assert.equal(amount, formatYuan(dueFen(claim)), 'what is due is paid')
    claim.state = 'paying'
    return { no, claim, isOpen: true }
  })
  books.batches.push(take(scene, { batchId, pool, state: 'drawn', payments }))
  count(scene, 'batch')
}

function told({ status, body }: Answer): PaymentBatchMessage {
  assert.equal(status, 200, JSON.stringify(body))
  return body as PaymentBatchMessage
}

/** Lets payments of a batch go: their claims wait again. */
function letGo(batch: Batch, payments: readonly Payment[]): void {
  for (const payment of payments) payment.claim.state = 'approved'
  batch.payments = batch.payments.filter((payment) => !payments.includes(payment))
}

/** Confirmed by the other; by the same it is refused, and now and then the batch is given up or loses a payment. */
export async function confirm(scene: Scene, batch: Batch): Promise<void> {
  const { random } = scene
  for (const { claim } of batch.payments) take(scene, claim.person)
  const url = `${at}/${batch.batchId}`
  if (random.chance(0.1)) {
    const own = await askRacing(scene, { who: deskOf('finance', batch.pool), url: `${url}/confirm`, body: {} })
    assert.equal(own.body.code, 'payment-own-batch')
  }
  if (random.chance(0.15)) {
    told(await askRacing(scene, { who: deskOf('finance', batch.pool), url: `${url}/drop`, body: {} }))
    batch.state = 'dropped'
    letGo(batch, [...batch.payments])
    return count(scene, 'batch dropped')
  }
  if (batch.payments.length > 1 && random.chance(0.3)) {
    const payment = random.pick(batch.payments)
    told(
      await askRacing(scene, {
        who: deskOf('finance', batch.pool),
        url: `${url}/items/${String(payment.no)}/remove`,
        body: {},
      }),
    )
    letGo(batch, [payment])
    return count(scene, 'payment removed')
  }
  told(await askRacing(scene, { who: deskOf('finance-beside', batch.pool), url: `${url}/confirm`, body: {} }))
  batch.state = 'confirmed'
}

/** What the bank says of one payment; what has a result keeps it. */
export async function mark(scene: Scene, batch: Batch): Promise<void> {
  const { random } = scene
  for (const { claim } of batch.payments) take(scene, claim.person)
  const url = `${at}/${batch.batchId}/items`
  const payment = random.pick(open(batch))
  const { claim } = payment
  const returned = random.chance(0.35)
  const body = { day: scene.today, ...(returned ? { reason: 'wrong-account' } : {}) }
  const one = `${url}/${String(payment.no)}/`
  const answer = await askRacing(scene, {
    who: deskOf('finance', batch.pool),
    url: `${one}${returned ? 'returned' : 'paid'}`,
    body,
  })
  payment.isOpen = false
  const paidFen = returned ? 0 : dueFen(claim)
  claim.paidFen += paidFen
  claim.state = returned ? 'payment-returned' : 'paid'
  if (open(batch).length === 0) batch.state = 'ended'
  assert.equal(told(answer).state, batch.state)
  count(scene, returned ? 'claim returned' : 'claim paid')
  if (!returned && random.chance(0.2)) return bounce(scene, batch, payment, paidFen)
  if (!random.chance(0.2)) return
  const again = await askRacing(scene, {
    who: deskOf('finance-beside', batch.pool),
    url: `${one}paid`,
    body: { day: scene.today },
  })
  assert.ok(['payment-item-settled', 'payment-batch-over'].includes(again.body.code), JSON.stringify(again))
}

/** The bank sends back what it had paid: all of the result is owed again. */
async function bounce(scene: Scene, batch: Batch, { no, claim }: Payment, paidFen: number): Promise<void> {
  const answer = await askRacing(scene, {
    who: deskOf('finance-beside', batch.pool),
    url: `${at}/${batch.batchId}/items/${String(no)}/returned`,
    body: { day: scene.today, reason: 'account-closed' },
  })
  assert.equal(told(answer).items.find((item) => item.no === no)?.state, 'returned')
  claim.paidFen -= paidFen
  claim.state = 'payment-returned'
  count(scene, 'claim bounced')
}
