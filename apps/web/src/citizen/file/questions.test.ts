/** Which questions are asked, in which order, and how far one is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormRules, TypeGuidance } from '../../api/filings.ts'
import { emptyForm, formQuestions, type Form, type Way } from './draft.ts'
import type { Place } from './faults.ts'
import { nextOf, pageOf, questionsOf, stepOf, type Asking } from './questions.ts'

const way: Way = { step: 'form', place: '310100', answers: { emergency: 'no', reason: 'visit' }, type: 'temporary' }
const validity = { from: '2026-03-10', visits: 'many', text: '', status: 'stated' } as const
const guidance: TypeGuidance = {
  ...{ type: 'temporary', title: '', validity, requirements: [], commitment: true, channels: [] },
}
const rules: FormRules = {
  ...{ applicants: ['self', 'agent'], supplementary: { beforeDischarge: true }, open: [], contacts: [] },
}
const asking: Asking = { way, guidance, rules }
const begun: Form = { ...emptyForm('2026-03-10'), to: '2026-09-09', mobile: '13800000000' }
const paper = { id: 'residence-proof', title: '', provided: 'document', help: '' } as const
const basis = { document: 'd', article: 'a' }
const lasting: Asking = {
  way: { ...way, type: 'long-term-resident' },
  guidance: { ...guidance, requirements: [{ alternatives: [paper] }], validity: { ...validity, to: null } },
  rules: {
    ...rules,
    choice: { least: 1, most: 3, levels: [], freeLevels: [], publicOutOfProvince: [], basis },
  },
}

test('what is known is not asked: with telephone and end a temporary filing has nothing but the check', () => {
  assert.deepEqual(questionsOf(asking, begun, begun), [])
  assert.equal(nextOf(asking, begun, begun), 'check')
  assert.deepEqual(stepOf(asking, begun, begun, 'check'), { at: 5, of: 5 })
  const nothing = emptyForm('2026-03-10')
  assert.deepEqual(questionsOf(asking, nothing, nothing), ['days', 'mobile'], 'no end is proposed, no telephone known')
})

test('what only some types need is a page where it applies; a page that was answered is counted on', () => {
  const start = { ...begun, mobile: '' }
  assert.deepEqual(questionsOf(lasting, start, start), ['mobile', 'address', 'institutions', 'papers'])
  assert.equal(nextOf(lasting, start, start), 'mobile')
  const typed = { ...start, mobile: '13800000000', address: '演示路 1 号' }
  assert.equal(nextOf(lasting, start, typed), 'institutions', 'begun another day it goes on where it was left')
  assert.equal(nextOf(lasting, start, typed, 'institutions'), 'papers', 'nobody has to choose')
  assert.equal(nextOf(lasting, start, typed, 'papers'), 'check')
  assert.deepEqual(stepOf(lasting, start, typed, 'address'), { at: 6, of: 9 })
  assert.equal(stepOf(lasting, start, typed, 'reason'), undefined, 'what need not be answered is no step')
  const referral = { ...asking, way: { ...way, type: 'referral' } } as const
  assert.deepEqual(questionsOf(referral, begun, begun), ['referral'])
})

test('whoever applies for somebody shows the authority; a change asks for the days; put right, nothing is asked by itself', () => {
  const agent = { ...begun, applicant: 'agent' } as const
  assert.equal(nextOf(asking, begun, agent, 'agent'), 'papers')
  const change = { ...asking, way: { ...way, answers: {}, mode: 'change', of: 'B1' } } as const
  assert.deepEqual([nextOf(change, begun, begun), nextOf(change, begun, begun, 'days')], ['days', 'check'])
  assert.deepEqual(stepOf(change, begun, begun, 'days'), { at: 1, of: 2 })
  const correct = { ...lasting, way: { ...lasting.way, mode: 'correct', of: 'B1' } } as const
  assert.equal(nextOf(correct, begun, begun), 'check')
})

test('every field that can be at fault stands on a page of the form, but for what belongs to no field', () => {
  const fields = ['applicant', 'agentName', 'agentIdNumber', 'agentMobile', 'agentRelation', 'from', 'to'] as const
  const more = ['admittedOn', 'dischargedOn', 'mobile', 'address', 'referralInstitution', 'referralOn'] as const
  const places: Place[] = [...fields, ...more, 'institutions', 'papers', 'reason']
  assert.deepEqual(new Set(places.map(pageOf)), new Set(formQuestions))
  assert.equal(pageOf('top'), undefined)
})
