import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filingStates } from '@yidi/contracts'
import type { FilingState } from '@yidi/contracts'
import { freshOf } from './fresh.ts'

test('only what waits for a clerk was “sent”: what was refused, sent back or is over is not told so', () => {
  const states = Object.keys(filingStates) as FilingState[]
  const saying = (what: string) => states.filter((state) => freshOf({ state }) === what)
  assert.deepEqual(saying('sent'), ['applied', 'accepted', 'reviewed'])
  assert.deepEqual(saying('approved'), ['approved', 'delivered'])
})
