/** What the public page says of a filing to whoever scans its receipt, for every state that a filing can be in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Release } from '@yidi/rules'
import { madeUpFiling } from '../record/testing.ts'
import { verificationOf } from './receipt.ts'

type Steps = Parameters<typeof madeUpFiling>[0]
type Changes = Parameters<typeof madeUpFiling>[1]

const release = {
  pools: new Map([['330100', { pool: { name: '杭州市基本医疗保险' } }]]),
} as unknown as Release
const day = '2026-03-08'
const approved: Steps = [
  ['apply', '2026-03-07'],
  ['accept', day],
  ['review', day],
  ['approve', day],
]
const delivered: Steps = [...approved, ['deliver', day]]
const once: Steps = [['apply', day, { visits: 'one' }], ...delivered.slice(1)]

/** Title, tone, whether it is in force, and the sentence. */
function said(steps: Steps, today: string, changes?: Changes): [string, string, boolean, string] | undefined {
  const told = verificationOf(madeUpFiling(steps, changes), release, today)
  return told && [told.stateTitle, told.tone, told.inForce, told.text]
}

test('nothing is said of a filing before it is approved, nor of one that was refused or withdrawn before', () => {
  for (const steps of [
    approved.slice(0, 1),
    approved.slice(0, 2),
    approved.slice(0, 3),
    [approved[0]!, ['ask-corrections', day]],
    [...approved.slice(0, 3), ['refuse', day]],
    [...approved.slice(0, 3), ['refuse', day], ['deliver', day]],
    [approved[0]!, ['cancel', day]],
  ] satisfies Steps[])
    assert.equal(said(steps, '2026-03-10'), undefined)
})

test('one that holds today is good, from its first day to its last', () => {
  for (const today of ['2026-03-10', '2026-09-30'])
    assert.deepEqual(said(delivered, today), ['有效', 'good', true, '今天有效'])
  assert.deepEqual(said(delivered, '2036-01-01', { to_day: null }), ['有效', 'good', true, '今天有效'])
  assert.deepEqual(said(approved, '2026-03-10'), ['有效', 'good', true, '今天有效'])
  assert.deepEqual(said(once, '2026-03-10'), ['有效', 'good', true, '今天有效，管一次就医，还没有用过'])
})

test('one whose first day is to come is waiting and not in force', () => {
  const text = '已准予备案，2026年3月10日起才有效'
  assert.deepEqual(said(delivered, '2026-03-09'), ['还没开始', 'waiting', false, text])
  assert.deepEqual(said(once, '2026-03-09'), ['还没开始', 'waiting', false, text])
})

test('one that is over says how and since when, and that it cannot be used any more', () => {
  assert.deepEqual(said(delivered, '2026-10-01'), ['已到期', 'plain', false, '2026年9月30日已到期，不能再用'])
  assert.deepEqual(said([...delivered, ['expire', '2026-10-01']], '2026-10-02'), [
    '已到期',
    'plain',
    false,
    '2026年9月30日已到期，不能再用',
  ])
  assert.deepEqual(said([...delivered, ['cancel', '2026-03-09']], '2026-03-10'), [
    '已取消',
    'plain',
    false,
    '2026年3月9日已取消，不能再用',
  ])
  assert.deepEqual(said([...delivered, ['end', '2026-05-02']], '2026-05-03', { to_day: '2026-05-02' }), [
    '已提前结束',
    'plain',
    false,
    '2026年5月2日已提前结束，不能再用',
  ])
})

test('one for a single visit is used up by it, and good again when the settlement is undone', () => {
  const used: Steps = [...once, ['use', '2026-04-01', { visitId: 'V1' }]]
  assert.deepEqual(said(used, '2026-04-02'), ['已使用', 'plain', false, '只管一次就医，已经用过，不能再用'])
  assert.deepEqual(said([...used, ['release', '2026-04-03', { visitId: 'V1' }]], '2026-04-03'), [
    '有效',
    'good',
    true,
    '今天有效，管一次就医，还没有用过',
  ])
})

test('what it is a filing of, and nothing about the person', () => {
  const told = verificationOf(madeUpFiling(delivered), release, '2026-03-10')
  assert.deepEqual(told, {
    number: 'B330100-1',
    inForce: true,
    tone: 'good',
    stateTitle: '有效',
    text: '今天有效',
    typeTitle: '临时外出就医人员',
    poolName: '杭州市基本医疗保险',
    destinationName: '北京市',
    from: '2026-03-10',
    to: '2026-09-30',
    visits: 'many',
    decidedOn: day,
    checkedOn: '2026-03-10',
  })
})
