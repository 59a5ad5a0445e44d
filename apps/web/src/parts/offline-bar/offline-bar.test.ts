import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('what waits is said and can be stopped; then only the network is said to be cut', async () => {
  const page = await openExample('offline-bar', '有一件在等')
  const status = page.getByRole('status')
  assert.match((await status.textContent()) ?? '', /^网络断了，连上后自动提交，不会重复/)
  await page.getByRole('button', { name: '不再自动提交' }).click()
  assert.equal(await status.textContent(), '网络断了')
  assert.equal(await page.getByRole('button').count(), 0)
})

test('what was answered elsewhere leads there', async () => {
  const page = await openExample('offline-bar', '没有办成')
  assert.match((await page.getByRole('status').textContent()) ?? '', /刚才的提交没有办成：到哪天不能早于从哪天/)
  await page.getByRole('link', { name: '回去改' }).click()
  await page.locator('html[data-address="/file"]').waitFor({ state: 'attached' })
})
