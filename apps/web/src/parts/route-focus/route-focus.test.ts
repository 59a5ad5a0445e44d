import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('after a change of page the heading has the focus and is read out; a filter leaves it where it was', async () => {
  const page = await openExample('route-focus', '换页')
  const said = page.locator('[data-route-focus]')
  const focused = () => page.evaluate('document.activeElement.textContent')
  assert.equal(await said.textContent(), '')
  assert.equal(await said.getAttribute('aria-live'), 'polite')
  await page.getByRole('link', { name: '换一页' }).click()
  await page.locator('html[data-address="/filings"]').waitFor({ state: 'attached' })
  await page.locator('[data-route-focus]', { hasText: '我的备案' }).waitFor({ state: 'attached' })
  assert.equal(await focused(), '我的备案')
  await page.getByRole('link', { name: '只看医院' }).press('Enter')
  await page.locator('html[data-address*="kind"]').waitFor({ state: 'attached' })
  assert.equal(await focused(), '只看医院')
})
