/**
 * What employers of the provincial pool and their agency do: people join, leave and earn otherwise, months are declared, billed, paid in
 * whole, in part and too much, payments come back. The books hold what was acknowledged.
 */
import assert from 'node:assert/strict'
import type { DeclarationMessage } from '@yidi/contracts'
import { formatMonth, formatYuan, parseMonth, parseYuan } from '@yidi/rules'
import { runOverAccounts, tellPension } from './account-runs.ts'
import { employers, firstMonth, pool, workers } from './contribution-model.ts'
import type { Worker } from './contribution-model.ts'
import { askOnce, askRacing, deskOf } from './offices.ts'
import type { Answer } from './offices.ts'
import { count } from './scene.ts'
import type { Scene } from './scene.ts'

const at = '/api/desk/contributions/employers'
const lastMonth = parseMonth('2026-06')

/** One thing that happens at an employer or at the desk for it. Only one is under way at a time. */
export async function contribute(scene: Scene): Promise<void> {
  const { random } = scene
  const choices = [
    [3, join],
    [1, leave],
    [1, earn],
    [6, declare],
    [7, pay],
    [1, giveBack],
    [1, withdraw],
    [2, runOverAccounts],
    [1, tellPension],
  ] as const
  let drawn = random.below(choices.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, run] of choices) {
    if (drawn < weight) return run(scene)
    drawn -= weight
  }
}

const desk = deskOf('accepting', pool)
const finance = deskOf('finance', pool)
const someMonth = ({ random }: Scene): string => formatMonth(firstMonth + random.below(lastMonth - firstMonth + 1))
const wageOf = ({ random }: Scene): string => formatYuan(100_000 + random.below(4_000_000))
const ofWorker = ({ name, idNumber }: Worker) => ({ name, idNumber })

/** A refusal that may come in the ordinary course. */
function refused(scene: Scene, { status, body }: Answer, ordinary: readonly string[]): boolean {
  if (status < 300) return false
  assert.ok(ordinary.includes(body.code), JSON.stringify(body))
  count(scene, 'contribution refused')
  return true
}

async function join(scene: Scene): Promise<void> {
  const { random } = scene
  const books = scene.books.contributions
  const [worker, employer] = [random.pick(workers), random.pick(employers)]
  const month = someMonth(scene)
  const body = { change: 'join', ...ofWorker(worker), month, wage: wageOf(scene) }
  const answer = await askRacing(scene, { who: desk, url: `${at}/${employer}/members`, body })
  const held = books.works.get(worker.personNo)
  const codes = ['employed-already', 'employed-elsewhere', 'enrolment-day-not-valid', 'nothing-to-change']
  if (refused(scene, answer, codes)) {
    // Who worked elsewhere before is refused for a month of then by the name of that employer.
    if (held === undefined || books.joined.get(worker.personNo)!.length > 1) return
    return assert.equal(answer.body.code, held === employer ? 'employed-already' : 'employed-elsewhere')
  }
  assert.equal(held, undefined, 'nobody is at two employers')
  books.works.set(worker.personNo, employer)
  books.joined.set(worker.personNo, [...(books.joined.get(worker.personNo) ?? []), month])
  count(scene, 'joined')
}

async function leave(scene: Scene): Promise<void> {
  const books = scene.books.contributions
  const working = workers.filter(({ personNo }) => books.works.has(personNo))
  if (working.length === 0) return
  const worker = scene.random.pick(working)
  const employer = books.works.get(worker.personNo)!
  const body = { change: 'leave', ...ofWorker(worker), month: someMonth(scene) }
  const answer = await askRacing(scene, { who: desk, url: `${at}/${employer}/members`, body })
  if (refused(scene, answer, ['employed-not-here', 'enrolment-day-not-valid', 'nothing-to-change'])) return
  books.works.delete(worker.personNo)
  count(scene, 'left')
}

async function earn(scene: Scene): Promise<void> {
  const books = scene.books.contributions
  const worker = scene.random.pick(workers)
  const employer = books.works.get(worker.personNo) ?? scene.random.pick(employers)
  const body = { change: 'wage', ...ofWorker(worker), month: someMonth(scene), wage: wageOf(scene) }
  const answer = await askOnce(scene, { who: desk, url: `${at}/${employer}/members`, body })
  if (!refused(scene, answer, ['employed-not-here'])) count(scene, 'wage')
}

