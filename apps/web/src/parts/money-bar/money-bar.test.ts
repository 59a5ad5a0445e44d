/** The bar that splits a bill. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('each part is as wide as its share, and the whole is told in words', async () => {
  const page = await openExample('money-bar', '三方都付')
  const bar = page.getByRole('img', { name: '基金支付 5,904.00 元，个人账户 1,000.00 元，自己付 3,096.00 元' })
  const boxes = await Promise.all((await bar.locator('span').all()).map((part) => part.boundingBox()))
  const widths = boxes.map((box) => box!.width)
  const sum = widths.reduce((all, one) => all + one, 0)
  assert.deepEqual(
    widths.map((one) => Math.round((one / sum) * 100)),
    [59, 10, 31],
  )
})

test('a part that pays nothing is not there', async () => {
  const page = await openExample('money-bar', '细的，只有自己付')
  assert.equal(await page.getByRole('img').locator('span').count(), 1)
})
