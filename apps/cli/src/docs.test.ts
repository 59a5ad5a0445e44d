import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorRegistry, problem } from '@yidi/contracts'
import type { ErrorCode, ErrorEntry } from '@yidi/contracts'
import { commands } from './commands.ts'
import { stalePages } from './docs.ts'

test('generated reference pages say what the code says (npm run -s yidi -- docs)', async () => {
  assert.deepEqual(await stalePages(commands), [])
})

test('every error is Chinese, has a way out and can be filled', () => {
  for (const [code, entry] of Object.entries(errorRegistry as Record<string, ErrorEntry>)) {
    for (const text of [entry.title, entry.detail, entry.remedy]) assert.match(text, /[\u4e00-\u9fff]/, code)
    const names = [...`${entry.detail}${entry.remedy}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
    const found = problem(code as ErrorCode, Object.fromEntries(names.map((name) => [name, '某'])))
    assert.equal(found.document.status, entry.status)
    assert.ok(!`${found.document.detail}${found.document.remedy}`.includes('{'), code)
  }
})

test('an error without its parameter is a mistake of ours, not a broken sentence', () => {
  assert.throws(() => problem('route-not-found'), /needs the parameter path/)
})
