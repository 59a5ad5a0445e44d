import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, dayOf, fromOld, kindOf, stepOf } from './search.ts'

test('the next question is the first that the address does not answer; whoever changes one is asked that one', () => {
  const place = '310100'
  assert.equal(stepOf({}), 'city')
  assert.equal(stepOf({ place: 'x' }), 'city')
  assert.equal(stepOf({ place }), 'hospital')
  assert.equal(stepOf({ place, institution: 'undecided' }), 'kind')
  assert.equal(stepOf({ institution: 'H31010000001' }), 'kind', 'its city is known')
  assert.equal(stepOf({ institution: 'undecided', kind: 'inpatient' }), 'city')
  assert.equal(stepOf({ place, kind: 'inpatient' }), 'answer')
  assert.equal(stepOf({ place, kind: 'spa' }), 'hospital', 'what is no kind is asked')
  assert.equal(stepOf({ place, emergency: 'true' }), 'answer')
  assert.equal(stepOf({ place, kind: 'inpatient', change: 'hospital' }), 'hospital')
  assert.equal(stepOf({ place, kind: 'inpatient', change: 'nothing' }), 'answer')
})

test('day, kind and answers as they are said; what is none is left to what is usual', () => {
  assert.equal(dayOf({ day: '2026-07-01' }, '2026-06-20'), '2026-07-01')
  assert.equal(dayOf({ day: '2026-02-30' }, '2026-06-20'), '2026-06-20')
  assert.equal(kindOf({ emergency: 'true' }), 'inpatient')
  assert.equal(kindOf({ kind: 'outpatient', emergency: 'true' }), 'outpatient')
  assert.equal(answersOf({}), undefined)
  assert.deepEqual(answersOf({ answers: 'reason.live' }), { emergency: 'no', reason: 'live' })
})

test('addresses of before say the same here', () => {
  assert.deepEqual(fromOld('/direct', { institution: 'H31010000001', day: '2026-07-01' }), {
    institution: 'H31010000001',
    kind: 'inpatient',
    day: '2026-07-01',
  })
  assert.equal(stepOf(fromOld('/direct', {})), 'city')
  const { place, stay, emergency } = fromOld('/guidance', { place: '310100', stay: 'emergency' })
  assert.deepEqual([place, stay, emergency], ['310100', undefined, 'true'])
  assert.equal(
    fromOld('/guidance', { place: '310100', ask: '1', answers: 'emergency.no,reason.live' }).answers,
    'emergency.no,reason.live',
  )
  assert.equal(fromOld('/guidance', { stay: 'temporary' }).stay, 'temporary')
})
