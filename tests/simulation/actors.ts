/**
 * The simulation: hospitals, clinics and pharmacies at work at the same time. Each operation is one of the things that happen at a
 * real counter, replies that get lost, messages sent twice and undone things included. The institutions' own books hold
 * only what was acknowledged to them; the server has to agree with them in the end.
 */
import { confirm, draw, isBatchFree, mark } from './batches.ts'
import { workOnClaim } from './claim-desk.ts'
import { isOver } from './claim-model.ts'
import { sendClaim } from './claims.ts'
import { contribute } from './contributions.ts'
import type { Cookies, Door } from './things.ts'
import { bringBack, buy } from './purchases.ts'
import { Random } from './random.ts'
import { finishMonths, workAtOffices } from './month.ts'
import { isFree, newBooks, take } from './scene.ts'
import type { Books, Middle, Scene, Worked } from './scene.ts'
import { charge, discharge, enter, giveBack, isReady, reverseNothing, settle, settleAgain, undo } from './visits.ts'
import { everyone, hospitalsOf } from './world.ts'
import type { WorldSize } from './world.ts'

interface SimulationOptions {
  seed: number
  operations: number
  size?: WorldSize
  counter: Door
  /** Whoever is signed in at the pages. */
  cookies: Cookies
  /** Share of replies that get lost on the way although the server answered. */
  lossShare?: number
  /** How many counters work at the same time. */
  parallel?: number
  /** How many things happen at employers and over accounts in a round, one after the other. */
  turnsAtEmployers?: number
  /** How many things happen at offices over months that are over in a round, one after the other. */
  turnsAtOffices?: number
  /** Moves the clock of the server on, and signs everybody in again. */
  moveTo: (day: string) => Promise<Cookies>
  /** Carries runs over accounts on where the server at hand has no background work. */
  carryOn?: () => Promise<void>
  /** Called when a run over accounts was begun; the kill rounds use it. */
  onRun?: () => void
  /** Called in the middle of what offices do; the kill rounds use it. */
  onMiddle?: (what: Middle) => void
  /** Called between rounds; the kill rounds use it. */
  between?: (done: number) => Promise<void>
}

/** On which days everybody is at work, each until its share of the operations is done, the longer for more people. */
const days: Readonly<Record<WorldSize, readonly { day: string; until: number }[]>> = {
  small: [
    { day: '2026-06-20', until: 0.5 },
    { day: '2026-07-20', until: 0.75 },
    { day: '2026-08-20', until: 1 },
  ],
  large: [
    { day: '2026-06-20', until: 0.4 },
    { day: '2026-07-20', until: 0.6 },
    { day: '2026-08-20', until: 0.8 },
    { day: '2026-09-20', until: 0.9 },
    { day: '2026-10-20', until: 1 },
  ],
}
export const firstDay = '2026-06-20'
/** When all is done, months are finished. */
const lastDay = '2026-11-20'

/** Runs the operations and gives the books. A failure names the seed. */
export async function simulate(options: SimulationOptions): Promise<Books> {
  const random = new Random(options.seed)
  // What employers do draws from numbers of its own, and its people are nobody else's; so do offices.
  const [atEmployers, atOffices] = [new Random(options.seed ^ 0x5a5a5a5a), new Random(options.seed ^ 0x3c3c3c3c)]
  const parallel = options.parallel ?? 4
  const { sceneOf, moveTo, books } = stageOf(options)
  let done = 0
  for (const { day, until } of days[options.size ?? 'small']) {
    if (day !== firstDay) await moveTo(day)
    for (; done < options.operations * until; done += parallel) {
      const busy = new Set<Worked>()
      const turns = (from: Random, many: number) => Array.from({ length: many }, () => sceneOf(from, busy))
      // Employers are at work in the first month only, so that nothing of theirs is late.
      const employers = turns(atEmployers, day === firstDay ? (options.turnsAtEmployers ?? 1) : 0)
      const offices = turns(atOffices, options.turnsAtOffices ?? 3)
      const round = [
        ...Array.from({ length: parallel }, () => act(sceneOf(random, busy))),
        inTurn(employers, contribute),
        inTurn(offices, workAtOffices),
      ]
      await allOf(options.seed, round)
      await options.between?.(done + parallel)
    }
  }
  await moveTo(lastDay)
  await allOf(options.seed, [finishMonths(() => sceneOf(atOffices, new Set()))])
  return books
}

