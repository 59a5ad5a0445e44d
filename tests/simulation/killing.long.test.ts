import assert from 'node:assert/strict'
import test from 'node:test'
import { simulateKilling } from './killing.ts'

test('kill -9 of the server and of the database in the middle: nothing acknowledged is lost or doubled', async () => {
  const books = await simulateKilling(5, 2, 240)
  assert.ok(books.standing.size > 0)
  const struck = ['struck approval', 'struck payment', 'struck drawing', 'struck confirming']
  for (const what of [...struck, '2102', 'mid-stay', 'claim approve', 'run broken off', 'run monthly-credit'])
    assert.ok((books.counts[what] ?? 0) > 0, `the run has none of ${what}`)
})
