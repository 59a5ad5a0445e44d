import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const yidi = (...words: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), 'institutions', ...words], { encoding: 'utf8' })

test('a list of invented institutions is the same for a seed', () => {
  const { status, stdout } = yidi('generate', '50', '--seed', '3')
  assert.equal(status, 0)
  assert.equal(stdout.trimEnd().split('\n').length, 51)
  assert.equal(yidi('generate', '50', '--seed', '3').stdout, stdout)
})

test('what cannot be done is said in Chinese, with status 2', () => {
  for (const [words, message] of [
    [['generate', 'many'], /“many”不是整数/],
    [['import', 'no-such-file.csv'], /读不了“no-such-file.csv”/],
    [['import'], /用法/],
  ] as const) {
    const { status, stderr } = yidi(...words)
    assert.equal(status, 2, stderr)
    assert.match(stderr, message)
  }
})
