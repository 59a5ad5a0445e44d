/** The trials of a place: which tests reach which mutant, and which of these notice it. */
import type { Mutant } from './mutants.ts'
import { tryOut, type Bench } from './trial.ts'

export type Verdict = 'killed' | 'survived' | 'not reached' | 'timed out'

interface Judge {
  readonly test: string
  readonly ms: number
  readonly reached: ReadonlySet<string>
}

/** Tests that are tried together share the start of a process and of a database. */
const atATime = 8
const longestTestMs = 420_000

/**
 * Runs each test file alone, without a mutant.
 * @throws when one fails: it could not tell a mutant from the code as it is.
 */
export async function findJudges(bench: Bench, tests: readonly string[]): Promise<Judge[]> {
  const judges: Judge[] = []
  for (const test of tests) {
    const { outcome, ms, reached, said } = await tryOut(bench, [test], longestTestMs)
    if (outcome !== 'passed') throw new Error(`${test} fails without any mutant (${outcome}):\n${said}`)
    judges.push({ test, ms, reached })
  }
  return judges.sort((a, b) => a.ms - b.ms)
}

/**
 * Tries one mutant on every test that reaches it, until one notices. `judges` stand in the order in which they are
 * asked; the one that noticed moves to the front, for it is likely to notice the next mutant too.
 */
export async function judgeMutant(bench: Bench, judges: Judge[], { id }: Mutant): Promise<Verdict> {
  const [first, ...others] = judges.filter(({ reached }) => reached.has(id))
  if (first === undefined) return 'not reached'
  const companies = [[first]]
  for (let from = 0; from < others.length; from += atATime) companies.push(others.slice(from, from + atATime))
  for (const company of companies) {
    const usualMs = company.reduce((sum, { ms }) => sum + ms, 0)
    const { outcome, said } = await tryOut(
      bench,
      company.map(({ test }) => test),
      Math.ceil(usualMs) * 3 + 10_000,
      id,
    )
    if (outcome === 'passed') continue
    const noticed = company.find(({ test }) => said.includes(test)) ?? company[0]!
    judges.unshift(...judges.splice(judges.indexOf(noticed), 1))
    return outcome === 'failed' ? 'killed' : 'timed out'
  }
  return 'survived'
}