async function inTurn(scenes: readonly Scene[], run: (scene: Scene) => Promise<void>): Promise<void> {
  for (const scene of scenes) await run(scene)
}

/** Everyone finishes before anything is thrown: a message that is still under way must not outlive its run. */
async function allOf(seed: number, round: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(round))
    if (result.status === 'rejected')
      throw new Error(`seed ${String(seed)}: ${String((result.reason as Error).message)}`, { cause: result.reason })
}

/** What every scene of a run has in common, and the day on which it plays. */
function stageOf(options: SimulationOptions) {
  const { seed, size = 'small', counter, lossShare = 0.1, onRun, onMiddle } = options
  const books = newBooks()
  const [people, hospitals] = [everyone(seed, size), hospitalsOf(size)]
  let [today, cookies, serial]: [string, Cookies, number] = [firstDay, options.cookies, 0]
  return {
    books,
    async moveTo(day: string): Promise<void> {
      cookies = await options.moveTo(day)
      today = day
    },
    sceneOf(from: Random, busy: Set<Worked>): Scene {
      serial += 1
      return {
        ...{ random: from.branch(), books, people, hospitals, busy, today, counter, cookies, lossShare },
        msgid: `S${seed.toString(36)}-${String(serial)}`,
        carryOn: options.carryOn ?? (() => Promise.resolve()),
        ...(onRun === undefined ? {} : { onRun }),
        ...(onMiddle === undefined ? {} : { onMiddle }),
      }
    },
  }
}

async function act(scene: Scene): Promise<void> {
  const { random, books, busy } = scene
  const free = books.visits.filter((visit) => !busy.has(visit))
  const bought = books.purchases.filter((one) => !busy.has(one))
  const running = free.filter((visit) => !visit.closed)
  const ready = free.filter(isReady)
  const settled = free.filter((visit) => visit.parts.length > 0)
  const done = settled.filter((visit) => visit.closed && visit.open.length === 0)
  const claimants = scene.people.filter((person) => isFree(scene, person))
  const claims = books.claims.filter((claim) => isFree(scene, claim) && isFree(scene, claim.person))
  const waiting = claims.filter((one) => !isOver(one))
  const batches = books.batches.filter((batch) => isBatchFree(scene, batch))
  /** How often one of these is chosen, and what is done with it. */
  const withOne = <One extends Worked>(
    weight: number,
    from: readonly One[],
    run: (scene: Scene, one: One) => Promise<void>,
  ): [number, () => Promise<void>] => [from.length > 0 ? weight : 0, () => run(scene, take(scene, random.pick(from)))]
  const choices = [
    [running.length < 40 ? 3 : 0, () => enter(scene)] as const,
    withOne(5, running, charge),
    withOne(2, running, discharge),
    withOne(8, ready, settle),
    withOne(2, settled, giveBack),
    withOne(2, settled, undo),
    withOne(1, done, settleAgain),
    [3, () => buy(scene)] as const,
    withOne(1, bought, bringBack),
    [1, () => reverseNothing(scene)] as const,
    withOne(waiting.length < 12 ? 5 : 0, claimants, sendClaim),
    withOne(18, waiting, workOnClaim),
    withOne(2, claims, workOnClaim),
    [3, () => draw(scene)] as const,
    withOne(
      2,
      batches.filter(({ state }) => state === 'drawn'),
      confirm,
    ),
    withOne(
      3,
      batches.filter(({ state }) => state === 'confirmed'),
      mark,
    ),
  ]
  let drawn = random.below(choices.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, run] of choices) {
    if (drawn < weight) return run()
    drawn -= weight
  }
}
