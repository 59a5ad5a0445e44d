/** Short choices. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('which one it is, is told and not only coloured; none is cut off on the narrowest screen', async () => {
  const page = await openExample('chip', '一排，选了一个', { width: 320, size: 'elder' })
  assert.equal(await page.getByRole('button', { pressed: true }).innerText(), '杭州市')
  for (const chip of await page.getByRole('button').all()) {
    const box = (await chip.boundingBox())!
    assert.ok(box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box))
    assert.ok(box.height >= 44, String(box.height))
  }
})
