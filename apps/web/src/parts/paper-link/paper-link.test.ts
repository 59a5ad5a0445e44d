/** A paper to open. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('a paper opens beside the page, which stays', async () => {
  const page = await openExample('paper-link', '两种')
  const paper = page.getByRole('link', { name: '备案凭证' })
  assert.deepEqual(
    [await paper.getAttribute('target'), await paper.getAttribute('rel'), await paper.getAttribute('href')],
    ['_blank', 'noreferrer', '/api/filings/F1/receipt.pdf'],
  )
})
