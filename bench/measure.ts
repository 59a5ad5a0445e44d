/**
 * Timing for the benchmarks: rounds of many calls, reported as the fastest and the middle round of each side.
 * Nothing here judges a time; a benchmark prints what it saw and the reader compares within one run.
 */

interface Timing {
  name: string
  /** Nanoseconds per call in the fastest round. */
  minNs: number
  /** Nanoseconds per call in the middle round. */
  medianNs: number
  /** Processor time of the whole process per call in the middle round: what a busy machine does not stretch. */
  cpuNs: number
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** A sink that the optimiser cannot see through, so that the work is done. */
let sink: unknown
export const keep = (value: unknown): void => {
  sink = value
}
export const kept = (): unknown => sink

/** One side of a comparison: makes so many calls and says how many nanoseconds they took. */
export interface Contestant {
  name: string
  pass: (calls: number) => number | Promise<number>
}

/** Calls go through all inputs in turn. */
export function contestant<Input>(name: string, inputs: readonly Input[], call: (input: Input) => unknown): Contestant {
  return {
    name,
    pass: (calls) => {
      const begin = process.hrtime.bigint()
      for (let i = 0, at = 0; i < calls; i++) {
        keep(call(inputs[at]!))
        if (++at === inputs.length) at = 0
      }
      return Number(process.hrtime.bigint() - begin)
    },
  }
}

/** The same for a call that only answers asynchronously; one call at a time. */
export function asyncContestant<Input>(
  name: string,
  inputs: readonly Input[],
  call: (input: Input) => Promise<unknown>,
): Contestant {
  return {
    name,
    pass: async (calls) => {
      const begin = process.hrtime.bigint()
      for (let i = 0, at = 0; i < calls; i++) {
        keep(await call(inputs[at]!))
        if (++at === inputs.length) at = 0
      }
      return Number(process.hrtime.bigint() - begin)
    },
  }
}

/**
 * Times all contestants round by round, one after another within each round, so that a machine that is busy for a while
 * slows all of them alike. Each warms up until a round of it lasts about `roundMs`.
 */
export async function race(contestants: readonly Contestant[], rounds: number, roundMs = 150): Promise<Timing[]> {
  const calls: number[] = []
  for (const { pass } of contestants) {
    let count = 1
    let ns = await pass(count)
    while (ns < roundMs * 1e6 * 0.7) {
      count = Math.max(count + 1, Math.min(count * 10, Math.round((count * roundMs * 1e6) / Math.max(ns, 1))))
      ns = await pass(count)
    }
    calls.push(count)
  }
  const wall: number[][] = contestants.map(() => [])
  const cpu: number[][] = contestants.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, { pass }] of contestants.entries()) {
      const before = process.cpuUsage()
      wall[index]!.push((await pass(calls[index]!)) / calls[index]!)
      const { user, system } = process.cpuUsage(before)
      cpu[index]!.push(((user + system) * 1_000) / calls[index]!)
    }
  return contestants.map(({ name }, index) => ({
    name,
    minNs: Math.min(...wall[index]!),
    medianNs: median(wall[index]!),
    cpuNs: median(cpu[index]!),
  }))
}

/** The same random numbers in every run (mulberry32), so that two runs compare the same inputs. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
