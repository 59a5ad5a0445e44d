import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filingActions, filingMachine, filingStates } from './filings/machine.ts'
import { agreementActions, agreementMachine, agreementStates } from './institutions/agreement.ts'
import { allowedActions, nextState, stateAfter } from './machine.ts'
import type { Machine } from './machine.ts'
import { complaintActions, complaintMachine, complaintStates } from './redress/complaint-machine.ts'
import { reconsiderationActions, reconsiderationMachine, reconsiderationStates } from './redress/reconsideration.ts'
import { registerActions, registerMachine, registerStates } from './registers/machine.ts'

function walk(machine: Machine<string, string>): { reached: string[]; used: string[]; dead: string[] } {
  const reached = new Set<string>(['none'])
  const used = new Set<string>()
  for (const state of reached)
    for (const [action, step] of Object.entries(machine[state]!)) {
      used.add(action)
      reached.add(step!.to)
    }
  // What is decided is over, though the office above may have it decided again.
  const dead = [...reached].filter((state) => Object.keys(machine[state]!).every((action) => action === 'reopen'))
  return { reached: [...reached].sort(), used: [...used].sort(), dead: dead.sort() }
}

const tables = {
  filing: [filingMachine, filingStates, filingActions],
  register: [registerMachine, registerStates, registerActions],
  agreement: [agreementMachine, agreementStates, agreementActions],
  complaint: [complaintMachine, complaintStates, complaintActions],
  reconsideration: [reconsiderationMachine, reconsiderationStates, reconsiderationActions],
} as const

for (const [name, [machine, states, actions]] of Object.entries(tables))
  test(`${name}: every state is reached, every action used, and a state is done when nothing leads on from it`, () => {
    const { reached, used, dead } = walk(machine as Machine<string, string>)
    assert.deepEqual(reached, [...new Set(['none', ...Object.keys(states)])].sort())
    assert.deepEqual(used, Object.keys(actions).sort())
    const done = Object.entries(states).filter(([, state]) => 'done' in state && state.done)
    assert.deepEqual(dead, done.map(([state]) => state).sort())
  })

test('the program may take a complete application through all steps, a citizen may not', () => {
  const steps = ['accept', 'review', 'approve', 'deliver'] as const
  steps.forEach((step, index) => {
    const state = stateAfter(filingMachine, ['apply', ...steps.slice(0, index)])
    assert.equal(nextState(filingMachine, state, step, 'citizen'), undefined, step)
    assert.notEqual(nextState(filingMachine, state, step, 'system'), undefined, step)
  })
  assert.equal(stateAfter(filingMachine, ['apply', ...steps]), 'delivered')
  assert.throws(() => stateAfter(filingMachine, ['apply', 'deliver']), /"deliver" after "applied"/)
})

test('who may do what with a filing', () => {
  assert.deepEqual(allowedActions(filingMachine, 'applied', 'accepting'), ['accept', 'ask-corrections', 'cancel'])
  assert.deepEqual(allowedActions(filingMachine, 'reviewed', 'reviewing'), ['approve', 'refuse'])
  assert.deepEqual(allowedActions(filingMachine, 'delivered', 'citizen'), ['cancel', 'end'])
  assert.deepEqual(allowedActions(filingMachine, 'delivered', 'audit'), [])
  assert.equal(nextState(filingMachine, 'cancelled', 'approve', 'reviewing'), undefined)
})

test('who may do what with a record of the registers', () => {
  assert.deepEqual(allowedActions(registerMachine, 'applied', 'reviewing'), ['approve', 'refuse'])
  assert.deepEqual(allowedActions(registerMachine, 'applied', 'citizen'), ['withdraw'])
  assert.deepEqual(allowedActions(registerMachine, 'approved', 'citizen'), ['end'])
  assert.equal(nextState(registerMachine, 'applied', 'approve', 'system'), 'approved')
})

test('agreements: the counter or the institution applies, the reviewer signs and decides, nobody else does anything', () => {
  assert.deepEqual(allowedActions(agreementMachine, 'none', 'accepting'), ['apply'])
  assert.deepEqual(allowedActions(agreementMachine, 'applied', 'accepting'), [])
  assert.deepEqual(allowedActions(agreementMachine, 'applied', 'reviewing'), ['sign', 'decline'])
  assert.deepEqual(allowedActions(agreementMachine, 'in-force', 'reviewing'), ['rectify', 'suspend', 'terminate'])
  for (const state of Object.keys(agreementMachine) as (keyof typeof agreementMachine)[])
    assert.deepEqual(allowedActions(agreementMachine, state, 'citizen', 'finance', 'audit'), [], state)
  assert.deepEqual(allowedActions(agreementMachine, 'terminated', 'institution'), ['apply'])
  assert.deepEqual(allowedActions(agreementMachine, 'applied', 'institution'), ['withdraw'])
  assert.deepEqual(allowedActions(agreementMachine, 'in-force', 'institution', 'approving'), [])
  assert.deepEqual(allowedActions(agreementMachine, 'applied', 'approving'), ['sign', 'decline'])
})
