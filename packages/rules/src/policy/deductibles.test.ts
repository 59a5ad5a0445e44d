import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '../days.ts'
import { examplePool } from '../mechanisms/example-pool.ts'
import { deductiblesOn } from './deductibles.ts'

const source = { document: 'example', article: '第一条' }
const amount = {
  title: '住院起付标准',
  by: ['assistance'],
  values: [{ from: '2024-01-01', source, table: { none: 800, 'low-income': 200 } }],
}
const release = examplePool({
  pool: { assistance: { 'low-income': '低保对象' } },
  inpatient: { deductible: { mechanism: 'once-a-year', amount } },
})

test('the group of a record chooses the figure; one that the law names no longer is none, not an open law', () => {
  const fenOf = (assistance: string): (number | undefined)[] => {
    const [, inpatient] = deductiblesOn(release.pools.get('910100')!, 'employee', parseDay('2024-06-01'), {
      assistance,
    })
    return inpatient!.figures.map(({ amountFen }) => amountFen)
  }
  assert.deepEqual(fenOf('low-income'), [20_000])
  assert.deepEqual(fenOf('none'), [80_000])
  assert.deepEqual(fenOf('of-an-earlier-law'), [80_000])
})
