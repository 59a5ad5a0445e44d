/** A sentence and its amount. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('an amount is never broken, however narrow the line', async () => {
  for (const size of ['normal', 'elder'] as const) {
    const page = await openExample('amount-line', '说的就是它', { width: 320, size })
    const amount = page.locator('[data-amount]')
    assert.equal(await amount.innerText(), '5,904.00 元')
    const box = (await amount.boundingBox())!
    const lineHeight = parseFloat(
      await page.evaluate("getComputedStyle(document.querySelector('[data-amount]')).lineHeight"),
    )
    assert.ok(box.height < 1.5 * lineHeight && box.x + box.width <= 320, `${size} ${JSON.stringify(box)}`)
  }
})
