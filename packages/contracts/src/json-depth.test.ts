import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nestsDeeper } from './json-depth.ts'

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

test('nesting is counted to the level, arrays and objects alike', () => {
  assert.equal(nestsDeeper(nested(32), 32), false)
  assert.equal(nestsDeeper(nested(33), 32), true)
  assert.equal(nestsDeeper('{"a":[{"b":1},{"c":[]}]}', 4), false)
  assert.equal(nestsDeeper('{"a":[{"b":1},{"c":[]}]}', 3), true)
  assert.equal(
    nestsDeeper(JSON.stringify(Array.from({ length: 1000 }, () => [1])), 2),
    false,
    'side by side is not deep',
  )
})

test('brackets in strings do not count, whatever is escaped around them; brackets behind them do', () => {
  for (const text of ['[[[[', '"[[[[', '\\"[[[[', '\\', '\\\\', '[[[[\\\\"'])
    assert.equal(nestsDeeper(JSON.stringify({ a: text, b: text }), 1), false, text)
  for (const text of ['\\', '\\\\', '"', '\\"'])
    assert.equal(nestsDeeper(JSON.stringify({ a: text, b: [[1]] }), 2), true, text)
})

test('what is no JSON ends too: no closing, an open string, nothing', () => {
  assert.equal(nestsDeeper('['.repeat(1_000_000), 32), true)
  assert.equal(nestsDeeper(`["${'['.repeat(100)}`, 32), false)
  assert.equal(nestsDeeper(']]]]', 1), false)
  assert.equal(nestsDeeper('', 0), false)
})
