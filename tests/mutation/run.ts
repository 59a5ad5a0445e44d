/**
 * `npm run mutate -- PLACE`: changes the code of a place in one spot at a time (a comparison, a figure, a text) and runs
 * the tests that reach the spot. A change that no test notices has survived: it is printed, for whoever writes the test
 * that was missing. It informs and ends with 0.
 *
 * Options: `--file GLOB` narrows the place to some of its files, `--tests GLOB` asks only some of its tests, `--sample N`
 * tries so many mutants drawn at random, `--seed S` draws those of an earlier run again.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import {
  preparedClusterName,
  prepareTestCluster,
  temporaryFolder,
} from '../../apps/server/src/platform/storage/testing.ts'
import { makeMutants, type Mutant } from './mutants.ts'
import { filesOf, places, testsOf, type Place } from './places.ts'
import { findJudges, judgeMutant, type Verdict } from './trials.ts'

interface Wanted {
  readonly place: Place
  readonly files: readonly string[]
  readonly tests: readonly string[]
  readonly sample: number
  readonly seed: number
}

function readOptions(): Wanted {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string', default: '**' },
      tests: { type: 'string', default: '**' },
      sample: { type: 'string' },
      seed: { type: 'string' },
    },
  })
  const whole = (name: 'sample' | 'seed', fallback: number): number => {
    const value = values[name] === undefined ? fallback : Number(values[name])
    if (Number.isSafeInteger(value) && value > 0) return value
    throw new Error(`--${name} wants a whole number above zero, not ${values[name] ?? ''}`)
  }
  const place = places.find(({ name }) => positionals.length === 1 && name === positionals[0])
  if (place === undefined)
    throw new Error(`name one place: ${places.map(({ name }) => name).join(', ')} (not "${positionals.join(' ')}")`)
  const those = (all: readonly string[], name: 'file' | 'tests'): string[] => {
    const matching = all.filter((each) => path.matchesGlob(each, values[name]))
    if (matching.length === 0) throw new Error(`--${name} ${values[name]} matches none of ${all.join(', ')}`)
    return matching
  }
  return {
    place,
    files: those(filesOf(place), 'file'),
    tests: those(testsOf(place), 'tests'),
    sample: whole('sample', Number.MAX_SAFE_INTEGER),
    seed: whole('seed', (Date.now() % 1e6) + 1),
  }
}

/** So many of them drawn at random, in the order in which they stand. */
function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  if (count >= mutants.length) return [...mutants]
  const subset = fc.subarray([...mutants], { minLength: count, maxLength: count })
  return fc.sample(subset, { numRuns: 1, seed })[0]!
}

async function mutate({ place, files, tests, sample, seed }: Wanted): Promise<void> {
  const copies = temporaryFolder('yidi-mutants-')
  const all = await makeMutants(files, copies)
  const tried = draw(all, sample, seed)
  const drawn = tried.length < all.length ? `, of which ${String(tried.length)} are tried (--seed ${String(seed)})` : ''
  console.log(`${place.name}: ${String(all.length)} mutants in ${String(files.length)} files${drawn}`)

  const cluster = place.database ? { [preparedClusterName]: await prepareTestCluster() } : {}
  const bench = {
    copies,
    scratch: path.join(temporaryFolder('yidi-trial-'), 'scratch'),
    // Properties draw the same few cases each time: a mutant is judged twice alike, and in bearable time.
    environment: { NODE_COMPILE_CACHE: path.join(copies, 'compiled'), YIDI_RUNS: '300', YIDI_SEED: '1', ...cluster },
  }
  const judges = await findJudges(bench, tests)
  const counts: Record<Verdict, number> = { killed: 0, survived: 0, 'not reached': 0, 'timed out': 0 }
  for (const mutant of tried) {
    const verdict = await judgeMutant(bench, judges, mutant)
    counts[verdict] += 1
    if (verdict !== 'killed') console.log(told(mutant, verdict))
  }
  console.log(
    Object.entries(counts)
      .map(([verdict, count]) => `${String(count)} ${verdict}`)
      .join(', '),
  )
}

function told({ file, line, original, mutated }: Mutant, verdict: Verdict): string {
  const short = (code: string): string => (code.length > 110 ? `${code.slice(0, 110)}…` : code)
  return `${verdict}  ${file}:${String(line)}  ${short(original)}  →  ${short(mutated)}`
}

try {
  await mutate(readOptions())
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 2
}
