import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiProblem } from '../api/client.ts'
import { askedOf } from './confirmed.ts'

const asking = new ApiProblem(409, {
  code: 'visit-rests-on-it',
  detail: '还没有结算',
  errors: [{ path: 'confirmed', message: '请再确认一次。' }],
})
const other = new ApiProblem(422, { code: 'enrolment-day-not-valid', detail: '日期不对' })
const sent = { lastDay: '2026-06-20', reason: 'stopped' }

test('what the server told is confirmed for the very input it was told of', () => {
  assert.deepEqual(askedOf(asking, sent, { ...sent }), { asked: true, shown: asking })
  // Asked once more of what was confirmed already: a second stay has begun meanwhile.
  assert.deepEqual(askedOf(asking, { ...sent, confirmed: true }, { ...sent }), { asked: true, shown: asking })
})

test('other input is not confirmed, and what was told of the former is taken off the page', () => {
  for (const now of [
    { ...sent, lastDay: '2026-06-19' },
    { ...sent, reason: 'moved' },
    { lastDay: sent.lastDay },
    undefined,
  ])
    assert.deepEqual(askedOf(asking, sent, now), { asked: false, shown: null }, JSON.stringify(now))
  assert.deepEqual(askedOf(asking, sent, { ...sent }).asked, true, 'back at what was told')
})

test('any other error stays where it is and asks for nothing', () => {
  assert.deepEqual(askedOf(other, sent, { ...sent, lastDay: '2026-06-19' }), { asked: false, shown: other })
  assert.deepEqual(askedOf(null, undefined, sent), { asked: false, shown: null })
})
