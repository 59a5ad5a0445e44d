/** Days are plain days: where the machine stands does not change a result. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('print-quotes.ts', import.meta.url))

function quotesUnder(zone: string): { hash: string; offset: string } {
  const out = execFileSync(process.execPath, [script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' })
  const [hash = '', offset = ''] = out.trim().split(' ')
  return { hash, offset }
}

test('results are the same under UTC, New York and Shanghai', () => {
  const utc = quotesUnder('UTC')
  const newYork = quotesUnder('America/New_York')
  const shanghai = quotesUnder('Asia/Shanghai')
  assert.deepEqual([utc.offset, newYork.offset, shanghai.offset], ['0', '300', '-480'])
  assert.equal(newYork.hash, utc.hash)
  assert.equal(shanghai.hash, utc.hash)
  assert.match(utc.hash, /^[0-9a-f]{64}$/)
})
