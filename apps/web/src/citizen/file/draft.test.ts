import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  emptyForm,
  formOf,
  formQuestions,
  keptForm,
  readWay,
  restoredForm,
  sameWay,
  signatureAfter,
  toApplication,
  writeWay,
  type Form,
  type Way,
} from './draft.ts'

const way: Way = {
  step: 'check',
  place: '310100',
  answers: { emergency: 'no', reason: 'live', retired: 'no', stay: '6' },
  type: 'long-term-resident',
}

test('the way goes into the address and comes back', () => {
  assert.deepEqual(readWay(writeWay(way)), way)
})

test('an address with a hole falls back to the first question', () => {
  assert.equal(readWay({ step: 'form', place: '310100' }).step, 'place')
  assert.equal(readWay({ step: 'check', type: 'temporary' }).step, 'place')
  assert.equal(readWay({ step: 'nonsense', place: '310100' }).step, 'place')
  assert.equal(readWay({ step: 'ask', place: '<script>' }).step, 'place')
})

test('what was kept belongs to the same place, type and earlier filing, at whatever step', () => {
  const kept = writeWay({ ...way, step: 'form' })
  assert.ok(sameWay(kept, way))
  assert.ok(sameWay(kept, { ...way, answers: {} }))
  for (const other of [{ place: '110100' }, { type: 'temporary' }, { type: undefined }, { mode: 'change', of: 'B1' }])
    assert.ok(!sameWay(kept, { ...way, ...other } as Way), JSON.stringify(other))
})

test('every question has its own address, and what was chosen on the way here goes along', () => {
  for (const step of ['form', ...formQuestions, 'check'] as const)
    assert.deepEqual(readWay(writeWay({ ...way, step })), { ...way, step })
  const chosen = { ...way, step: 'form', from: '2026-07-01', institution: 'H31010000003' } as const
  assert.deepEqual(readWay(writeWay(chosen)), chosen)
  assert.deepEqual(readWay(writeWay({ ...way, step: 'days', again: true })), { ...way, step: 'days', again: true })
  const wrong = { ...writeWay(way), from: '明天', institution: '<b>', type: 'nonsense' }
  assert.deepEqual(readWay(wrong), { step: 'place', place: way.place, answers: way.answers, type: undefined })
})

test('nothing personal stands in the address', () => {
  assert.deepEqual(Object.keys(writeWay(way)).sort(), ['answers', 'place', 'step', 'type'])
})

test('the application says what was answered and leaves out what was not asked', () => {
  const form = { ...emptyForm('2026-03-01'), mobile: '138 0000 0000', address: ' 演示路 1 号 ' }
  assert.deepEqual(toApplication(way, form), {
    type: 'long-term-resident',
    destination: '310100',
    from: '2026-03-01',
    mobile: '13800000000',
    address: '演示路 1 号',
    stayMonths: 6,
    commitmentSigned: false,
  })
})

test('a supplementary filing names the day of admission', () => {
  const form = {
    ...emptyForm('2026-03-01'),
    admitted: true,
    admittedOn: '2026-02-20',
    from: '2026-02-20',
  }
  assert.deepEqual(toApplication({ ...way, type: 'temporary' }, form).stay, { admittedOn: '2026-02-20' })
})

const picture = {
  id: 'M1',
  kind: 'residence-proof',
  name: '居住证.jpg',
  mediaType: 'image/jpeg',
  sizeBytes: 1000,
  uploadedAt: '2026-03-01T02:00:00.000Z',
} as const

test('signed, with an agent, files and institutions: all of it goes along', () => {
  const application = toApplication(way, {
    ...emptyForm('2026-03-01'),
    applicant: 'agent',
    agentName: '演示代办人',
    agentIdNumber: '110105 19491231 002x',
    agentRelation: 'child',
    agentMobile: '139 0000 0000',
    uploads: [picture],
    institutions: [{ code: 'H1', name: '演示', level: 'community' }],
    signature: ' 演示代办人 ',
    letter: 'v1',
  })
  assert.deepEqual(application.agent, {
    name: '演示代办人',
    idNumber: '11010519491231002X',
    relation: 'child',
    mobile: '13900000000',
  })
  assert.deepEqual([application.uploads, application.institutions], [['M1'], [{ code: 'H1' }]])
  assert.deepEqual([application.commitmentSigned, application.signature], [true, { name: '演示代办人', letter: 'v1' }])
})

