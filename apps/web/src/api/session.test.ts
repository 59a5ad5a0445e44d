/** A log-in that ran out while somebody acted for another. */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'

function storage(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage
}

beforeEach(() => {
  for (const name of ['sessionStorage', 'localStorage'])
    Object.defineProperty(globalThis, name, { value: storage(), configurable: true })
})

const { actingId } = await import('./acting.ts')
const { logInCitizen } = await import('./session.ts')
const { handOver } = await import('../device/kept.ts')
const { ApiProblem } = await import('./client.ts')

/** The server's answer to a log-in, and the headers it was asked with. */
function answer(
  t: { mock: { method: (on: object, name: 'fetch', by: unknown) => unknown } },
  status: number,
  body: object,
) {
  const asked: (Record<string, string> | undefined)[] = []
  t.mock.method(globalThis, 'fetch', async (_url: string, init: { headers?: Record<string, string> }) => {
    asked.push(init.headers)
    return new Response(JSON.stringify(body), { status })
  })
  return asked
}
const session = (personNo: string) => ({ who: { kind: 'citizen', personNo }, displayName: '演示' })

test('the same person goes on acting, and logs in as themselves', async (t) => {
  handOver('P1')
  sessionStorage.setItem('yidi.acting', 'A1')
  const asked = answer(t, 200, session('P1'))
  await logInCitizen('330100198811020127', 'secret')
  assert.equal(actingId(), 'A1')
  assert.equal(asked[0]?.['x-acting-for'], undefined)
})

test('a slip of the password changes nothing; another person acts for nobody', async (t) => {
  handOver('P1')
  sessionStorage.setItem('yidi.acting', 'A1')
  answer(t, 401, { code: 'log-in-refused', title: '登录不上' })
  await assert.rejects(logInCitizen('330100198811020127', 'wrong'), ApiProblem)
  assert.equal(actingId(), 'A1')
  t.mock.restoreAll()
  answer(t, 200, session('P2'))
  await logInCitizen('330100198811020127', 'secret')
  assert.equal(actingId(), null)
})
