import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeFindings } from './places.ts'
import { typescriptFiles } from './sources.ts'

test('no place is read off its digits', () => {
  assert.deepEqual(placeFindings(typescriptFiles()), [])
})

const found = (text: string): number => placeFindings([{ path: 'apps/server/src/a.ts', text }]).length

for (const text of [
  "const same = found.pool.slice(0, 2) === '33'",
  'const prefix = visit.place.slice(0, 4)',
  "const whole = filing.destination.endsWith('0000')",
  "const beijing = place.startsWith('11')",
  'const province = Math.floor(cityCode / 10_000)',
  'const city = place - (place % 100)',
])
  test(`caught: ${text}`, () => {
    assert.ok(found(text) >= 1)
  })

test('a text cut short for show and other numbers are none', () => {
  assert.equal(found('const shown = place.slice(0, 20); const yuan = amountFen / 100; const year = day.slice(0, 4)'), 0)
})
