import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../apps/server/src/platform/storage/testing.ts'
import { readFailures, worthRepeating, type Failure } from './failures.ts'

const failure = (file: string): Failure => ({ file, name: 'a test', error: 'Error: lost' })
const itself = (file: string) => [file]

test('the runner tells what failed, in which file and why, and nothing of what passed', () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'two.test.mjs')
  writeFileSync(
    file,
    `import test from 'node:test'
     test('stands', () => {})
     test('around', async (t) => { await t.test('falls', () => { throw new Error('the reason') }) })`,
  )
  const written = path.join(folder, 'failures')
  const reporter = new URL('failures.ts', import.meta.url).href
  const options = [`--test-reporter=${reporter}`, `--test-reporter-destination=${written}`]
  const environment = { ...process.env }
  // Else the runner within takes itself for a file of the runner without.
  delete environment['NODE_TEST_CONTEXT']
  const run = spawnSync(process.execPath, ['--test', ...options, file], { env: environment })
  assert.equal(run.status, 1, run.stderr.toString())
  const failures = readFailures(readFileSync(written, 'utf8'))
  assert.deepEqual(
    failures.map(({ name, ...rest }) => [rest.file, name]),
    [[file, 'falls']],
  )
  assert.match(failures[0]!.error, /^Error: the reason\n +at .*two\.test\.mjs/)
})

test('two files at most are worth a second run', () => {
  const [one, two, three] = ['desk', 'family', 'quote'].map((name) => `tests/browser/${name}.test.ts`) as [
    string,
    string,
    string,
  ]
  assert.deepEqual(worthRepeating([failure(two), failure(one), failure(one)], itself), [one, two])
  const undo = 'tests/hospital/undo.test.ts'
  assert.deepEqual(worthRepeating([failure(one), failure(undo)], itself), [one, undo], 'whatever they watch')
  assert.deepEqual(worthRepeating([failure(one), failure(two), failure(three)], itself), [], 'three are no accident')
  assert.deepEqual(
    worthRepeating([failure('company.mjs')], () => [one, two]),
    [one, two],
  )
  assert.deepEqual(worthRepeating([], itself), [], 'a run that ended otherwise')
})
