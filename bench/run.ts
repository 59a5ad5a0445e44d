/**
 * `npm run bench [word…]`: every benchmark, or those whose path contains one of the words.
 * A benchmark is a file `bench/<question>/<name>.bench.ts` that exports `run(options): Promise<Table[]>`. Each runs in a
 * process of its own, so that what one leaves in the optimiser does not colour the next. One that takes many minutes is called
 * `<name>.long.bench.ts` and runs only where a word names it.
 *
 * Options: `--rounds N` (default 5), `--largest N` (most lines for the command line, default 1000000), `--people N`, again
 * for each size of a population.
 * Results are printed and never judged: times of two machines do not compare, ratios within one run do.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { renderTable, type Table } from './table.ts'

export interface BenchOptions {
  rounds: number
  largest: number
  /** Sizes of populations; none: those of the benchmark. */
  people: readonly number[]
}

const here = dirname(fileURLToPath(import.meta.url))

function readOptions(): { options: BenchOptions; words: string[]; one: string | undefined } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      largest: { type: 'string' },
      people: { type: 'string', multiple: true },
      one: { type: 'string' },
    },
  })
  const whole = (text: string | undefined, fallback: number, name: string): number => {
    const value = text === undefined ? fallback : Number(text)
    if (!Number.isSafeInteger(value) || value < 1)
      throw new Error(`--${name} wants a whole number above zero, not ${String(text)}`)
    return value
  }
  return {
    options: {
      rounds: whole(values.rounds, 5, 'rounds'),
      largest: whole(values.largest, 1_000_000, 'largest'),
      people: (values.people ?? []).map((text) => whole(text, 1, 'people')),
    },
    words: positionals,
    one: values.one,
  }
}

async function runOne(file: string, options: BenchOptions): Promise<void> {
  const bench = (await import(pathToFileURL(join(here, file)).href)) as {
    run: (options: BenchOptions) => Promise<Table[]>
  }
  for (const table of await bench.run(options)) console.log(renderTable(table))
}

function runAll(words: readonly string[], options: BenchOptions): void {
  const files = globSync('*/*.bench.ts', { cwd: here })
    .filter((file) => (words.length === 0 ? !file.includes('.long.') : words.some((word) => file.includes(word))))
    .sort()
  if (files.length === 0) {
    console.error(`no benchmark matches: ${words.join(' ')}`)
    process.exit(2)
  }
  console.log(
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${String(cpus().length)} × ${cpus()[0]?.model.trim() ?? 'processor'}, ${String(options.rounds)} rounds\n`,
  )
  for (const file of files) {
    const people = options.people.flatMap((count) => ['--people', String(count)])
    const args = ['--rounds', String(options.rounds), '--largest', String(options.largest), ...people, '--one', file]
    const run = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), ...args], {
      stdio: 'inherit',
    })
    if (run.status !== 0) process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { options, words, one } = readOptions()
  if (one === undefined) runAll(words, options)
  else await runOne(one, options)
}
