import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { settingNames } from './settings.ts'

test('the reference lists every setting that the program reads, and no other', () => {
  const folder = import.meta.dirname
  const files = globSync('*.ts', { cwd: folder, exclude: (name) => name.endsWith('.test.ts') })
  const source = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  const read = new Set(
    [...source.matchAll(/(?:text|flag|milliseconds|perMinute)\('([A-Z_]+)'/g)].map((found) => found[1]!),
  )
  assert.ok(read.size > 20)
  assert.deepEqual([...settingNames].sort(), [...read].sort())
})
