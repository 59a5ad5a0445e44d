/** Lists. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('a line is one thing to press, from edge to edge', async () => {
  const page = await openExample('list', '一行是一个去处')
  const list = (await page.getByRole('list').boundingBox())!
  for (const line of await page.getByRole('link').all()) {
    const box = (await line.boundingBox())!
    assert.ok(box.height >= 56 && Math.abs(box.width - list.width) <= 2, JSON.stringify(box))
  }
})
