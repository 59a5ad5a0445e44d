/**
 * What the agency does with everybody's account: monthly credits, the premium, the turn of the year, each begun twice too; pensions and the
 * rate of interest. A run goes on while everybody else is at work, and is broken off wherever the server is killed. Afterwards the
 * pages are looked at: they hold for everybody what the model knows.
 */
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { AccountMessage, AccountRunKind, AccountRunMessage, AccountRunsMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { creditOwnParts, creditRetired, movedOf, payPremium, turnYear } from './account-model.ts'
import type { FundsFen } from './account-model.ts'
import { heldFen, openingFen } from './claim-model.ts'
import { employers, pool, workers } from './contribution-model.ts'
import { ask, askOnce, askRacing, deskOf } from './offices.ts'
import type { Answer } from './offices.ts'
import { count, isFree, take } from './scene.ts'
import type { Scene } from './scene.ts'
import type { SimulatedPerson } from './world.ts'

const finance = deskOf('finance', pool)
const at = '/api/desk/account-runs'
const waitsAtMost = 2_000

/** Those for whom the model knows everything that moves an account. */
const claimants = ({ people }: Scene): readonly SimulatedPerson[] => people.filter(({ facts }) => facts?.pool === pool)

const accountHolders = (scene: Scene): readonly Pick<SimulatedPerson, 'personNo' | 'facts'>[] => [
  ...claimants(scene),
  ...workers,
]

/** Begins a run, where nobody works on a claim of those whose accounts are known, and sees it through. */
export async function runOverAccounts(scene: Scene): Promise<void> {
  const known = claimants(scene)
  if (!known.every((person) => isFree(scene, person))) return
  for (const person of known) take(scene, person)
  const { random, books } = scene
  const kind = random.pick<AccountRunKind>(['monthly-credit', 'monthly-credit', 'critical-premium', 'year-end'])
  const { kinds } = await listed(scene)
  const period = random.pick(kinds.find((one) => one.kind === kind)!.periods)
  const name = `${kind} ${period}`
  const before = books.accounts.runs.get(name)
  // Its answer lists the runs as they are at the moment.
  const lasting = ({ status, body: { code } }: Answer) => ({ status, code: code as unknown })
  const answer = await askRacing(scene, { who: finance, url: at, body: { kind, period }, lasting })
  if (before !== undefined) {
    const done = kind === 'year-end' ? 'roll-over-done' : 'account-run-done'
    assert.equal(answer.body.code, before === 'done' ? done : 'account-run-under-way', JSON.stringify(answer.body))
    count(scene, 'run refused')
    if (before === 'done') return
  } else assert.equal(answer.status, 200, JSON.stringify(answer.body))
  books.accounts.runs.set(name, 'waiting')
  const goneBefore = books.counts['server gone']
  scene.onRun?.()
  if (kind === 'year-end' && (await waits(scene, kind, period))) return
  const run = await ended(scene, kind, period)
  books.accounts.runs.set(name, 'done')
  if (books.counts['server gone'] !== goneBefore) count(scene, 'run broken off')
  await enter(scene, run)
  await pagesAgree(scene)
  count(scene, `run ${kind}`)
}

async function listed(scene: Scene): Promise<AccountRunsMessage> {
  const { status, body } = await ask(scene, { who: finance, url: at })
  assert.equal(status, 200, JSON.stringify(body))
  return body as AccountRunsMessage
}

async function runOf(scene: Scene, kind: AccountRunKind, period: string): Promise<AccountRunMessage> {
  const run = (await listed(scene)).runs.find((one) => one.kind === kind && one.period === period)
  assert.ok(run !== undefined, `${kind} ${period} was acknowledged and is not there`)
  return run
}

/** Whether the turn of the year still waits for its rate, which may be entered now. */
async function waits(scene: Scene, kind: AccountRunKind, period: string): Promise<boolean> {
  const { accounts } = scene.books
  if (accounts.ratePercent !== undefined) return false
  await scene.carryOn()
  const run = await runOf(scene, kind, period)
  assert.deepEqual([run.state, run.people], ['waiting', 0])
  count(scene, 'run waits')
  if (scene.random.chance(0.5)) return true
  const ratePercent = (1 + scene.random.below(400)) / 100
  const body = { name: 'account-interest', value: String(ratePercent), from: `${period}-01-01`, document: '利率公告' }
  const answer = await askOnce(scene, { who: deskOf('approving', pool), url: '/api/desk/figures', body })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  accounts.ratePercent = ratePercent
  return false
}

async function ended(scene: Scene, kind: AccountRunKind, period: string): Promise<AccountRunMessage> {
  for (let turn = 0; turn < waitsAtMost; turn++) {
    await scene.carryOn()
    const run = await runOf(scene, kind, period)
    if (run.state === 'done') return run
    await pause(20)
  }
  throw new Error(`${kind} ${period} does not come to an end`)
}

/** Enters what a run did to everybody whose account is known. */
async function enter(scene: Scene, run: AccountRunMessage): Promise<void> {
  switch (run.kind) {
    case 'monthly-credit':
      return enterCredits(scene, run)
    case 'critical-premium':
      return enterPremiums(scene, run)
    case 'year-end':
      for (const person of accountHolders(scene)) {
        const [moved, held] = accountOf(scene, person)
        turnYear(moved, held, openingFen(person), scene.books.accounts.ratePercent!)
      }
  }
}

const accountOf = (
  { books }: Scene,
  person: Pick<SimulatedPerson, 'personNo' | 'facts'>,
): [ReturnType<typeof movedOf>, FundsFen] => [movedOf(books.accounts, person.personNo), heldFen(books, person)]

async function enterCredits(scene: Scene, { period, basis, leftOut }: AccountRunMessage): Promise<void> {
  const paid = await paidBills(scene)
  for (const worker of workers) {
    const months = scene.books.contributions.bills.filter(({ declarationId }) => paid.has(declarationId))
    const paidFen = new Map<string, number>()
    for (const { month, ownFen } of months) {
      const fen = ownFen.get(worker.personNo)
      if (fen !== undefined) paidFen.set(month, (paidFen.get(month) ?? 0) + fen)
    }
    const [moved, held] = accountOf(scene, worker)
    const isDone = creditOwnParts(moved, held, paidFen)
    const isLeftOut = leftOut.some(({ personNo }) => personNo === worker.personNo)
    assert.equal(isLeftOut, !isDone, `what was given back is left out where ${worker.personNo} does not hold it`)
    if (isLeftOut) count(scene, 'run left out')
  }
  const averageWage = /[\d.]+(?=元)/.exec(basis[0]!)![0]
  for (const { personNo, facts } of claimants(scene)) {
    if (facts!.category !== 'retired') continue
    const pension = scene.books.accounts.pensions.get(personNo) ?? '0.00'
    const { birthDay } = facts!
    creditRetired(movedOf(scene.books.accounts, personNo), { month: period, averageWage, birthDay, pension })
    count(scene, 'credited by age')
  }
}

/** The bills that the pages of the employers call paid. */
async function paidBills(scene: Scene): Promise<Set<string>> {
  const paid = new Set<string>()
  for (const employer of employers) {
    const url = `/api/desk/contributions/employers/${employer}`
    const { status, body } = await ask(scene, { who: finance, url })
    assert.equal(status, 200, JSON.stringify(body))
    for (const bill of body.bills as { state: string; declarationId: string }[])
      if (bill.state === 'paid') paid.add(bill.declarationId)
  }
  return paid
}

/** Whoever is insured pays; the page says who was, and the amounts are the model's. */
async function enterPremiums(scene: Scene, { period }: AccountRunMessage): Promise<void> {
  for (const person of accountHolders(scene)) {
    const { premiums } = await account(scene, person.personNo)
    const told = premiums.find(({ year }) => String(year) === period)
    const mustPay =
      person.facts !== undefined || (period === '2026' && scene.books.contributions.works.has(person.personNo))
    assert.ok(told !== undefined || !mustPay, `${person.personNo} is insured and pays for ${period}`)
    if (told === undefined) continue
    const [moved, held] = accountOf(scene, person)
    const { fromAccount, owed } = payPremium(moved, held, Number(period))
    assert.deepEqual([told.fromAccount, told.owed], [fromAccount, owed], `the premium of ${person.personNo}`)
  }
}

async function account(scene: Scene, personNo: string): Promise<AccountMessage> {
  const { status, body } = await ask(scene, { who: finance, url: `/api/desk/people/${personNo}/account` })
  assert.equal(status, 200, JSON.stringify(body))
  return body as AccountMessage
}

/** The desk's page of every account that is known holds what the model says. */
async function pagesAgree(scene: Scene): Promise<void> {
  for (const person of accountHolders(scene)) {
    const { currentYear, pastYear, years } = await account(scene, person.personNo)
    const held = heldFen(scene.books, person)
    const inYuan = [formatYuan(held.currentYear), formatYuan(held.pastYear)]
    assert.deepEqual([currentYear, pastYear], inYuan, `the account of ${person.personNo}`)
    const last = years[0]?.balance ?? '0.00'
    assert.equal(last, formatYuan(held.currentYear + held.pastYear), 'the last entry leaves what the account holds')
  }
}

/** The desk enters somebody's pension, by which the months to come are credited. */
export async function tellPension(scene: Scene): Promise<void> {
  const { random, books } = scene
  const retired = claimants(scene).filter((one) => one.facts!.category === 'retired' && isFree(scene, one))
  if (retired.length === 0) return
  const { personNo } = take(scene, random.pick(retired))
  const amount = formatYuan(300_000 + random.below(1_200_000))
  const body = { from: '2025-01', amount, document: '养老金核定表' }
  const url = `/api/desk/people/${personNo}/pension`
  const answer = await askRacing(scene, { who: deskOf('accepting', pool), url, body })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  books.accounts.pensions.set(personNo, amount)
  count(scene, 'pension')
}
