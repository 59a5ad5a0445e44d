/**
 * The growing corpus: results that were given once are computed again and have to be the same to the fen. A change of law
 * has a first day, so it never changes them; whoever corrects a figure of the past, or finds one that was open, changes the stored lines it
 * touches and no other. (A settlement of before stays as it was computed: it keeps the content of its own release.)
 */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { quote } from '@yidi/rules'
import { corpusFolder, storedOf } from './corpus.ts'

const { release } = loadPolicyFolder()

for (const file of readdirSync(corpusFolder).filter((name) => name.endsWith('.jsonl')))
  test(`${file} comes out as it did`, () => {
    const lines = readFileSync(join(corpusFolder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    assert.ok(lines.length >= 100)
    for (const [index, line] of lines.entries()) {
      const stored = JSON.parse(line) as { case: unknown; result: unknown }
      assert.deepEqual(storedOf(quote(release, stored.case)), stored.result, `${file}:${String(index + 1)}`)
    }
  })
