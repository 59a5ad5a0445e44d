/**
 * `npm test`: every test there is, in one run of Node's own test runner.
 * A test file ends in `.test.ts` and lies beside what it tests, or under tests/ when it crosses modules.
 * Words on the command line narrow the run to files whose path contains one of them.
 */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { preparedClusterName, prepareTestCluster } from '../apps/server/src/storage/testing.ts'

const words = process.argv.slice(2)
const files = globSync([
  'packages/*/src/**/*.test.ts',
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
const run = spawn(process.execPath, ['--test', '--test-concurrency=2', '--test-timeout=420000', ...files], {
  stdio: 'inherit',
  env: { ...process.env, ...prepared },
})
// Whoever ends the run ends the tests under way with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => run.kill(signal))
run.once('exit', (code) => process.exit(code ?? 1))
