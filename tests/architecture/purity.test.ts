import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purityFindings } from './purity.ts'
import { typescriptFiles } from './sources.ts'

test('rules has no clock, no chance, no console and no I/O', () => {
  assert.deepEqual(purityFindings(typescriptFiles()), [])
})

const inRules = (text: string): string[] => purityFindings([{ path: 'packages/rules/src/a.ts', text }])

for (const text of [
  'const now = new Date()',
  'const now = Date.now()',
  'function f(day: Date) { return day }',
  'const x = Math.random()',
  "console.log('x')",
  'if (process.env.X) {}',
  'globalThis.x = 1',
  "await fetch('x')",
])
  test(`caught: ${text}`, () => {
    assert.equal(inRules(text).length, 1)
  })

test('words in comments, texts and names of properties are no use', () => {
  assert.deepEqual(inRules("// the Date of a visit\nconst a = { Date: 'console' }\nconst b = a.Date"), [])
})

test('other rooms and tests are free', () => {
  const text = 'const now = new Date()'
  assert.deepEqual(purityFindings([{ path: 'apps/server/src/platform/clock/index.ts', text }]), [])
  assert.deepEqual(purityFindings([{ path: 'packages/rules/src/a.test.ts', text }]), [])
})
