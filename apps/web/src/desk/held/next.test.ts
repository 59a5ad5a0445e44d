import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QueueLine } from '../../api/desk.ts'
import { nextOf } from './next.ts'

const line = (id: string, kind = 'filing') => ({ id, kind }) as QueueLine

test('the one after it; at the end the first; nothing where it was the only one', () => {
  const tasks = [line('A'), line('B'), line('C')]
  assert.equal(nextOf(tasks, 'A'), '/filings/B')
  assert.equal(nextOf(tasks, 'C'), '/filings/A')
  assert.equal(nextOf([line('A')], 'A'), undefined)
  assert.equal(nextOf([], 'A'), undefined)
})

test('one that has left the list already is followed by the first; what has no case of its own is passed over', () => {
  assert.equal(nextOf([line('B'), line('C')], 'A'), '/filings/B')
  assert.equal(
    nextOf([line('A'), line('K', 'check'), line('U', 'unknown'), line('R', 'register')], 'A'),
    '/registers/R',
  )
  assert.equal(nextOf([line('A'), line('Q1', 'register')], 'A'), '/authorisations/Q1')
})
