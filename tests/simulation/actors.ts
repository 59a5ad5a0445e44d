/**
 * What the institutions of the simulation do. Each operation is one of the things that happen at a real counter,
 * replies that get lost, messages sent twice and undone things included. The institution's own books (`Books`) hold
 * only what was acknowledged to it; the server has to agree with them in the end.
 */
import assert from 'node:assert/strict'
import { formatDay, parseDay } from '@yidi/rules'
import { amountsOf } from '../hospital/checks.ts'
import { Hospital, admission, feeLine, money, registration, settlement } from '../hospital/hospital.ts'
import type { Counter, Reply } from '../hospital/hospital.ts'
import { Random } from './random.ts'
import { everyone, institutions } from './world.ts'
import type { SimulatedPerson } from './world.ts'

interface Visit {
  person: SimulatedPerson
  hospital: Hospital
  visitId: string
  inpatient: boolean
  /** First day; a stay lasts two more. */
  day: string
  lines: number
  totalFen: number
  discharged: boolean
  settlementId: string | undefined
}

/** What a settlement was said to come to, in fen. */
export interface Standing {
  personNo: string
  fundFen: number
  /** By kind of fund (`fund_pay_type`), those that pay something. */
  kindsFen: Record<string, number>
  accountFen: number
  totalFen: number
}

/** Everything that was acknowledged. */
export interface Books {
  visits: Visit[]
  /** Settlements that stand, by id. */
  standing: Map<string, Standing>
  counts: Record<string, number>
}

function newBooks(): Books {
  return { visits: [], standing: new Map(), counts: {} }
}

const codes = ['YDA0000001', 'YDB0000001', 'YDB0000002', 'YDC0000001', 'YFB0000001', 'YHB0000001', 'NOBODY-KNOWS']

/** Refusals that an institution may meet in the ordinary course; anything else is a fault of the server. */
const ordinary = /^\[(G1201|G1202|G22\d\d|G30\d\d|G4\d\d\d|G5\d\d\d)\]/

/** Thrown by a counter whose server went away: nobody knows whether the message took effect. */
export class LostReply extends Error {}

interface SimulationOptions {
  seed: number
  operations: number
  counter: Counter
  /** Share of replies that get lost on the way although the server answered. */
  lossShare?: number
  /** How many counters work at the same time. */
  parallel?: number
  /** Called between rounds; the kill rounds use it. */
  between?: (done: number) => Promise<void>
}

/** Runs the operations and gives the books. A failure names the seed. */
export async function simulate(options: SimulationOptions): Promise<Books> {
  const random = new Random(options.seed)
  const books = newBooks()
  const people = everyone()
  const parallel = options.parallel ?? 4
  let serial = 0
  const stamp = options.seed.toString(36)
  for (let done = 0; done < options.operations; done += parallel) {
    const busy = new Set<Visit>()
    const round = Array.from({ length: parallel }, () => {
      serial += 1
      return act({
        random: random.branch(),
        books,
        people,
        busy,
        msgid: `S${stamp}-${String(serial)}`,
        counter: options.counter,
        lossShare: options.lossShare ?? 0.1,
      })
    })
    // Everyone finishes before anything is thrown: a message that is still under way must not outlive its run.
    for (const result of await Promise.allSettled(round))
      if (result.status === 'rejected')
        throw new Error(`seed ${String(options.seed)}: ${String((result.reason as Error).message)}`, {
          cause: result.reason,
        })
    await options.between?.(done + parallel)
  }
  return books
}

interface Scene {
  random: Random
  books: Books
  people: readonly SimulatedPerson[]
  /** Visits that another counter of this round works on. */
  busy: Set<Visit>
  msgid: string
  counter: Counter
  lossShare: number
}

async function act(scene: Scene): Promise<void> {
  const { random, books, busy } = scene
  const free = books.visits.filter((visit) => !busy.has(visit))
  const open = free.filter((visit) => visit.settlementId === undefined)
  const ready = open.filter((visit) => visit.lines > 0 && (visit.discharged || !visit.inpatient))
  const settled = free.filter((visit) => visit.settlementId !== undefined)
  const choices: [number, () => Promise<void>][] = [
    [open.length < 40 ? 3 : 0, () => enter(scene)],
    [open.length > 0 ? 5 : 0, () => charge(scene, claim(busy, random.pick(open)))],
    [open.length > 0 ? 2 : 0, () => discharge(scene, claim(busy, random.pick(open)))],
    [ready.length > 0 ? 8 : 0, () => settle(scene, claim(busy, random.pick(ready)))],
    [settled.length > 0 ? 2 : 0, () => undo(scene, claim(busy, random.pick(settled)))],
    [settled.length > 0 ? 1 : 0, () => settleAgain(scene, claim(busy, random.pick(settled)))],
    [1, () => reverseNothing(scene)],
  ]
  let drawn = random.below(choices.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, run] of choices) {
    if (drawn < weight) return run()
    drawn -= weight
  }
}

