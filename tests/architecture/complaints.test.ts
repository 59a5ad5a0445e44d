/** docs/complaints.md answers each of the nine complaints, with tests that there are. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { repository } from './sources.ts'

const page = readFileSync(join(repository, 'docs/complaints.md'), 'utf8')
const parts = page.split(/^## /m).slice(1)

/** The tests that a text names: path and name. */
function namedTests(text: string): [path: string, name: string][] {
  return [...text.matchAll(/^- `([^`]+)`: (.+)$/gm)].map(([, path = '', name = '']) => [path, name])
}

/** Whether a file has a test of this name; one that is run for several pools has them before its name. */
function hasTest(path: string, name: string): boolean {
  const file = join(repository, path)
  if (!existsSync(file)) return false
  const names = [...readFileSync(file, 'utf8').matchAll(/^\s*test\(\s*(['"`])(.*?)\1,/gms)].map(
    ([, , text = '']) => text,
  )
  return names.some((text) => text.replace(/^(\$\{\w+\}: )/, '') === name)
}

test('all nine complaints are answered in their order, each with at least one test', () => {
  assert.deepEqual(
    parts.map((part) => Number(/^\d+/.exec(part)?.[0])),
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  )
  for (const part of parts) assert.ok(namedTests(part).length > 0, part.slice(0, 40))
})

for (const [path, name] of namedTests(page))
  test(`there is the test of ${path}: ${name}`, () => assert.ok(hasTest(path, name)))

test('a test of another name, or of a file that is not there, is found out', () => {
  assert.equal(hasTest('tests/filing/guide-says.test.ts', 'no test has this name'), false)
  assert.equal(hasTest('tests/filing/no-such.test.ts', 'whatever a weak text says is marked, in every guide'), false)
})
