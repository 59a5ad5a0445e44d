import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('each line is a word and what it is, under the title of the receipt', async () => {
  const page = await openExample('receipt', '备案回执')
  const receipt = page.getByRole('region', { name: '异地就医备案回执' })
  assert.deepEqual(await receipt.getByRole('term').allTextContents(), [
    ...['参保人', '身份证号', '参保地', '去哪里', '起止日期', '编号'],
  ])
  assert.equal(await receipt.getByRole('definition').nth(3).textContent(), '上海市')
})
