/** Words and what they are. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('a long word leaves its value room, and a long value breaks rather than leave the screen', async () => {
  for (const size of ['normal', 'elder'] as const) {
    const page = await openExample('pairs', '一张备案', { width: 320, size })
    for (const value of await page.getByRole('definition').all()) {
      const box = (await value.boundingBox())!
      assert.ok(box.width > 100 && box.x + box.width <= 320, `${size} ${JSON.stringify(box)}`)
    }
  }
})
