import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeAll, stopInOrder } from './stopping.ts'

/** What runs, each telling when it is closed; those named fail to close. */
function running(...failing: string[]) {
  const closed: string[] = []
  const close = (name: string) => (): Promise<void> => {
    closed.push(name)
    return failing.includes(name) ? Promise.reject(new Error(`${name} does not close`)) : Promise.resolve()
  }
  return {
    closed,
    app: { close: close('app') },
    background: { stop: close('background') },
    database: { close: close('database') },
  }
}
const everything = ['app', 'background', 'database']

test('all are closed in order', async () => {
  const all = running()
  assert.equal(await stopInOrder(all), 'stopped')
  assert.deepEqual(all.closed, everything)
})

test('what fails to close keeps nothing after it from being closed, and the first failure is the one that is told', async (t) => {
  const printed = t.mock.method(console, 'error', () => undefined)
  for (const name of everything) {
    const one = running(name)
    await assert.rejects(stopInOrder(one), { message: `${name} does not close` })
    assert.deepEqual(one.closed, everything, name)
  }
  assert.equal(printed.mock.callCount(), 0)
  const none = running(...everything)
  await assert.rejects(stopInOrder(none), { message: 'app does not close' })
  assert.deepEqual(none.closed, everything)
  assert.deepEqual(
    printed.mock.calls.map(({ arguments: [text] }) => /Error: (\w+) does/.exec(String(text))?.[1]),
    ['background', 'database'],
  )
})

test('a start that failed closes what it opened, also what throws at once, and keeps every failure', async () => {
  const closed: number[] = []
  const failures = await closeAll([
    () => {
      throw new Error('one')
    },
    () => Promise.reject(new Error('two')),
    () => Promise.resolve(closed.push(3)),
  ])
  assert.deepEqual(
    failures.map((failure) => (failure as Error).message),
    ['one', 'two'],
  )
  assert.deepEqual(closed, [3])
})
