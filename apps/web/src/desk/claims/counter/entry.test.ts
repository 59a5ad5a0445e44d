import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClaimForm, MaterialMessage } from '@yidi/contracts'
import {
  claimEntryOf,
  emptyClaimEntry,
  emptyInvoice,
  emptyLine,
  entryOfVisit,
  toClaimForm,
  withoutVisit,
  type ClaimEntry,
} from './entry.ts'

const begun: ClaimEntry = {
  ...emptyClaimEntry,
  situation: 'not-networked',
  place: '310100',
  from: '2026-06-01',
  to: '2026-06-10',
  mobile: ' 138 0000 0000 ',
}

test('nothing can be checked before situation, place and days are there', () => {
  for (const missing of ['situation', 'place', 'from', 'to'] as const)
    assert.equal(toClaimForm({ ...begun, [missing]: '' }), undefined, missing)
  assert.deepEqual(toClaimForm(begun), {
    situation: 'not-networked',
    visit: { kind: 'inpatient', place: '310100', from: '2026-06-01', to: '2026-06-10' },
    institution: {},
    invoices: [],
    lines: [],
    mobile: '13800000000',
    commitmentSigned: false,
  })
})

test('empty rows are no rows; a row without a day is of the last day, a line without a price is one piece', () => {
  const form = toClaimForm({
    ...begun,
    invoices: [emptyInvoice, { ...emptyInvoice, number: ' 123 ', total: '50' }],
    lines: [emptyLine, { ...emptyLine, name: '床位费', amount: '50' }],
  })!
  assert.deepEqual(form.invoices, [{ number: '123', day: '2026-06-10', total: '50' }])
  assert.deepEqual(form.lines, [{ day: '2026-06-10', name: '床位费', quantity: '1', price: '50', amount: '50' }])
})

test('what the hospital sent is not typed again; what the situation does not ask for is not sent', () => {
  const typed = {
    ...begun,
    lines: [{ ...emptyLine, name: '床位费', amount: '50' }],
    prescription: '1',
    thirdParty: 'none',
  }
  assert.deepEqual(toClaimForm({ ...typed, visitId: 'V1' })!.lines, [])
  assert.equal(toClaimForm(typed)!.prescription, undefined)
  assert.equal(toClaimForm(typed)!.injury, undefined)
  assert.deepEqual(toClaimForm({ ...typed, injured: true, how: '骑车摔伤' })!.injury, {
    thirdParty: 'none',
    how: '骑车摔伤',
  })
})

test('a visit that the hospital sent is the visit as it was registered, until it is let go', () => {
  const sent = {
    ...{ visitId: 'V1', institution: 'H33010000001', institutionName: '某医院', kind: 'outpatient' as const },
    ...{ place: '330100', placeName: '杭州市', from: '2026-06-02', to: '2026-06-03', emergency: true, total: '50.00' },
  }
  const taken = { ...begun, lines: [{ ...emptyLine, name: '床位费', amount: '50' }], ...entryOfVisit(sent) }
  const form = toClaimForm(taken)!
  assert.deepEqual(form.visit, {
    ...{ kind: 'outpatient', place: '330100', from: '2026-06-02', to: '2026-06-03', emergency: true, visitId: 'V1' },
  })
  assert.deepEqual([form.institution, form.lines], [{ code: 'H33010000001' }, []])
  assert.equal(toClaimForm({ ...taken, ...withoutVisit }), undefined)
})

test('an institution of the directory goes by its code alone', () => {
  const named = { ...begun, institutionName: '某医院', institutionLevel: 'tier2' }
  assert.deepEqual(toClaimForm(named)!.institution, { name: '某医院', level: 'tier2' })
  assert.deepEqual(toClaimForm({ ...named, institutionCode: 'H31010000003' })!.institution, { code: 'H31010000003' })
})

test('a form that was sent before makes the same form again', () => {
  const form: ClaimForm = {
    situation: 'outside-prescription',
    visit: { kind: 'outpatient', place: '310100', from: '2026-06-01', to: '2026-06-01', emergency: true, number: '7' },
    institution: { name: '某药店', level: 'pharmacy' },
    invoices: [{ code: '31', number: '123', day: '2026-06-01', total: '80.00', checkCode: '9' }],
    lines: [{ day: '2026-06-01', code: 'YDA0000001', name: '药', quantity: '2', price: '40', amount: '80.00' }],
    injury: { thirdParty: 'unknown', how: '被撞', who: '不知道' },
    prescription: { number: 'CF1', institution: '某医院' },
    applicant: 'agent',
    agent: { name: '演示代办', idNumber: '330100199003070016', relation: 'spouse', mobile: '13800000001' },
    mobile: '13800000000',
    account: { holder: 'agent', bank: '某银行', number: '12345', again: '12345' },
    uploads: ['M1'],
    commitmentSigned: true,
  }
  const files = [{ id: 'M1' }, { id: 'M2' }] as MaterialMessage[]
  assert.deepEqual(toClaimForm(claimEntryOf(form, files)), form)
})
