import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'
import { heightsOf } from './heights.ts'

test('a part is as high as its amount, and none is lower than the ground', () => {
  assert.deepEqual(heightsOf([{ name: 'a', tone: 'own', yuan: ['7544.05', '0.00', '-3.00'] }]), [
    { tone: 'own', heights: [7544.05, 0, 0] },
  ])
})

test('the picture has a bar for each amount, and the table beside it says the same to who listens', async () => {
  const page = await openExample('chart', '三个月')
  await page.locator('figure line').first().waitFor({ state: 'attached' })
  assert.equal(await page.locator('figure line').count(), 9)
  const table = page.getByRole('figure', { name: '2026年每月花了多少' }).getByRole('table')
  assert.deepEqual(await table.getByRole('columnheader').allTextContents(), ['月份', '基金支付', '个人账户', '自己付'])
  const march = table.getByRole('row', { name: /^3月/ })
  assert.deepEqual(await march.getByRole('cell').allTextContents(), ['7,544.00', '0.00', '2,456.00'])
  assert.equal(await page.locator('[aria-hidden] svg').count(), 1)
})
