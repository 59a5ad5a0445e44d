import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('it takes the focus at each attempt, its entries lead to their fields, and what was mended is gone', async () => {
  const page = await openExample('error-summary', '提交以后')
  const summary = page.getByRole('alert', { name: '有 2 处要改' })
  const focused = () => page.evaluate('document.activeElement.getAttribute("aria-labelledby") !== null')
  assert.equal(await page.getByRole('alert').count(), 0)
  await page.getByRole('button', { name: '提交' }).click()
  await summary.waitFor()
  assert.ok(await focused())
  await summary.getByRole('link', { name: '请填出发日期' }).click()
  assert.equal(await page.evaluate('document.activeElement === document.querySelector("#at-day input")'), true)
  await page.keyboard.type('202631')
  await summary.getByRole('link', { name: '请填手机号码' }).press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'at-mobile')
  await page.getByRole('button', { name: '提交' }).click()
  assert.deepEqual(await page.getByRole('alert').getByRole('link').allTextContents(), ['请填手机号码'])
  assert.ok(await focused())
  await page.getByRole('textbox', { name: '手机号码' }).fill('13800000000')
  assert.equal(await page.getByRole('alert').count(), 0)
})
