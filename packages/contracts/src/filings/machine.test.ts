import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowedFilingActions, filingActions, filingMachine, filingStates, nextFilingState } from './machine.ts'
import type { FilingAction, FilingState } from './machine.ts'

test('every state can be reached from nothing, and every action is used', () => {
  const reached = new Set<string>()
  const used = new Set<string>()
  const queue: (FilingState | 'none')[] = ['none']
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    for (const [action, transition] of Object.entries(filingMachine[state])) {
      used.add(action)
      if (!reached.has(transition.to)) {
        reached.add(transition.to)
        queue.push(transition.to)
      }
    }
  }
  assert.deepEqual([...reached].sort(), Object.keys(filingStates).sort())
  assert.deepEqual([...used].sort(), Object.keys(filingActions).sort())
})

test('a state is done exactly when nothing leads on from it', () => {
  for (const [state, { done }] of Object.entries(filingStates)) {
    assert.equal(Object.keys(filingMachine[state as FilingState]).length === 0, done, state)
  }
})

test('the program may take a complete application through all steps, a citizen may not', () => {
  const steps: FilingAction[] = ['accept', 'review', 'approve', 'deliver']
  let state: FilingState = 'applied'
  for (const step of steps) {
    assert.equal(nextFilingState(state, step, 'citizen'), undefined, step)
    const next: FilingState | undefined = nextFilingState(state, step, 'system')
    assert.ok(next !== undefined, step)
    state = next
  }
  assert.equal(state, 'delivered')
})

test('who may do what', () => {
  assert.deepEqual(allowedFilingActions('applied', 'accepting'), ['accept', 'ask-corrections', 'cancel'])
  assert.deepEqual(allowedFilingActions('reviewed', 'reviewing'), ['approve', 'refuse'])
  assert.deepEqual(allowedFilingActions('delivered', 'citizen'), ['cancel', 'end'])
  assert.deepEqual(allowedFilingActions('delivered', 'audit'), [])
  assert.equal(nextFilingState('cancelled', 'approve', 'reviewing'), undefined)
})
