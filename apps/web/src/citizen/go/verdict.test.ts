import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DirectAnswer } from '../../api/guidance.ts'
import { hinderedByHospital, hinderedByPerson, lacksFiling, verdictOf } from './verdict.ts'

const filing = {
  type: 'temporary',
  title: '临时外出就医人员',
  destination: '310100',
  from: '2026-06-01',
  to: null,
} as const
const answer = (
  direct: DirectAnswer['direct'],
  codes: string[] = [],
  more: Partial<DirectAnswer> = {},
): DirectAnswer => ({
  direct,
  reasons: codes.map((code) => ({ code, text: code })),
  notes: [],
  ...more,
})
const yes = { needed: 'yes' } as const

test('one headline of the two answers', () => {
  assert.equal(verdictOf(yes, answer('yes', [], { filing })), 'filed')
  assert.equal(
    verdictOf({ needed: 'no' }, answer('yes', [], { filing })),
    'no-filing',
    'a filing there changes nothing',
  )
  assert.equal(verdictOf(yes, answer('yes')), 'no-filing', 'a pharmacy')
  const notes = [{ code: 'travelling-on', text: '' }]
  assert.equal(verdictOf(yes, answer('yes', [], { filing, notes })), 'elsewhere')
  const late = [{ code: 'not-filed', text: '' }]
  assert.equal(verdictOf({ needed: 'afterwards' }, answer('yes', [], { notes: late })), 'afterwards')
  assert.equal(verdictOf(yes, answer('no', ['not-filed'])), 'file-first')
  assert.equal(verdictOf({ needed: 'afterwards' }, answer('no', ['not-filed'])), 'afterwards')
  assert.equal(verdictOf(yes, answer('no', ['not-networked', 'not-filed'])), 'cannot')
  assert.equal(verdictOf(yes, answer('open', ['open-figure'])), 'open')
})

test('what is in the way: a filing, the hospital, the person', () => {
  assert.ok(lacksFiling(answer('no', ['not-networked', 'not-filed'])))
  assert.ok(lacksFiling(answer('open', ['open-figure'], { notes: [{ code: 'not-filed', text: '' }] })))
  assert.ok(!lacksFiling(answer('yes', [], { filing })))
  assert.ok(hinderedByHospital(answer('no', ['service-not-open'])))
  assert.ok(hinderedByPerson(answer('no', ['benefits-stopped', 'not-filed'])))
  assert.ok(!hinderedByPerson(answer('no', ['not-filed'])))
})
