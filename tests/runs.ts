/**
 * How many random cases a property draws, and from which seed. `YIDI_RUNS` raises the number for a long look;
 * `YIDI_SEED` repeats a run whose seed a failure has printed.
 */

export interface Draws {
  readonly numRuns: number
  readonly seed: number
}

/** The draws of one property; prints the seed, so that every run can be had again. */
export function draws(what: string, usual: number): Draws {
  const wanted = process.env['YIDI_RUNS']
  const given = process.env['YIDI_SEED']
  const numRuns = wanted === undefined ? usual : Number(wanted)
  const seed = given === undefined ? Date.now() & 0x7fffffff : Number(given)
  if (!Number.isSafeInteger(numRuns) || numRuns < 1) throw new Error(`YIDI_RUNS is no number of runs: ${wanted ?? ''}`)
  if (!Number.isSafeInteger(seed)) throw new Error(`YIDI_SEED is no seed: ${given ?? ''}`)
  console.log(`${what}: ${numRuns} cases, YIDI_SEED=${seed}`)
  return { numRuns, seed }
}
