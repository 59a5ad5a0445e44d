/** A bill as a picture. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('what the person pays stands first and is the largest', async () => {
  const page = await openExample('bill', '一张账单')
  const own = page.locator('[data-own]')
  assert.equal((await own.innerText()).replaceAll(/\s/g, ''), '3,096.00元')
  const sizes = await page.evaluate<number[]>(
    "[...document.querySelectorAll('[data-own], dd')].map((one) => parseFloat(getComputedStyle(one).fontSize))",
  )
  assert.ok(
    sizes.slice(1).every((size) => size < sizes[0]!),
    String(sizes),
  )
  await page.getByText(/的标准还没有公布/).waitFor()
})

test('each step has its sentence, its amount and its article', async () => {
  const page = await openExample('bill', '怎么算的')
  const steps = await page.getByRole('listitem').allInnerTexts()
  assert.equal(steps.length, 3)
  assert.match(steps[1]!, /先自付20%，2,000.00元。\s+2,000.00\s+演示指南 三（一）\s+暂定/)
})
