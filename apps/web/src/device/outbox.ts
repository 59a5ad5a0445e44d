/**
 * What was sent and has no answer yet. A command whose answer was lost is sent again with the same key, so that it takes effect
 * once, until it is answered or somebody stops it; when it is sent again is told by `wake` (the network is back) and by a pause
 * that grows. It goes on by itself only while a page says so (`promise`): nobody who is not told waits for anything.
 */

import { wasLost } from '../api/client.ts'

interface Flight {
  key: string
  /** At least once nothing came back. */
  lost: boolean
  /** Ends the pause, or the attempt, at once; undefined while it flies for the first time. */
  stop(): void
  wake(): void
  answer: Promise<unknown>
}

interface Ports {
  /** Whether an error says that nobody knows what became of it. */
  isLost(error: unknown): boolean
  /** Runs something later; returns how to take it back. */
  later(run: () => void, ms: number): () => void
}

const shortestMs = 2_000
const longestMs = 60_000

/** How long to wait after so many attempts without an answer. */
export const pauseAfter = (tries: number): number => Math.min(longestMs, shortestMs * 2 ** (tries - 1))

/** What is called from outside keeps its `this`. */
export class Outbox {
  readonly #ports: Ports
  readonly #flights = new Map<string, Flight>()
  readonly #listeners = new Set<() => void>()
  #promises = 0

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /**
   * Sends to an answer. What flies from this place under this key already is not sent beside itself: the answer is the same.
   * Throws what the server refuses; and that nothing came back, once it was stopped or where nobody promised to go on.
   */
  send<Reply>(place: string, key: string, attempt: () => Promise<Reply>): Promise<Reply> {
    const there = this.#flights.get(place)
    if (there?.key === key) return there.answer as Promise<Reply>
    const flight: Flight = { key, lost: false, stop: () => undefined, wake: () => undefined, answer: Promise.resolve() }
    this.#flights.set(place, flight)
    const answer = this.#fly(flight, attempt).finally(() => {
      if (this.#flights.get(place) === flight) this.#flights.delete(place)
      this.#say()
    })
    flight.answer = answer
    this.#say()
    return answer
  }

  async #fly<Reply>(flight: Flight, attempt: () => Promise<Reply>): Promise<Reply> {
    let stopped: (error: unknown) => void = () => undefined
    const ended = new Promise<never>((_, reject) => (stopped = reject))
    ended.catch(() => undefined)
    for (let tries = 1; ; tries++) {
      try {
        return await Promise.race([attempt(), ended])
      } catch (error) {
        if (!this.#ports.isLost(error) || this.#promises === 0) throw error
        flight.lost = true
        flight.stop = () => stopped(error)
        this.#say()
        await Promise.race([this.#pause(flight, pauseAfter(tries)), ended])
      }
    }
  }

  #pause(flight: Flight, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const takeBack = this.#ports.later(resolve, ms)
      flight.wake = () => {
        takeBack()
        resolve()
      }
    })
  }

  #say(): void {
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Whether something flies from a place. */
  flies(place: string): boolean {
    return this.#flights.has(place)
  }

  /** Whether something waits for the network. */
  readonly waits = (): boolean => [...this.#flights.values()].some(({ lost }) => lost)

  /** The network may be back: what waits is sent now. */
  readonly wake = (): void => {
    for (const { wake } of [...this.#flights.values()]) wake()
  }

  /** Nothing is sent again by itself; what is typed stays, and so does the key. */
  readonly stop = (): void => {
    for (const { stop } of [...this.#flights.values()]) stop()
  }

  /** From now on what is lost is sent again; returns how to end that. */
  readonly promise = (): (() => void) => {
    this.#promises += 1
    return () => {
      this.#promises -= 1
    }
  }
}

/** The one of this page. */
export const outbox = new Outbox({
  isLost: (error) => wasLost(error as Error),
  later: (run, ms) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
})
