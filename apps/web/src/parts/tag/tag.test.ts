/** A state in a word. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('every state has its own picture beside its word', async () => {
  const page = await openExample('tag', '四种')
  const drawn = await page.evaluate<string[]>(
    "[...document.querySelectorAll('svg path')].map((path) => path.getAttribute('d'))",
  )
  assert.equal(new Set(drawn).size, 4)
})
