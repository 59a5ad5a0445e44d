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
import { isFree, newBooks, take } from './scene.ts'
import type { Books, Scene, Worked } from './scene.ts'
import { charge, discharge, enter, giveBack, isReady, reverseNothing, settle, settleAgain, undo } from './visits.ts'
import { everyone } from './world.ts'

interface SimulationOptions {
  seed: number
  operations: number
  counter: Door
  /** Whoever is signed in at the pages. */
  cookies: Cookies
  /** Share of replies that get lost on the way although the server answered. */
  lossShare?: number
  /** How many counters work at the same time. */
  parallel?: number
  /** How many things happen at employers and over accounts in a round, one after the other. */
  turnsAtEmployers?: number
  /** Carries runs over accounts on where the server at hand has no background work. */
  carryOn?: () => Promise<void>
  /** Called when a run over accounts was begun; the kill rounds use it. */
  onRun?: () => void
  /** Called between rounds; the kill rounds use it. */
  between?: (done: number) => Promise<void>
}

/** Runs the operations and gives the books. A failure names the seed. */
export async function simulate(options: SimulationOptions): Promise<Books> {
  const random = new Random(options.seed)
  // What employers do draws from numbers of its own, and its people are nobody else's.
  const atEmployers = new Random(options.seed ^ 0x5a5a5a5a)
  const books = newBooks()
  const people = everyone(options.seed)
  const parallel = options.parallel ?? 4
  let serial = 0
  const stamp = options.seed.toString(36)
  for (let done = 0; done < options.operations; done += parallel) {
    const busy = new Set<Worked>()
    const scene = (from: Random): Scene => {
      serial += 1
      return {
        random: from.branch(),
        books,
        people,
        busy,
        msgid: `S${stamp}-${String(serial)}`,
        counter: options.counter,
        cookies: options.cookies,
        lossShare: options.lossShare ?? 0.1,
        carryOn: options.carryOn ?? (() => Promise.resolve()),
        ...(options.onRun === undefined ? {} : { onRun: options.onRun }),
      }
    }
    const turns = Array.from({ length: options.turnsAtEmployers ?? 1 }, () => scene(atEmployers))
    const contributing = async (): Promise<void> => {
      for (const turn of turns) await contribute(turn)
    }
    const round = [...Array.from({ length: parallel }, () => act(scene(random))), contributing()]
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
