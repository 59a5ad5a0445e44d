/** How things stand to each other. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('two columns where there is room, one where there is none', async () => {
  for (const [width, columns] of [
    [390, 1],
    [1280, 2],
  ] as const) {
    const page = await openExample('stack', '有地方就两栏', { width })
    const [one, other] = [await page.getByText('左边').boundingBox(), await page.getByText('右边').boundingBox()]
    assert.equal(one!.x === other!.x ? 1 : 2, columns, String(width))
  }
})
