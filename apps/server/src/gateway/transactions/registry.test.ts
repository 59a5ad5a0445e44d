import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import test from 'node:test'
import { transactions } from './index.ts'

test('the registry holds exactly the files of this folder', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .map((name) => /^(\d{4}[A-Z]?)\.ts$/.exec(name)?.[1])
    .filter((infno) => infno !== undefined)
  assert.deepEqual([...transactions.keys()].sort(), files.sort())
  for (const found of transactions.values()) assert.match(found.name, /^[\u4e00-\u9fa5]+$/)
})
