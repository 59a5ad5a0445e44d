/** What happened, today, what is to come. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('today is marked once, and what is ahead says how far it is', async () => {
  const page = await openExample('timeline', '办好了，还没到期')
  const today = page.locator('[aria-current=date]')
  assert.equal(await today.count(), 1)
  assert.match(await today.innerText(), /^今天：有效/)
  assert.match(await page.getByRole('listitem').last().innerText(), /最后一天\s+2026年12月31日 · 还有 194 天/)
})
