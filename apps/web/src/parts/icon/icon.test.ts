/** Pictures beside words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('a picture stands beside a word and is not read out', async () => {
  const page = await openExample('icon', '全部')
  const all = await page.locator('svg').count()
  assert.ok(all > 20)
  assert.equal(await page.locator('svg[aria-hidden=true]').count(), all)
})
