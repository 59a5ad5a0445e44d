import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreementActions, agreementMachine, agreementStates, allowedAgreementActions } from './agreement.ts'
import type { AgreementState } from './agreement.ts'

test('every state can be reached, every action is used, and no state is the end: a new application is always possible', () => {
  const reached = new Set<string>(['none'])
  const used = new Set<string>()
  const queue: AgreementState[] = ['none']
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    const transitions = Object.entries(agreementMachine[state])
    assert.ok(transitions.length > 0, state)
    for (const [action, { to }] of transitions) {
      used.add(action)
      if (!reached.has(to)) queue.push(to)
      reached.add(to)
    }
  }
  assert.deepEqual([...reached].sort(), Object.keys(agreementStates).sort())
  assert.deepEqual([...used].sort(), Object.keys(agreementActions).sort())
})

test('the counter takes applications, the reviewer signs and decides, nobody else does anything', () => {
  assert.deepEqual(allowedAgreementActions('none', ['accepting']), ['apply'])
  assert.deepEqual(allowedAgreementActions('applied', ['accepting']), [])
  assert.deepEqual(allowedAgreementActions('applied', ['reviewing']), ['sign', 'decline'])
  assert.deepEqual(allowedAgreementActions('in-force', ['reviewing']), ['rectify', 'suspend', 'terminate'])
  for (const state of Object.keys(agreementStates) as AgreementState[]) {
    assert.deepEqual(allowedAgreementActions(state, ['citizen', 'institution', 'finance', 'audit']), [], state)
  }
})