test('a change names the filing it takes the place of, a renewal and a correction do not', () => {
  const form = emptyForm('2026-03-01')
  assert.equal(toApplication({ ...way, mode: 'change', of: 'B1' }, form).replaces, 'B1')
  assert.equal(toApplication({ ...way, mode: 'renew', of: 'B1' }, form).replaces, undefined)
  assert.equal(readWay({ ...writeWay(way), mode: 'change', of: 'B1/../x' }).of, undefined)
})

test('put right it keeps days and files, made anew it begins today; signed again in both', () => {
  const sent = {
    type: 'referral',
    destination: '310100',
    from: '2026-02-01',
    to: '2026-02-20',
    mobile: '13800000000',
    commitmentSigned: true,
    referral: { institution: 'H1', on: '2026-01-31' },
  } as const
  const again = formOf({ form: sent, materials: [picture], offered: [] }, 'correct', '2026-03-01')
  assert.deepEqual(
    [again.from, again.referralOn, again.uploads, again.letter],
    ['2026-02-01', '2026-01-31', [picture], ''],
  )
  const anew = formOf({ form: sent, materials: [picture], offered: [] }, 'renew', '2026-03-01')
  assert.deepEqual([anew.from, anew.to, anew.uploads, anew.mobile], ['2026-03-01', '', [], '13800000000'])
})

test('a draft keeps no signature and comes back as it was; what it cannot know is left out', () => {
  const form = { ...emptyForm('2026-03-01'), mobile: '138', uploads: [picture], signature: '演示', letter: 'v1' }
  const kept = keptForm(form)
  assert.equal(JSON.stringify(kept).includes('演示'), false)
  const strange = { ...kept, surprise: 1, institutions: 'none', admitted: 'yes' }
  assert.deepEqual(restoredForm(strange, [picture], '2026-03-05'), {
    ...form,
    signature: '',
    letter: '',
  })
})

test('made anew it carries the earlier files over, but for the kinds that are uploaded anew; the draft knows their kinds alone', () => {
  const sent = {
    type: 'long-term-resident',
    destination: '310100',
    from: '2026-02-01',
    mobile: '13800000000',
    commitmentSigned: true,
  } as const
  const mandate = { ...picture, id: 'M2', kind: 'agent-authority', name: '委托书.jpg' }
  const anew = formOf({ form: sent, materials: [picture], offered: [picture, mandate] }, 'renew', '2026-03-01')
  const carried = (form: Form) => toApplication(way, form).carriedOver
  assert.deepEqual(carried(anew), ['M1'], 'nobody is authorised, so the authority stays behind')
  assert.deepEqual(carried({ ...anew, applicant: 'agent' }), ['M1', 'M2'])
  const other = { ...anew, anew: ['residence-proof'] }
  assert.equal(carried(other), undefined)
  const kept = keptForm(other)
  assert.equal(JSON.stringify(kept).includes('居住证'), false)
  assert.deepEqual(restoredForm(kept, [], '2026-03-01').anew, ['residence-proof'])
  const again = { ...picture, carriedOver: true as const }
  const right = formOf({ form: sent, materials: [mandate, again], offered: [] }, 'correct', '2026-03-01')
  assert.deepEqual([right.uploads, right.offered], [[mandate], [again]], 'put right it stays as it was')
})

test('drawn by hand the strokes go along, typed they do not; another signer or another letter is signed anew', () => {
  const strokes = [[0, 0, 100, 100]]
  const form = { ...emptyForm('2026-03-01'), signature: '演示', letter: 'v1', strokes }
  assert.deepEqual(toApplication(way, form).signature, { name: '演示', letter: 'v1', strokes })
  assert.deepEqual(toApplication(way, { ...form, typed: true }).signature, { name: '演示', letter: 'v1' })
  assert.equal('strokes' in keptForm(form), false, 'a draft keeps no signature')
  assert.deepEqual(signatureAfter({ mobile: '138' }), {})
  for (const change of [{ applicant: 'agent' }, { agentName: '乙' }, { inPlace: true }] as const)
    assert.deepEqual(toApplication(way, { ...form, ...signatureAfter(change) }).signature, undefined)
})
