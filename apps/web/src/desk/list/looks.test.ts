import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looksOf } from './looks.ts'

test('looks are read as they were kept, and what is not understood is the plain look', () => {
  const kept = { dense: true, hidden: ['channel'] }
  assert.deepEqual(looksOf(JSON.stringify(kept)), kept)
  for (const text of [null, 'null', '{', '[]', '{"dense":"yes","hidden":{"a":1}}'])
    assert.deepEqual(looksOf(text), { dense: false, hidden: [] }, String(text))
  assert.deepEqual(looksOf('{"hidden":["a",1]}').hidden, ['a'])
})
