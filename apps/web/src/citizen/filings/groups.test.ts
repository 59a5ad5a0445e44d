import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Filing } from '../../api/filings.ts'
import { groupsOf } from './groups.ts'

const filing = (id: string, tone: Filing['tone']): Filing => ({
  id,
  type: 'temporary',
  typeTitle: '临时外出就医人员',
  pool: '330100',
  destination: '310100',
  destinationName: '上海市',
  from: '2026-03-10',
  to: null,
  state: 'delivered',
  stateTitle: '',
  tone,
  inForce: true,
  visits: 'many',
  filedOn: '2026-03-01',
  channelTitle: '网上',
  applicant: 'self',
  actions: [],
  corrections: [],
  allowed: [],
})

test('what waits comes first, then what holds, then what is over or was refused; the order within stays', () => {
  const filings = [filing('a', 'plain'), filing('b', 'good'), filing('c', 'waiting'), filing('d', 'refusal')]
  assert.deepEqual(
    groupsOf(filings).map((group) => [group.name, group.filings.map(({ id }) => id)]),
    [
      ['waiting', ['c']],
      ['holds', ['b']],
      ['over', ['a', 'd']],
    ],
  )
  assert.deepEqual(groupsOf([]), [])
})
