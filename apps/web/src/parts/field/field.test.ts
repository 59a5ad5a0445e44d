/** A field says what it is, how it is filled in and what is wrong, also to who listens. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('label, hint and fault are tied to the box', async () => {
  const page = await openExample('field', '填错了')
  const box = page.getByLabel('手机号')
  assert.equal(await box.getAttribute('aria-invalid'), 'true')
  const told = await page.locator(`[id="${(await box.getAttribute('aria-describedby')) ?? ''}"]`).innerText()
  assert.match(told, /11 位数字，您填了 7 位，例如/)
  const good = await openExample('field', '空着的')
  assert.equal(await good.getByLabel('手机号').getAttribute('aria-invalid'), null)
})

test('a box to tick is ticked by its words', async () => {
  const page = await openExample('field', '打勾')
  await page.getByText('我已看清并同意').click()
  assert.equal(await page.getByRole('checkbox').isChecked(), false)
})
