import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choiceOf } from './choice.ts'

test('the address becomes a question; words that are none of ours are left out', () => {
  assert.deepEqual(choiceOf({ q: ' 协和 ', place: '110100', settles: 'true', level: 'tier3' }), {
    q: '协和',
    place: '110100',
    settles: true,
    level: 'tier3',
  })
  assert.deepEqual(choiceOf({ q: ' ', place: 'x', level: 'best', settles: '1' }), {})
})
