/**
 * What every institution of the simulation has: a counter whose replies get lost, and books (`Books`) that hold only what was
 * acknowledged to it.
 */
import assert from 'node:assert/strict'
import { formatDay, parseDay } from '@yidi/rules'
import type { VisitKind } from '@yidi/rules'
import { amountsOf } from '../hospital/checks.ts'
import type { Hospital, Reply } from '../hospital/hospital.ts'
import type { Batch, Claim, Standings } from './claim-model.ts'
import { newAccountBooks } from './account-model.ts'
import type { AccountBooks } from './account-model.ts'
import { newContributionBooks } from './contribution-model.ts'
import type { ContributionBooks } from './contribution-model.ts'
import { enterSettled, enterUndone, newMonthBooks } from './month-model.ts'
import type { MonthBooks } from './month-model.ts'
import type { Random } from './random.ts'
import type { Cookies, Door, Purchase, Visit } from './things.ts'
import type { Place, SimulatedPerson } from './world.ts'

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
  purchases: Purchase[]
  claims: Claim[]
  batches: Batch[]
  /** Of those for whom only claims are settled. */
  claimed: Standings
  contributions: ContributionBooks
  accounts: AccountBooks
  months: MonthBooks
  /** Settlements that stand, by id. */
  standing: Map<string, Standing>
  counts: Record<string, number>
}

export function newBooks(): Books {
  return {
    ...{ visits: [], purchases: [], claims: [], batches: [], claimed: new Map(), standing: new Map(), counts: {} },
    contributions: newContributionBooks(),
    accounts: newAccountBooks(),
    months: newMonthBooks(),
  }
}

/** Refusals that an institution may meet in the ordinary course; anything else is a fault of the server. */
const ordinary = /^\[(G1201|G1202|G22\d\d|G30\d\d|G4\d\d\d|G5\d\d\d|G73\d\d)\]/

/** Thrown by a counter whose server went away: nobody knows whether the message took effect. */
export class LostReply extends Error {}

export interface Scene {
  random: Random
  books: Books
  people: readonly SimulatedPerson[]
  hospitals: readonly Place[]
  /** The day on which the clock stands. */
  today: string
  /** What another counter of this round works on: visits, purchases, claims, batches, people. */
  busy: Set<Worked>
  msgid: string
  counter: Door
  /** Whoever is signed in at the pages. */
  cookies: Cookies
  lossShare: number
  /** Carries runs over accounts on, as the background work of the server does. */
  carryOn: () => Promise<void>
  /** Called when such a run was begun; the kill rounds use it. */
  onRun?: () => void
  /** Called in the middle of what offices do; the kill rounds use it. */
  onMiddle?: (what: Middle) => void
  /** Whether everything is driven to its end, with nothing refused or taken back any more. */
  isFinishing?: boolean
}

/** Where a kill round strikes offices. */
export type Middle = 'approval' | 'payment' | 'drawing' | 'confirming'

/** True with a chance, never while everything is driven to its end. */
export const maybe = ({ random, isFinishing }: Scene, share: number): boolean =>
  random.chance(share) && isFinishing !== true

/** The month before that of a day, `YYYY-MM`. */
export const monthBefore = (day: string): string => dayAfter(`${day.slice(0, 7)}-01`, -1).slice(0, 7)

/** What one counter works on at a time. */
export type Worked = Visit | Purchase | Claim | Batch | SimulatedPerson

/** Takes something for this counter alone, until the round is over. */
export function take<One extends Worked>({ busy }: Scene, one: One): One {
  busy.add(one)
  return one
}

/** Whether nobody works on something in this round. */
export const isFree = ({ busy }: Scene, one: Worked): boolean => !busy.has(one)

/** Somebody who comes to a hospital or a pharmacy: not those for whom only claims are settled. */
export function pickSettled({ random, people }: Scene): SimulatedPerson {
  return random.pick(people.filter(({ facts }) => facts === undefined))
}

export function count(scene: Scene, what: string): void {
  scene.books.counts[what] = (scene.books.counts[what] ?? 0) + 1
}

