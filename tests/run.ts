/**
 * `npm test`: the tests, in one run of Node's own test runner. A test file ends in `.test.ts` and lies beside what it tests, or under
 * tests/ when it crosses modules. One that ends in `.long.test.ts` takes minutes and finds in the browser or by chance what others find
 * sooner below; it is left to `npm run test:all`, which runs everything, and to whoever names it.
 * Words on the command line narrow the run to files whose path contains one of them.
 */
import { spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  preparedClusterName,
  prepareTestCluster,
  temporaryFolder,
} from '../apps/server/src/platform/storage/testing.ts'
import { companies } from './companies.ts'
import { readFailures, worthRepeating, type Failure } from './failures.ts'

const given = process.argv.slice(2)
const isWhole = given.includes('--all')
const words = given.filter((word) => word !== '--all')
const files = globSync([
  'packages/*/src/**/*.test.ts',
  'apps/*/*.test.ts',
  'apps/*/src/**/*.test.ts',
  'tests/**/*.test.ts',
  'bench/**/*.test.ts',
])
  .filter((file) =>
    words.length === 0 ? isWhole || !file.endsWith('.long.test.ts') : words.some((word) => file.includes(word)),
  )
  .sort()
if (files.length === 0) {
  console.error(`no test file matches: ${words.join(' ')}`)
  process.exit(2)
}
// A few files are sooner through without it.
const prepared = files.length > 3 ? { [preparedClusterName]: await prepareTestCluster() } : {}
const compiled = { NODE_COMPILE_CACHE: path.join(tmpdir(), 'yidi-compiled') }
const failed = path.join(temporaryFolder('yidi-failures-'), 'failures')
/** The files that one given to the runner loads. */
const loaded = new Map(companies(files).map((company) => [asOneFile(company), company]))

const code = await runTests(
  [...loaded.keys()],
  [
    '--test-concurrency=2',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${new URL('failures.ts', import.meta.url).href}`,
    `--test-reporter-destination=${failed}`,
  ],
)
process.exit(code === 0 || words.length > 0 ? code : await repeat(code))

/** Runs files with Node's test runner to its end; gives its status. Whoever ends this run ends the tests under way with it. */
async function runTests(given: readonly string[], options: readonly string[]): Promise<number> {
  const run = spawn(process.execPath, ['--test', '--test-timeout=420000', ...options, ...given], {
    stdio: 'inherit',
    env: { ...compiled, ...process.env, ...prepared },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => run.kill(signal))
  return new Promise((resolve) => run.once('exit', (status) => resolve(status ?? 1)))
}

/** Runs what a busy machine may have failed once more, alone, and says loudly that it failed first (CONTRIBUTING.md). */
async function repeat(status: number): Promise<number> {
  const failures = existsSync(failed) ? readFailures(readFileSync(failed, 'utf8')) : []
  const again = worthRepeating(failures, (file) => loaded.get(file) ?? [path.relative('.', file)])
  if (again.length === 0) return status
  tellFailures(`FAILED, AND NOW RUN ONCE MORE, ALONE: ${again.join(', ')}`, failures)
  const second = await runTests(again, ['--test-concurrency=1'])
  tellFailures(second === 0 ? 'FAILED FIRST, PASSED WHEN RUN ALONE' : 'FAILED TWICE', failures)
  return second
}

function tellFailures(what: string, failures: readonly Failure[]): void {
  const line = '='.repeat(100)
  console.error(`\n${line}\n${what}`)
  for (const { file, name, error } of failures) console.error(`\n${file}: ${name}\n${error}`)
  console.error(line)
}

/** What the runner is given for one company: the file itself, or a file that loads them all. */
function asOneFile(company: readonly string[]): string {
  const [first = ''] = company
  if (company.length === 1) return first
  const file = path.join(temporaryFolder('yidi-tests-'), `${path.dirname(first).replaceAll('/', '-')}.test.mjs`)
  const addresses = company.map((each) => pathToFileURL(each).href)
  writeFileSync(file, loading(addresses))
  return file
}

/**
 * The text of a file that loads others. Its first test ends when all are loaded, and every other waits for it: the runner takes a file
 * for finished, and does what was to be done after it, as soon as no test is left, also where the next file is still opening its server.
 */
function loading(addresses: readonly string[]): string {
  return `import test from 'node:test'
const loaded = Promise.withResolvers()
test('the files of this company are loaded', () => loaded.promise)
try {
  for (const address of ${JSON.stringify(addresses)}) await import(address)
} finally {
  loaded.resolve()
}
`
}
