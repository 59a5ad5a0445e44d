import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('each answer stands beside its question, and each way back says of what', async () => {
  const page = await openExample('summary', '核对')
  assert.deepEqual(await page.getByRole('term').allTextContents(), ['去哪里', '起止日期', '材料'])
  assert.equal(await page.getByRole('definition').first().textContent(), '上海市')
  for (const label of ['去哪里', '起止日期', '材料'])
    assert.equal(await page.getByRole('button', { name: `修改${label}`, exact: true }).count(), 1, label)
})

test('what is only read has no way back', async () => {
  const page = await openExample('summary', '只看')
  assert.equal(await page.getByRole('button').count(), 0)
})
