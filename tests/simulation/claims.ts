/** What people claim: bills that they typed, and visits that a hospital billed and did not settle; now and then with a mistake. */
import assert from 'node:assert/strict'
import { formatYuan } from '@yidi/rules'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { holds, ownShares, sameTime, totalFen } from './claim-model.ts'
import type { Claim } from './claim-model.ts'
import { ask, askOnce } from './offices.ts'
import type { Answer } from './offices.ts'
import { count, dayAfter, isFree, take } from './scene.ts'
import type { Scene } from './scene.ts'
import type { Visit } from './things.ts'
import type { SimulatedPerson } from './world.ts'

const hospitals = [
  ['H31010000001', '310100'],
  ['H33010000001', '330100'],
] as const

/** A bank card whose check digit is right. */
export const card = { holder: 'self', bank: '演示银行杭州分行', number: '6222020000000000000' }

/** What is claimed, before it has a number. */
type Bill = Pick<
  Claim,
  'person' | 'inpatient' | 'place' | 'institution' | 'from' | 'to' | 'invoice' | 'lines' | 'visit' | 'thirdParty'
>

/** Whether a stay of a bill is settled or claimed already, by what the model knows. */
function isTaken(scene: Scene, bill: Bill): boolean {
  if (!bill.inpatient) return false
  const { claims, visits } = scene.books
  const overlaps = (one: { from: string; to: string; institution: string }): boolean => sameTime(one, bill)
  return (
    claims.some((claim) => claim.person === bill.person && claim.inpatient && holds(claim) && overlaps(claim)) ||
    visits.some(
      ({ person, inpatient, parts, day, hospital }) =>
        person === bill.person &&
        inpatient &&
        parts.length > 0 &&
        overlaps({ from: day, to: dayAfter(day, 2), institution: hospital.code }),
    )
  )
}

/** Whether no hospital is at work with a visit of this person in this round. */
const isQuiet = ({ books, busy }: Scene, person: SimulatedPerson, own: Visit | undefined): boolean =>
  !books.visits.some((visit) => visit.person === person && visit !== own && busy.has(visit))

function typedBill(scene: Scene, person: SimulatedPerson): Bill {
  const { random } = scene
  const [institution, place] = random.pick(hospitals)
  const inpatient = random.chance(0.6)
  const from = dayAfter('2026-05-01', random.below(40))
  const thirdParty = person.facts?.pool === '339900' && random.chance(0.3)
  return {
    ...{ person, inpatient, place, institution, from },
    to: inpatient ? dayAfter(from, 3) : from,
    invoice: scene.msgid.replaceAll('-', ''),
    lines: Array.from({ length: 1 + random.below(3) }, () => ({
      code: random.pick(Object.keys(ownShares)),
      amountFen: 10_000 + random.below(inpatient ? 1_500_000 : 50_000),
    })),
    visit: undefined,
    thirdParty: thirdParty ? random.pick(['none', 'does-not-pay'] as const) : undefined,
  }
}

/** A visit that was billed, and ended, and of which nothing is settled. */
function billedVisit(scene: Scene, person: SimulatedPerson): Visit | undefined {
  return scene.books.visits.find(
    (visit) =>
      visit.person === person &&
      isFree(scene, visit) &&
      visit.open.length > 0 &&
      visit.parts.length === 0 &&
      visit.discharged === visit.inpatient &&
      !scene.books.claims.some((claim) => claim.visit === visit && holds(claim)),
  )
}

const billOf = (scene: Scene, visit: Visit): Bill => ({
  person: visit.person,
  inpatient: visit.inpatient,
  place: visit.hospital.place,
  institution: visit.hospital.code,
  from: visit.day,
  to: visit.inpatient ? dayAfter(visit.day, 2) : visit.day,
  invoice: scene.msgid.replaceAll('-', ''),
  lines: visit.open.map(({ code, count: pieces, price }) => ({ code, amountFen: Math.round(pieces * price * 100) })),
  visit,
  thirdParty: undefined,
})

