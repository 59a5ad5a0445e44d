import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Spread } from './spread.ts'

test('each person stands in one step, which holds its lower end and not its upper one', () => {
  const spread = new Spread()
  for (const fen of [0, 0, 1, 9_999, 10_000, 1_000_000, 5_000_000, -1, -10_000, -10_001, -1_000_001]) spread.add(fen)
  const told = spread.told()
  assert.deepEqual([told.people, told.same, told.largestLoss, told.largestGain], [11, 2, '50000.00', '10000.01'])
  const counted = told.steps.filter(({ people }) => people > 0).map(({ from, to, people }) => [from, to, people])
  assert.deepEqual(counted, [
    [undefined, '-10000.00', 1],
    ['-500.00', '-100.00', 1],
    ['-100.00', '0.00', 2],
    ['0.00', '0.00', 2],
    ['0.01', '100.00', 2],
    ['100.00', '500.00', 1],
    ['10000.00', undefined, 2],
  ])
  assert.equal(
    told.steps.reduce((sum, { people }) => sum + people, 0),
    told.people,
  )
})
