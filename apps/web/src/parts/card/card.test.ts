/** A card. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('a card that is pressed as a whole is a button of the full width', async () => {
  const page = await openExample('card', '整张能按')
  const box = (await page.getByRole('button').boundingBox())!
  assert.ok(box.width > 320, String(box.width))
})
