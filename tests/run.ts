/**
 * `npm test`: every test there is, in one run of Node's own test runner.
 * A test file ends in `.test.ts` and lies beside what it tests, or under tests/ when it crosses modules.
 * Words on the command line narrow the run to files whose path contains one of them.
 */
import { spawn } from 'node:child_process'
import { globSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  preparedClusterName,
  prepareTestCluster,
  temporaryFolder,
} from '../apps/server/src/platform/storage/testing.ts'
import { companies } from './companies.ts'

const words = process.argv.slice(2)
const files = globSync([
  'packages/*/src/**/*.test.ts',
  'apps/*/*.test.ts',
  'apps/*/src/**/*.test.ts',
  'tests/**/*.test.ts',
  'bench/**/*.test.ts',
])
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .sort()
if (files.length === 0) {
  console.error(`no test file matches: ${words.join(' ')}`)
  process.exit(2)
}
// A few files are sooner through without it.
const prepared = files.length > 3 ? { [preparedClusterName]: await prepareTestCluster() } : {}
const compiled = { NODE_COMPILE_CACHE: path.join(tmpdir(), 'yidi-compiled') }
const run = spawn(
  process.execPath,
  ['--test', '--test-concurrency=2', '--test-timeout=420000', ...companies(files).map(asOneFile)],
  { stdio: 'inherit', env: { ...compiled, ...process.env, ...prepared } },
)
// Whoever ends the run ends the tests under way with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => run.kill(signal))
run.once('exit', (code) => process.exit(code ?? 1))

/** What the runner is given for one company: the file itself, or a file that loads them all. */
function asOneFile(company: readonly string[]): string {
  const [first = ''] = company
  if (company.length === 1) return first
  const file = path.join(temporaryFolder('yidi-tests-'), `${path.dirname(first).replaceAll('/', '-')}.test.mjs`)
  writeFileSync(file, company.map((each) => `import ${JSON.stringify(pathToFileURL(each).href)}\n`).join(''))
  return file
}
