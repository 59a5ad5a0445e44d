import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('it says what is not there and when it will be, and leads to what can be done', async () => {
  const page = await openExample('empty-state', '有下一步')
  await page.getByText('您还没有备案', { exact: true }).waitFor()
  await page.getByRole('link', { name: '我要备案' }).click()
  await page.locator('html[data-address="/file"]').waitFor({ state: 'attached' })
  const other = await openExample('empty-state', '只是还没有')
  assert.equal(await other.getByRole('link').count(), 0)
  await other.getByText('在医院或药店结算以后，每一笔都在这里。').waitFor()
})
