import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  allowedRegisterActions,
  nextRegisterState,
  registerActions,
  registerMachine,
  registerStates,
} from './machine.ts'
import type { RegisterState } from './machine.ts'

test('every state can be reached, every action is used, and done means that nothing leads on', () => {
  const reached = new Set<string>()
  const used = new Set<string>()
  for (const transitions of Object.values(registerMachine)) {
    for (const [action, { to }] of Object.entries(transitions)) {
      used.add(action)
      reached.add(to)
    }
  }
  assert.deepEqual([...reached].sort(), Object.keys(registerStates).sort())
  assert.deepEqual([...used].sort(), Object.keys(registerActions).sort())
  for (const [state, { done }] of Object.entries(registerStates)) {
    assert.equal(Object.keys(registerMachine[state as RegisterState]).length === 0, done, state)
  }
})

test('who may do what', () => {
  assert.deepEqual(allowedRegisterActions('applied', 'reviewing'), ['approve', 'refuse'])
  assert.deepEqual(allowedRegisterActions('applied', 'citizen'), ['withdraw'])
  assert.deepEqual(allowedRegisterActions('approved', 'citizen'), ['end'])
  assert.equal(nextRegisterState('applied', 'approve', 'citizen'), undefined)
  assert.equal(nextRegisterState('applied', 'approve', 'system'), 'approved')
})
