/**
 * Timing for the benchmarks: rounds of many calls, reported as the fastest and the middle round.
 * Nothing here judges a time; a benchmark prints what it saw and the reader compares within one run.
 */

export interface Timing {
  /** Nanoseconds per call in the fastest round. */
  minNs: number
  /** Nanoseconds per call in the middle round. */
  medianNs: number
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** A sink that the optimiser cannot see through, so that the work is done. */
let sink: unknown
export const keep = (value: unknown): void => {
  sink = value
}
export const kept = (): unknown => sink

export interface Contestant<Input> {
  name: string
  call: (input: Input) => unknown
}

export interface AsyncContestant<Input> {
  name: string
  call: (input: Input) => Promise<unknown>
}

const timing = (roundsNs: readonly number[]): Timing => ({ minNs: Math.min(...roundsNs), medianNs: median(roundsNs) })

/** Calls go through all inputs in turn; the number of calls in a round is found so that a round lasts about `roundMs`. */
export function measure<Input>(
  contestant: Contestant<Input>,
  inputs: readonly Input[],
  rounds: number,
  roundMs = 150,
): Timing {
  const pass = (calls: number): number => {
    const begin = process.hrtime.bigint()
    for (let i = 0, at = 0; i < calls; i++) {
      keep(contestant.call(inputs[at]!))
      if (++at === inputs.length) at = 0
    }
    return Number(process.hrtime.bigint() - begin)
  }
  let calls = 1
  let ns = pass(calls)
  while (ns < roundMs * 1e6 * 0.7) {
    calls = Math.max(calls + 1, Math.min(calls * 10, Math.round((calls * roundMs * 1e6) / Math.max(ns, 1))))
    ns = pass(calls)
  }
  return timing(Array.from({ length: rounds }, () => pass(calls) / calls))
}

/** The same for contestants that only answer asynchronously; one call at a time. */
export async function measureAsync<Input>(
  contestant: AsyncContestant<Input>,
  inputs: readonly Input[],
  rounds: number,
  roundMs = 150,
): Promise<Timing> {
  const pass = async (calls: number): Promise<number> => {
    const begin = process.hrtime.bigint()
    for (let i = 0, at = 0; i < calls; i++) {
      keep(await contestant.call(inputs[at]!))
      if (++at === inputs.length) at = 0
    }
    return Number(process.hrtime.bigint() - begin)
  }
  let calls = 1
  let ns = await pass(calls)
  while (ns < roundMs * 1e6 * 0.7) {
    calls = Math.max(calls + 1, Math.min(calls * 10, Math.round((calls * roundMs * 1e6) / Math.max(ns, 1))))
    ns = await pass(calls)
  }
  const roundsNs: number[] = []
  for (let round = 0; round < rounds; round++) roundsNs.push((await pass(calls)) / calls)
  return timing(roundsNs)
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
