/** From one day to another. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('a day is never broken; the line breaks between two', async () => {
  const page = await openExample('span', '有头有尾', { width: 320, size: 'elder' })
  const days = await page.locator('p > span').allInnerTexts()
  assert.deepEqual(days, ['2026年6月20日至', '2026年12月31日'])
  for (const day of await page.locator('p > span').all()) assert.ok((await day.boundingBox())!.height < 60)
})