/** The bill as the form of a claim, with its papers still to come. */
export function formOf(bill: Bill): Record<string, unknown> {
  const { inpatient, place, institution, from, to, lines, visit, thirdParty } = bill
  return {
    situation: thirdParty === undefined ? 'not-filed' : 'injury',
    visit: {
      ...{ kind: inpatient ? 'inpatient' : 'outpatient', place, from, to },
      ...(visit === undefined ? {} : { visitId: visit.visitId }),
    },
    institution: { code: institution },
    invoices: [{ number: bill.invoice, day: to, total: formatYuan(totalFen(bill)) }],
    lines: visit === undefined ? lines.map(({ code, amountFen }) => lineOf(code, amountFen, from)) : [],
    ...(thirdParty === undefined ? {} : { injury: { thirdParty, how: '骑车时被撞' } }),
    mobile: '13800000000',
    account: card,
    commitmentSigned: true,
  }
}

function lineOf(code: string, amountFen: number, day: string): object {
  const amount = formatYuan(amountFen)
  return { day, code, name: `演示${code}`, quantity: '1', price: amount, amount }
}

/**
 * Uploads what the check of a form says is missing; gives the numbers of the uploads, or undefined where the person has as many as may
 * wait: what was uploaded for claims that were then refused stays with the person, and adds up in a long run.
 */
async function papersOf(scene: Scene, person: SimulatedPerson, form: object): Promise<string[] | undefined> {
  const who = person.personNo
  const looked = await ask(scene, { who, url: '/api/claims/check', body: form })
  if (looked.status !== 200) return []
  const uploads: string[] = []
  for (const { id, needed, state } of looked.body.papers as { id: string; needed: boolean; state: string }[]) {
    if (!needed || state !== 'missing') continue
    const url = `/api/materials?kind=${id.split('|')[0]!}`
    const { status, body } = await ask(scene, { who, url, body: samplePng() })
    if (status >= 300) {
      assert.equal(body.code, 'material-too-many', JSON.stringify(body))
      return undefined
    }
    uploads.push(body.id as string)
  }
  return uploads
}

type Mistake = (form: Record<string, unknown>, total: string, today: string) => Record<string, unknown>

/** What people get wrong: a total that is not the sum, an invoice of the future, an account with one digit wrong. */
const mistakes: readonly Mistake[] = [
  (form) => ({ ...form, invoices: [{ number: '1', day: '2026-06-01', total: '1.00' }] }),
  (form, total, today) => ({ ...form, invoices: [{ number: '1', day: dayAfter(today, 1), total }] }),
  (form) => ({ ...form, account: { ...card, number: '6222020000000000001' } }),
]

/** Sends a claim. What was acknowledged is in the books, and of a mistake nothing is kept. */
export async function sendClaim(scene: Scene, person: SimulatedPerson): Promise<void> {
  const { random, books } = scene
  const visit = random.chance(0.5) ? billedVisit(scene, person) : undefined
  const bill = visit === undefined ? typedBill(scene, person) : billOf(scene, take(scene, visit))
  const plain = formOf(bill)
  const uploads = await papersOf(scene, person, plain)
  if (uploads === undefined) return count(scene, 'too many papers')
  const form = { ...plain, uploads }
  const takenBefore = isTaken(scene, bill)
  const mistake = random.chance(0.15) ? random.pick(mistakes) : undefined
  const body = mistake?.(form, formatYuan(totalFen(bill)), scene.today) ?? form
  const answer = await askOnce(scene, { who: person.personNo, url: '/api/claims', body })
  const taken = takenBefore && isTaken(scene, bill)
  if (answer.status !== 201) {
    assert.ok(answer.status === 422 || answer.status === 409, JSON.stringify(answer.body))
    const reason = mistake !== undefined || taken || takenBefore
    assert.ok(reason || person.facts === undefined, `refused without a reason: ${JSON.stringify(answer.body)}`)
    return count(scene, 'claim not sent')
  }
  assert.equal(mistake, undefined, 'a mistake is told')
  if (isQuiet(scene, person, visit)) assert.equal(taken, false, 'a stay is claimed or settled once')
  books.claims.push(take(scene, newClaim(bill, form, answer)))
  count(scene, visit === undefined ? 'claim' : 'claim of a billed visit')
}

const newClaim = (bill: Bill, form: object, { body }: Answer): Claim => ({
  ...bill,
  form,
  claimId: body.id as string,
  pool: body.pool as string,
  state: 'sent',
  asked: false,
  cutsFen: new Map(),
  refuses: false,
  result: undefined,
  paidFen: 0,
  recovery: { owedFen: 0, receivedFen: 0 },
})
