import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as t from './index.ts'

/** Every plain text of the pages, however deep it lies. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

test('no page promises a message to a phone number: results are shown in the inbox, and by mail where it is confirmed', () => {
  const texts = textsOf(t)
  assert.ok(texts.length > 500, 'the texts were found')
  assert.deepEqual(
    texts.filter((text) => /短信|会发到这里|发到.{0,4}手机/.test(text)),
    [],
  )
})
