import assert from 'node:assert/strict'
import test from 'node:test'
import { simulateKilling } from './killing.ts'

test('kill -9 of the server in the middle, in short: nothing acknowledged is lost or doubled', async () => {
  const books = await simulateKilling(11, 1, 60)
  assert.ok(books.standing.size > 0)
  assert.ok(Object.values(books.counts).reduce((sum, times) => sum + times, 0) > 60)
})