/** Looks at the next month of an employer and confirms what was seen; a month without anybody is passed over. */
async function declare(scene: Scene): Promise<void> {
  const books = scene.books.contributions
  const employer = scene.random.pick(employers)
  const next = books.next.get(employer)!
  if (next > lastMonth) return
  const month = formatMonth(next)
  const url = `${at}/${employer}/months/${month}`
  const seen = await askOnce(scene, { who: desk, url })
  assert.equal(seen.status, 200, JSON.stringify(seen.body))
  const draft = seen.body as DeclarationMessage
  if (draft.state === 'open' && !draft.mayConfirm) {
    if (scene.random.chance(0.3)) books.next.set(employer, next + 1)
    return
  }
  const { employerPart, employeePart } = draft
  // After an earlier month was withdrawn and declared anew, the next may be declared already.
  if (books.bills.some((bill) => bill.employer === employer && bill.month === month)) {
    const again = await askRacing(scene, { who: desk, url: `${url}/confirm`, body: { employerPart, employeePart } })
    assert.equal(again.body.code, 'declaration-made-already', JSON.stringify(again.body))
    books.next.set(employer, next + 1)
    return count(scene, 'declared already')
  }
  const answer = await askRacing(scene, { who: desk, url: `${url}/confirm`, body: { employerPart, employeePart } })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const bill = answer.body as DeclarationMessage
  assert.equal(bill.total, draft.total, 'what was seen is what is billed')
  const shares = bill.people.reduce((sum, { employer: share }) => sum + parseYuan(share ?? '0.00'), 0)
  assert.equal(shares, parseYuan(bill.employerPart), 'the shares of the members are the employer’s part')
  books.next.set(employer, next + 1)
  books.bills.push({
    declarationId: bill.declarationId!,
    employer,
    month,
    totalFen: parseYuan(bill.total),
    people: bill.people.map(({ personNo }) => personNo),
    ownFen: new Map(bill.people.map(({ personNo, employee }) => [personNo, parseYuan(employee ?? '0.00')])),
  })
  count(scene, 'month declared')
  const again = await askOnce(scene, { who: desk, url: `${url}/confirm`, body: { employerPart, employeePart } })
  assert.ok(again.status >= 400, 'a month is declared once')
}

/** A payment of a bill: all of it, a part, or more than it; the same reference is taken once. */
async function pay(scene: Scene): Promise<void> {
  const { random } = scene
  const books = scene.books.contributions
  if (books.bills.length === 0) return
  const { declarationId, employer, month, totalFen } = random.pick(books.bills)
  const share = random.pick([0.4, 1, 1, 1, 1.5])
  const amountFen = Math.max(1, Math.round(totalFen * share))
  const reference = `BANK-${scene.msgid}`
  const body = {
    ...{ reference, employer, declarationId, month, amount: formatYuan(amountFen) },
    ...{ lateFee: '0.00', paidOn: '2026-06-10' },
  }
  const wrong = random.chance(0.1)
  const other = employers.find((one) => one !== employer)!
  const sent = wrong ? { ...body, employer: other } : body
  const answer = await askRacing(scene, { who: finance, url: `${at}/payments`, body: sent })
  if (wrong) {
    assert.equal(answer.body.code, 'contribution-payment-employer', JSON.stringify(answer.body))
    return count(scene, 'payment refused')
  }
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  books.payments.push({ reference, employer, amountFen, returned: false })
  count(scene, 'employer paid')
}

async function giveBack(scene: Scene): Promise<void> {
  const books = scene.books.contributions
  const standing = books.payments.filter(({ returned }) => !returned)
  if (standing.length === 0) return
  const payment = scene.random.pick(standing)
  const url = `${at}/payments/${payment.reference}/returned`
  const answer = await askRacing(scene, { who: finance, url, body: { day: '2026-06-15' } })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  payment.returned = true
  count(scene, 'payment returned')
}

/** A bill on which nothing was paid is withdrawn, and its month can be declared anew. */
async function withdraw(scene: Scene): Promise<void> {
  const books = scene.books.contributions
  if (books.bills.length === 0) return
  const bill = scene.random.pick(books.bills)
  const url = `${at}/${bill.employer}/bills/${bill.declarationId}/withdraw`
  const answer = await askRacing(scene, { who: desk, url, body: {} })
  if (refused(scene, answer, ['declaration-paid'])) return
  books.bills = books.bills.filter((one) => one !== bill)
  books.next.set(bill.employer, Math.min(books.next.get(bill.employer)!, parseMonth(bill.month)))
  count(scene, 'bill withdrawn')
}
