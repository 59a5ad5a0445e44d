/** How far somebody is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('said in words; the bar is there where the number of steps is known, and is nothing to be read out', async () => {
  const page = await openExample('progress', '知道一共几步')
  await page.getByText('第 3 步，共 6 步').waitFor()
  assert.equal(await page.locator('[aria-hidden] > span').count(), 6)
  const open = await openExample('progress', '还不知道几步')
  await open.getByText('第 2 步', { exact: true }).waitFor()
  assert.equal(await open.locator('[aria-hidden] > span').count(), 0)
})
