import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyForm, readWay, toApplication, writeWay, type Way } from './draft.ts'

const steps = ['place', 'ask', 'form', 'commitment', 'check'] as const
const way: Way = {
  step: 'check',
  place: '310100',
  answers: { emergency: 'no', reason: 'live', retired: 'no', stay: '6' },
  type: 'long-term-resident',
}

test('the way goes into the address and comes back', () => {
  assert.deepEqual(readWay(writeWay(way), steps), way)
})

test('an address with a hole falls back to the first question', () => {
  assert.equal(readWay({ step: 'form', place: '310100' }, steps).step, 'place')
  assert.equal(readWay({ step: 'check', type: 'temporary' }, steps).step, 'place')
  assert.equal(readWay({ step: 'nonsense', place: '310100' }, steps).step, 'place')
  assert.equal(readWay({ step: 'ask', place: '<script>' }, steps).step, 'place')
})

test('nothing personal stands in the address', () => {
  assert.deepEqual(Object.keys(writeWay(way)).sort(), ['answers', 'place', 'step', 'type'])
})

test('the application says what was answered and leaves out what was not asked', () => {
  const form = { ...emptyForm('2026-03-01'), mobile: '138 0000 0000', address: ' 演示路 1 号 ', signed: true }
  assert.deepEqual(toApplication(way, form), {
    type: 'long-term-resident',
    destination: '310100',
    from: '2026-03-01',
    mobile: '13800000000',
    address: '演示路 1 号',
    stayMonths: 6,
    commitmentSigned: true,
  })
})

test('a supplementary filing names the day of admission', () => {
  const form = {
    ...emptyForm('2026-03-01'),
    admitted: true,
    admittedOn: '2026-02-20',
    from: '2026-02-20',
    signed: true,
  }
  assert.deepEqual(toApplication({ ...way, type: 'temporary' }, form).stay, { admittedOn: '2026-02-20' })
})
