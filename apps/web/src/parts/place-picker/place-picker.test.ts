/** Asking for a city. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('a city is found by a county in it and by pinyin, and taken', async () => {
  const page = await openExample('place-picker', '常去的')
  const search = page.getByRole('searchbox')
  await search.fill('临海')
  await page.getByRole('button', { name: /台州市（临海市）/ }).waitFor()
  await search.fill('wuhan')
  await page.getByRole('button', { name: /武汉市/ }).click()
  assert.equal(await page.getByRole('button', { name: /武汉市/ }).getAttribute('aria-pressed'), 'true')
})
