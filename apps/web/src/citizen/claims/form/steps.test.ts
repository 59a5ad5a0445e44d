import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyForm } from './draft.ts'
import { openStep, stepAfter, stepAt, stepsOf } from './steps.ts'
import { wholeForm } from './testing.ts'

test('only injuries are asked how they came about, only prescriptions for their number, and nothing is typed twice', () => {
  const plain = ['situation', 'hospital', 'visit', 'invoices', 'lines', 'account', 'papers', 'check', 'sign']
  assert.deepEqual(stepsOf(wholeForm), plain)
  assert.ok(stepsOf({ ...wholeForm, injured: true }).includes('injury'))
  assert.ok(stepsOf({ ...wholeForm, situation: 'outside-prescription' }).includes('prescription'))
  assert.equal(stepsOf({ ...wholeForm, visitId: 'V1' }).includes('lines'), false)
})

test('an address leads no further than what was answered', () => {
  assert.equal(stepAt('check', wholeForm), 'check')
  assert.equal(stepAt('check', { ...wholeForm, lines: [] }), 'lines')
  assert.equal(stepAt('sign', { ...wholeForm, kind: '' }), 'visit')
  assert.equal(stepAt('injury', wholeForm), 'situation', 'it is not asked here')
  assert.equal(stepAt('nonsense', wholeForm), 'situation')
  assert.equal(stepAt(undefined, emptyForm), 'situation')
})

test('the pages follow each other, and a draft goes on where something is missing', () => {
  assert.equal(stepAfter('visit', wholeForm), 'invoices')
  assert.equal(stepAfter('visit', { ...wholeForm, situation: 'injury' }), 'injury')
  assert.equal(stepAfter('sign', wholeForm), 'sign')
  assert.deepEqual(
    [openStep(emptyForm), openStep({ ...wholeForm, mobile: '' }), openStep(wholeForm)],
    ['situation', 'account', 'check'],
  )
})
