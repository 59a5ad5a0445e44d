import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const figure = (...words: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), 'figure', ...words], { encoding: 'utf8' })

test('what cannot be set is said in Chinese before any record is opened, with status 2', () => {
  const rest = ['--from', '2026-06-01', '--document', '杭医保〔2026〕1号（虚构）']
  for (const [words, message] of [
    [['set', 'claims.decide-days', '20', '--pool', '999999', ...rest], /没有统筹区“999999”/],
    [['set', 'claims.days', '20', '--pool', '330100', ...rest], /没有“claims\.days”这个数值.*零星报销多久办完/],
  ] as const) {
    const { status, stderr } = figure(...words)
    assert.equal(status, 2, stderr)
    assert.match(stderr, message)
  }
})
