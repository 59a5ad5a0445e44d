import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../parts/testing.ts'

test('a part that the gallery does not have is told by name', async () => {
  await assert.rejects(openExample('lost', '打开的样子'), /the gallery has no lost · 打开的样子: 没有叫“lost”的部件/)
})
