import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupsOf } from './groups.ts'

const record = (id: string, tone: string) => ({ id, tone })

test('what waits comes first, then what holds, then what is over or was refused; the order within stays', () => {
  const records = [record('a', 'plain'), record('b', 'good'), record('c', 'waiting'), record('d', 'refusal')]
  assert.deepEqual(
    groupsOf(records).map((group) => [group.name, group.records.map(({ id }) => id)]),
    [
      ['waiting', ['c']],
      ['holds', ['b']],
      ['over', ['a', 'd']],
    ],
  )
  assert.deepEqual(groupsOf([]), [])
})