function claim(busy: Set<Visit>, visit: Visit): Visit {
  busy.add(visit)
  return visit
}

function count(scene: Scene, what: string): void {
  scene.books.counts[what] = (scene.books.counts[what] ?? 0) + 1
}

/** Sends until there is a reply: one that was lost is asked for again by the same message. */
async function send(
  scene: Scene,
  hospital: Hospital,
  infno: string,
  input: unknown,
  msgid = scene.msgid,
): Promise<Reply> {
  for (;;) {
    let reply: Reply
    try {
      reply = await hospital.send(infno, input, { msgid })
    } catch (error) {
      if (!(error instanceof LostReply)) throw error
      count(scene, 'server gone')
      continue
    }
    if (scene.random.chance(scene.lossShare)) {
      count(scene, 'reply lost')
      continue
    }
    if (reply.infcode !== 0) {
      assert.match(reply.err_msg ?? '', ordinary, `${infno} ${msgid}`)
      count(scene, `${infno} refused`)
    } else count(scene, infno)
    return reply
  }
}

async function enter(scene: Scene): Promise<void> {
  const { random } = scene
  const person = random.pick(scene.people)
  const [code, place] = random.pick(institutions)
  const hospital = new Hospital(scene.counter, code, place)
  const inpatient = random.chance(0.5)
  // Spread over a month and a half, so that some visits of a person lie at the same time and most do not.
  const day = dayAfter('2026-05-01', random.below(45))
  const more = {
    begntime: `${day} 08:00:00`,
    insutype: person.insuranceType,
    ...(random.chance(0.2) ? { exp_content: '{"IPT_TYPE":"2"}' } : {}),
  }
  const reply = inpatient
    ? await send(scene, hospital, '2401', admission(person.personNo, more))
    : await send(scene, hospital, '2201', registration(person.personNo, more))
  if (reply.infcode !== 0) return
  const output = reply.output as { result?: { mdtrt_id: string }; data?: { mdtrt_id: string } }
  scene.books.visits.push({
    person,
    hospital,
    visitId: (output.result ?? output.data)!.mdtrt_id,
    inpatient,
    day,
    lines: 0,
    totalFen: 0,
    discharged: false,
    settlementId: undefined,
  })
}

async function charge(scene: Scene, visit: Visit): Promise<void> {
  const { random } = scene
  const lines = Array.from({ length: 1 + random.below(4) }, (_, index) => {
    const price = money(random.below(500_000) / 100)
    const line = feeLine(
      visit.person.personNo,
      visit.visitId,
      [random.pick(codes), 1 + random.below(3), price],
      visit.lines + index + 1,
    )
    return { ...line, chrg_bchno: 'B1', fee_ocur_time: `${visit.day} 09:30:00` }
  })
  const reply = await send(scene, visit.hospital, visit.inpatient ? '2301' : '2204', { feedetail: lines })
  if (reply.infcode !== 0) return
  visit.lines += lines.length
  visit.totalFen += lines.reduce((sum, line) => sum + Math.round(line.det_item_fee_sumamt * 100), 0)
}

async function discharge(scene: Scene, visit: Visit): Promise<void> {
  if (!visit.inpatient) return
  const reply = await send(scene, visit.hospital, '2402', {
    dscginfo: { mdtrt_id: visit.visitId, psn_no: visit.person.personNo, endtime: `${dayAfter(visit.day, 2)} 10:00:00` },
    diseinfo: [],
  })
  if (reply.infcode === 0) visit.discharged = true
}

function dayAfter(day: string, days: number): string {
  return formatDay(parseDay(day) + days)
}

function settleInput(visit: Visit) {
  return settlement(visit.person.personNo, visit.visitId, visit.totalFen / 100, {
    insutype: visit.person.insuranceType,
    ...(visit.inpatient ? {} : { med_type: '11', chrg_bchno: 'B1' }),
  })
}

