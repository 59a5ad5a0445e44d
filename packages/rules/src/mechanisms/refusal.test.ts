import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quote } from '../quote/quote.ts'
import { exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './refusal.ts'

test('a refusal names its code, reason, way out and article, and the bill is cash', () => {
  const release = examplePool({ rows: readExample(EXAMPLE)['rows'] as unknown[] })
  const result = quote(release, exampleCase({ visit: { place: '310115' } }))
  assert.equal(result.outcome, 'refused')
  if (result.outcome !== 'refused') return
  assert.deepEqual(
    result.reasons!.map((reason) => [reason.code, reason.hint !== undefined, reason.basis]),
    [['not-filed', true, { document: 'example', article: '第五条' }]],
  )
  assert.equal(result.amounts.cash, '10000.00')
})
