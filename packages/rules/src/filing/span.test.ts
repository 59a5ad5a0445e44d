import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spanText } from './span.ts'

test('a filing for one visit says so, with an end and without, and is never called valid for long', () => {
  assert.equal(spanText('2026-03-01', null), '2026年3月1日起，长期有效')
  assert.equal(spanText('2026-03-01', '2026-08-31'), '2026年3月1日至2026年8月31日')
  assert.equal(spanText('2026-03-01', null, 'one'), '2026年3月1日起，只管一次就医')
  assert.equal(spanText('2026-03-01', '2026-08-31', 'one'), '2026年3月1日至2026年8月31日，只管一次就医')
})