/** Sends until there is a reply: one that was lost is asked for again by the same message. */
export async function send(
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

export function dayAfter(day: string, days: number): string {
  return formatDay(parseDay(day) + days)
}

/** The institution's message, with which a settlement is asked for. */
interface SettlingMessage {
  hospital: Hospital
  personNo: string
  infno: '2102' | '2207' | '2304'
  input: unknown
}

/**
 * The institution gives up on an answer and takes the settlement back, wherever it got to. Gives the reply of one that
 * stands: where another of the person was settled in the meantime, it cannot be taken back, and the late message says so.
 */
async function giveUp(scene: Scene, { hospital, personNo, infno, input }: SettlingMessage): Promise<Reply | undefined> {
  const { msgid } = scene
  await hospital.send(infno, input, { msgid }).catch(ignoreLost)
  const reversal = { data: { psn_no: personNo, omsgid: msgid, oinfno: infno } }
  const reversed = await send(scene, hospital, '2601', reversal, `${msgid}r`)
  const late = await send(scene, hospital, infno, input)
  if (reversed.infcode === 0) {
    assert.match(late.err_msg ?? '', /^\[G1202\]/, 'a reversed message is refused when it comes late')
    count(scene, `${infno} reversed`)
    return undefined
  }
  assert.match(reversed.err_msg ?? '', /^\[G5203\]/, 'only a later settlement keeps one from being reversed')
  return late
}

const kinds: Readonly<Record<SettlingMessage['infno'], VisitKind>> = {
  ...{ '2102': 'pharmacy', '2207': 'outpatient', '2304': 'inpatient' },
}

/** Settles, now and then giving up or asking twice; enters what stands into the books. Gives the amounts, undefined where nothing stands. */
export async function settleOnce(
  scene: Scene,
  message: SettlingMessage,
  mayGiveUp: boolean,
): Promise<Record<string, number> | undefined> {
  const { hospital, personNo, infno, input } = message
  const { random, books } = scene
  const givesUp = random.chance(0.1) && mayGiveUp
  const reply = givesUp ? await giveUp(scene, message) : await send(scene, hospital, infno, input)
  if (reply?.infcode !== 0) return undefined
  const amounts = amountsOf(reply)
  const standing = standingOf(personNo, reply, amounts)
  books.standing.set(String(amounts['setl_id']), standing)
  enterSettled(books.months, String(amounts['setl_id']), {
    ...{ institution: hospital.code, region: hospital.place, pool: personNo.slice(0, 6), kind: kinds[infno] },
    ...{ month: scene.today.slice(0, 7), fundFen: standing.fundFen, accountFen: standing.accountFen },
    ...{ visit: String(amounts['mdtrt_id']), totalFen: standing.totalFen },
  })
  if (random.chance(0.3)) {
    const again = await send(scene, hospital, infno, input)
    assert.deepEqual(again.output, reply.output, 'a repeat gives the first reply')
    count(scene, 'repeat')
  }
  return amounts
}

/** Undoes a settlement that stands; true where it is gone. */
export async function undoOnce(
  scene: Scene,
  hospital: Hospital,
  infno: '2103' | '2208' | '2305',
  which: { personNo: string; visitId: string; settlementId: string },
): Promise<boolean> {
  const { personNo, visitId, settlementId } = which
  const { standing } = scene.books
  const input = { data: { psn_no: personNo, mdtrt_id: visitId, setl_id: settlementId } }
  const reply = await send(scene, hospital, infno, input)
  if (reply.infcode !== 0) {
    assert.match(reply.err_msg ?? '', /^\[G5203\]/, 'only a later settlement keeps one from being undone')
    return false
  }
  const before = standing.get(settlementId)!
  assert.equal(fenOf(amountsOf(reply), 'fund_pay_sumamt'), before.fundFen === 0 ? 0 : -before.fundFen)
  standing.delete(settlementId)
  enterUndone(scene.books.months, settlementId, String(amountsOf(reply)['setl_id']), scene.today.slice(0, 7))
  return true
}

const fenOf = (amounts: Record<string, number>, name: string) => Math.round(amounts[name]! * 100)

function standingOf(personNo: string, reply: Reply, amounts: Record<string, number>): Standing {
  return {
    personNo,
    fundFen: fenOf(amounts, 'fund_pay_sumamt'),
    kindsFen: kindsOf(reply),
    accountFen: fenOf(amounts, 'acct_pay'),
    totalFen: fenOf(amounts, 'medfee_sumamt'),
  }
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