async function settle(scene: Scene, visit: Visit): Promise<void> {
  const { random } = scene
  const infno = visit.inpatient ? '2304' : '2207'
  if (random.chance(0.2)) {
    const trial = await send(
      scene,
      visit.hospital,
      visit.inpatient ? '2303' : '2206',
      settleInput(visit),
      `${scene.msgid}p`,
    )
    if (trial.infcode === 0) amountsOf(trial)
  }
  const reply = random.chance(0.1)
    ? await giveUp(scene, visit, infno)
    : await send(scene, visit.hospital, infno, settleInput(visit))
  if (reply?.infcode !== 0) return
  const amounts = amountsOf(reply)
  visit.settlementId = String(amounts['setl_id'])
  scene.books.standing.set(visit.settlementId, {
    personNo: visit.person.personNo,
    fundFen: Math.round(amounts['fund_pay_sumamt']! * 100),
    kindsFen: kindsOf(reply),
    accountFen: Math.round(amounts['acct_pay']! * 100),
    totalFen: Math.round(amounts['medfee_sumamt']! * 100),
  })
  if (random.chance(0.3)) {
    const again = await send(scene, visit.hospital, infno, settleInput(visit))
    assert.deepEqual(again.output, reply.output, 'a repeat gives the first reply')
    count(scene, 'repeat')
  }
}

/**
 * The institution gives up on an answer and takes the settlement back, wherever it got to. Gives the reply of one that
 * stands: where another of the person was settled in the meantime, it cannot be taken back, and the late message says so.
 */
async function giveUp(scene: Scene, visit: Visit, infno: string): Promise<Reply | undefined> {
  await visit.hospital.send(infno, settleInput(visit), { msgid: scene.msgid }).catch(ignoreLost)
  const reversed = await send(scene, visit.hospital, '2601', reversalOf(visit, infno, scene.msgid), `${scene.msgid}r`)
  const late = await send(scene, visit.hospital, infno, settleInput(visit))
  if (reversed.infcode === 0) {
    assert.match(late.err_msg ?? '', /^\[G1202\]/, 'a reversed message is refused when it comes late')
    return undefined
  }
  assert.match(reversed.err_msg ?? '', /^\[G5203\]/, 'only a later settlement keeps one from being reversed')
  return late
}

const personalAccount = '310200'

/** The lines of a reply that are of a fund, in fen. */
function kindsOf(reply: Reply): Record<string, number> {
  const { setldetail } = reply.output as { setldetail: { fund_pay_type: string; fund_payamt: number }[] }
  return Object.fromEntries(
    setldetail
      .filter((line) => line.fund_payamt !== 0 && line.fund_pay_type !== personalAccount)
      .map((line) => [line.fund_pay_type, Math.round(line.fund_payamt * 100)]),
  )
}

function ignoreLost(error: unknown): void {
  if (!(error instanceof LostReply)) throw error
}

const reversalOf = (visit: Visit, oinfno: string, omsgid: string) => ({
  data: { psn_no: visit.person.personNo, omsgid, oinfno },
})

async function undo(scene: Scene, visit: Visit): Promise<void> {
  const reply = await send(scene, visit.hospital, visit.inpatient ? '2305' : '2208', {
    data: { psn_no: visit.person.personNo, mdtrt_id: visit.visitId, setl_id: visit.settlementId },
  })
  if (reply.infcode !== 0) {
    assert.match(reply.err_msg ?? '', /^\[G5203\]/, 'only a later settlement keeps one from being undone')
    return
  }
  const before = scene.books.standing.get(visit.settlementId!)!
  assert.equal(Math.round(amountsOf(reply)['fund_pay_sumamt']! * 100), before.fundFen === 0 ? 0 : -before.fundFen)
  scene.books.standing.delete(visit.settlementId!)
  visit.settlementId = undefined
}

async function settleAgain(scene: Scene, visit: Visit): Promise<void> {
  const reply = await send(scene, visit.hospital, visit.inpatient ? '2304' : '2207', settleInput(visit))
  assert.match(reply.err_msg ?? '', /^\[G3011\]/, 'a settled visit is not settled twice')
}

async function reverseNothing(scene: Scene): Promise<void> {
  const { random } = scene
  const person = random.pick(scene.people)
  const [code, place] = random.pick(institutions)
  const hospital = new Hospital(scene.counter, code, place)
  const omsgid = `${scene.msgid}n`
  await send(scene, hospital, '2601', { data: { psn_no: person.personNo, omsgid, oinfno: '2401' } })
  const late = await send(
    scene,
    hospital,
    '2401',
    admission(person.personNo, { insutype: person.insuranceType }),
    omsgid,
  )
  assert.match(late.err_msg ?? '', /^\[G1202\]/)
}
