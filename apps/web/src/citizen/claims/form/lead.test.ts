import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UploadedVisit } from '../../../api/billed-visits.ts'
import { emptyForm } from './draft.ts'
import { formFrom, readLead } from './lead.ts'

const visit: UploadedVisit = {
  visitId: 'V1',
  institution: 'H1',
  institutionName: '演示医院',
  place: '310100',
  placeName: '上海市',
  kind: 'inpatient',
  emergency: true,
  from: '2026-05-06',
  to: '2026-05-16',
  total: '10000.00',
}

test('of an address only what is understood is a lead', () => {
  assert.deepEqual(readLead({ step: 'check' }), {})
  assert.deepEqual(
    readLead({ situation: 'not-filed', institution: 'H1', kind: 'inpatient', from: '2026-05-06', emergency: true }),
    { situation: 'not-filed', institution: 'H1', kind: 'inpatient', from: '2026-05-06', emergency: 'true' },
  )
  const nonsense = { situation: 'rich', institution: '../x', visit: '<b>', kind: 'spa', from: '2026-02-30', to: 'soon' }
  assert.deepEqual(readLead({ ...nonsense, emergency: 'no' }), {})
})

test('a visit that the hospital handed in brings everything along; nothing of it is typed', () => {
  const form = formFrom({ visit: 'V1', situation: 'emergency' }, visit, undefined)
  assert.deepEqual(
    [form.situation, form.visitId, form.institutionCode, form.institutionName, form.place, form.from, form.to],
    ['emergency', 'V1', 'H1', '演示医院', '310100', '2026-05-06', '2026-05-16'],
  )
  assert.equal(form.emergency, true)
  const inHospital = formFrom({ visit: 'V1' }, { ...visit, to: null }, undefined)
  assert.deepEqual(inHospital, { ...emptyForm, emergency: false }, 'whoever is still in hospital has nothing to claim')
})

test('an institution and a day fill the form; of a stay the end is asked, of one day it is that day', () => {
  const at = { code: 'H1', name: '演示医院', level: 'tier2', place: '310100' } as const
  const stay = formFrom({ kind: 'inpatient', from: '2026-05-06' }, undefined, at)
  assert.deepEqual([stay.institutionCode, stay.institutionLevel, stay.place], ['H1', 'tier2', '310100'])
  assert.deepEqual([stay.kind, stay.from, stay.to], ['inpatient', '2026-05-06', ''])
  const day = formFrom({ kind: 'outpatient', from: '2026-05-06' }, undefined, at)
  assert.equal(day.to, '2026-05-06')
  assert.deepEqual(formFrom({}, undefined, undefined), emptyForm)
})
