import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClaimWhole } from '../../../api/claims.ts'
import { keptForm, restoredForm } from '../../apply/kept-form.ts'
import { emptyForm, formOf, notKept, toChecked, toClaim } from './draft.ts'
import { wholeForm } from './testing.ts'

const picture = {
  id: 'M1',
  kind: 'claim-record',
  name: '病历.jpg',
  mediaType: 'image/jpeg',
  sizeBytes: 1000,
  uploadedAt: '2026-03-11T02:00:00.000Z',
} as const

test('the claim says what was answered, plainly, and leaves out what was not asked', () => {
  assert.deepEqual(toClaim(wholeForm), {
    situation: 'not-networked',
    visit: { kind: 'inpatient', place: '310100', from: '2026-03-01', to: '2026-03-10' },
    institution: { code: 'H31010000003' },
    invoices: [{ number: '0012345678', day: '2026-03-10', total: '20000' }],
    lines: [{ name: '住院费', quantity: '1', price: '20000', amount: '20000' }],
    mobile: '13800000000',
    account: { holder: 'self', bank: '演示银行杭州支行', number: '6222000000000000004' },
    commitmentSigned: false,
  })
})

test('looked at before it is signed it counts as signed, and carries no signature', () => {
  const checked = toChecked({ ...wholeForm, signature: '演示', letter: 'v1', strokes: [[1, 2, 3, 4]] })
  assert.deepEqual([checked.commitmentSigned, checked.signature], [true, undefined])
})

test('an institution that the directory does not have goes by name and level; a visit that was handed in has no lines', () => {
  const unlisted = {
    ...wholeForm,
    institutionCode: '',
    institutionName: ' 演示镇卫生院 ',
    institutionLevel: 'other',
  } as const
  assert.deepEqual(toClaim(unlisted).institution, { name: '演示镇卫生院', level: 'other' })
  const uploaded = toClaim({ ...wholeForm, visitId: 'V1' })
  assert.deepEqual([uploaded.visit.visitId, uploaded.lines], ['V1', []])
})

test('what only some situations ask goes along in those alone', () => {
  const asked = {
    ...wholeForm,
    thirdParty: 'does-not-pay',
    how: ' 被车撞伤 ',
    prescriptionNumber: 'CF1',
    disease: '高血压',
  } as const
  assert.deepEqual([toClaim(asked).injury, toClaim(asked).prescription], [undefined, undefined])
  assert.equal('disease' in toClaim(asked).lines[0]!, false)
  assert.deepEqual(toClaim({ ...asked, situation: 'injury' }).injury, { thirdParty: 'does-not-pay', how: '被车撞伤' })
  assert.deepEqual(toClaim({ ...asked, injured: true }).injury, { thirdParty: 'does-not-pay', how: '被车撞伤' })
  assert.deepEqual(toClaim({ ...asked, situation: 'outside-prescription' }).prescription, { number: 'CF1' })
  assert.equal(toClaim({ ...asked, kind: 'designated-disease' }).lines[0]?.disease, '高血压')
})

test('with an agent, files and a signature: all of it goes along', () => {
  const claim = toClaim({
    ...wholeForm,
    applicant: 'agent',
    agentName: '演示代办人',
    agentIdNumber: '110105 19491231 002x',
    agentRelation: 'child',
    agentMobile: '139 0000 0000',
    holder: 'agent',
    accountAgain: ' 6222 ',
    uploads: [picture],
    signature: '演示代办人',
    typed: true,
    letter: 'v1',
  })
  assert.equal(claim.agent?.idNumber, '11010519491231002X')
  assert.deepEqual([claim.applicant, claim.account?.holder, claim.account?.again], ['agent', 'agent', '6222'])
  assert.deepEqual([claim.uploads, claim.signature], [['M1'], { name: '演示代办人', letter: 'v1' }])
})

test('put right it begins as it was sent, with its files, and is signed again', () => {
  const sent = toClaim({ ...wholeForm, injured: true, thirdParty: 'none', how: '摔伤' })
  const claim = { institution: { code: 'H31010000003', name: '演示上海未联网医院', level: 'tier2' } }
  const form = { ...sent, commitmentSigned: true, signature: { name: '演示', letter: 'v1' } }
  const again = formOf({ form, claim, materials: [picture], lines: [], papers: [] } as unknown as ClaimWhole)
  assert.deepEqual([again.letter, again.uploads, again.institutionName], ['', [picture], '演示上海未联网医院'])
  assert.deepEqual(toClaim(again), { ...sent, uploads: ['M1'] })
})

test('a draft keeps no signature and comes back as it was', () => {
  const kept = keptForm({ ...wholeForm, uploads: [picture], signature: '演示人', letter: 'v1' }, notKept)
  assert.equal(JSON.stringify(kept).includes('演示人'), false)
  const back = restoredForm({ ...kept, surprise: 1, lines: 'none' }, emptyForm, [picture], notKept)
  assert.deepEqual(back, { ...wholeForm, uploads: [picture], lines: [] })
})
