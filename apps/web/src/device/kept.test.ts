import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'

/** What a browser has; every key is a property, as there. */
function emptyStorage(): Storage {
  const storage = {} as Record<string, string>
  const methods = {
    getItem: (key: string) => storage[key] ?? null,
    setItem: (key: string, value: string) => void (storage[key] = value),
    removeItem: (key: string) => void delete storage[key],
  }
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(storage, name, { value })
  return storage as unknown as Storage
}

function openTab(): void {
  Object.defineProperty(globalThis, 'sessionStorage', { value: emptyStorage(), configurable: true })
}

beforeEach(() => {
  Object.defineProperty(globalThis, 'localStorage', { value: emptyStorage(), configurable: true })
  openTab()
})

const { forget, handOver, hasLeft, keep, keepEntry, kept, leaveNothing, newestKept, sharedKept } =
  await import('./kept.ts')
const { dropActing } = await import('../api/acting.ts')
const model = { mobile: '', files: [] as string[] }
const typed = { mobile: '13800000000', files: ['a'] }

test('what is kept comes back after a reload and in another tab; the newest counts, and what a tab keeps alone is its own', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: 0 })
  assert.equal(kept('form', model), undefined)
  keep('form', typed)
  assert.deepEqual(kept('form', model), typed)
  openTab()
  assert.deepEqual(kept('form', model), typed)
  t.mock.timers.setTime(1)
  keep('form', { ...typed, mobile: '13900000000' })
  assert.equal(kept('form', model)?.mobile, '13900000000')
  keepEntry('form', { at: 2, value: { ...typed, mobile: '13700000000' }, after: null }, true)
  assert.equal(kept('form', model)?.mobile, '13700000000')
  assert.deepEqual(sharedKept('form', model), { at: 1, value: { ...typed, mobile: '13900000000' }, after: null })
  openTab()
  assert.equal(newestKept('form', model)?.value.mobile, '13900000000')
  forget('form')
  assert.equal(kept('form', model), undefined)
})

test('what an older page kept in another form is not taken', () => {
  for (const old of [{ mobile: 1, files: [] }, { mobile: '' }, { mobile: '', files: {} }, 'text', null]) {
    keep('form', old)
    assert.equal(kept('form', model), undefined, JSON.stringify(old))
  }
})

test('what was kept longer ago than a log-in can last is not taken', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: 0 })
  keep('form', typed)
  t.mock.timers.setTime(12 * 3_600_000 - 1)
  assert.deepEqual(kept('form', model), typed)
  t.mock.timers.setTime(12 * 3_600_000)
  assert.equal(kept('form', model), undefined)
})

test('nothing stays after log-out; the choice of size does', () => {
  localStorage.setItem('yidi.size', 'elder')
  assert.equal(handOver('P1'), false)
  keep('form', typed)
  leaveNothing()
  assert.equal(kept('form', model), undefined)
  assert.deepEqual(Object.keys(localStorage), ['yidi.size'])
  assert.deepEqual(Object.keys(sessionStorage), [])
})

test('what a guest typed stays theirs at log-in and through a log-in that ran out; another person finds nothing', () => {
  keep('form', typed)
  assert.equal(handOver('P1'), false)
  assert.equal(handOver(null), false)
  assert.equal(handOver('P1'), false)
  assert.deepEqual(kept('form', model), typed)
  assert.equal(handOver('P2'), true)
  assert.equal(kept('form', model), undefined)
})

test('another tab begins afresh when whoever sat there left or was followed, and at nothing else', () => {
  keep('form', typed)
  const key = 'yidi.kept-by'
  assert.ok(!hasLeft({ key: 'yidi.size', oldValue: 'normal' }))
  assert.ok(!hasLeft({ key: null, oldValue: null }))
  assert.ok(!hasLeft({ key, oldValue: null }), 'a log-in takes nothing from a guest')
  assert.deepEqual(kept('form', model), typed)
  assert.ok(hasLeft({ key, oldValue: 'P1' }))
  assert.deepEqual(Object.keys(sessionStorage), [])
})

test('whoever acts for another finds that one’s form and not the own one', () => {
  keep('form', typed)
  sessionStorage.setItem('yidi.acting', 'A1')
  assert.equal(kept('form', model), undefined)
  keep('form', { ...typed, mobile: '13900000000' })
  dropActing()
  assert.deepEqual(kept('form', model), typed)
})
