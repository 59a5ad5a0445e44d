/** Where an amount comes from. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('the chip opens the words of the rule, the figure with its day, the arithmetic', async () => {
  const page = await openExample('basis', '一条')
  await page.getByRole('button', { name: '演示异地指南 三（一），看依据' }).click()
  const sheet = page.getByRole('dialog', { name: '依据' })
  for (const words of [
    '演示市异地就医办事指南',
    '演医保〔2026〕1号 · 演示市医疗保障局',
    '先自付百分之二十',
    '2026年1月1日起执行',
    '10,000.00 × 20% = 2,000.00',
  ])
    await sheet.getByText(words).waitFor()
  assert.equal(await sheet.getByText('暂定').count(), 0)
})

test('what rests on a weak text is marked on the chip and in what it opens', async () => {
  const page = await openExample('basis', '暂定的')
  await page.getByRole('button', { name: /（暂定）$/ }).click()
  await page
    .getByRole('dialog')
    .getByText(/带虚线的数字来自较早或较低层级/)
    .waitFor()
})
