import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { InjectOptions, RouteOptions } from 'fastify'
import type { ProblemDocument } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import type { App } from '../module/index.ts'
import { openTestDatabase } from '../storage/testing.ts'

const database = await openTestDatabase()
const clock = fixedClock('2026-06-20T02:00:00Z')

async function open(env: Record<string, string>): Promise<App> {
  const config = readConfig({ YIDI_LOG_LEVEL: 'silent', ...env })
  const app = await buildApp({ config, clock, database })
  after(() => app.close())
  return app
}

const strict = await open({ YIDI_PUBLIC_PER_MINUTE: '2', YIDI_UNSIGNED_PER_MINUTE: '2' })
let addresses = 0
/** An address that nobody has used here. */
const fresh = () => `203.0.${String(Math.floor(++addresses / 250))}.${String(addresses % 250)}`

/** Answers to the same request three times from one address. */
async function thrice(app: App, request: InjectOptions, from = fresh()) {
  const answers = []
  for (let turn = 0; turn < 3; turn++) answers.push(await app.inject({ ...request, remoteAddress: from }))
  return answers
}

const requestTo = ({ method, url }: RouteOptions): InjectOptions => ({
  method: [method].flat()[0] as 'GET',
  url: url.replace(/:\w+/g, 'x').replace('*', 'x'),
})
const nameOf = ({ method, url }: RouteOptions): string => `${[method].flat().join()} ${url}`

test('every route that needs no log-in and no signature is limited', async () => {
  const routes = strict.routeTable.routes.filter(({ config }) => config?.access === 'public')
  assert.ok(routes.length > 30, `${String(routes.length)} public routes`)
  const free: string[] = []
  for (const route of routes) {
    const [first, , third] = await thrice(strict, requestTo(route))
    if (first!.statusCode === 429 || third!.statusCode !== 429) free.push(nameOf(route))
  }
  assert.deepEqual(free, [])
})

test('so is every other route for whoever brings no session or a made-up one, and an address that nobody knows', async () => {
  const routes = strict.routeTable.routes.filter(({ config }) => Array.isArray(config?.access))
  assert.ok(routes.length > 100)
  const free: string[] = []
  for (const [index, route] of routes.entries()) {
    const headers = index % 2 === 0 ? {} : { cookie: 'yidi=made-up' }
    const [first, , third] = await thrice(strict, { ...requestTo(route), headers })
    if (first!.statusCode !== 401 || third!.statusCode !== 429) free.push(nameOf(route))
  }
  assert.deepEqual(free, [])
  const unknown = await thrice(strict, { url: '/api/nothing' })
  assert.deepEqual(
    unknown.map(({ statusCode }) => statusCode),
    [404, 404, 429],
  )
})

test('the answer is a problem document that says how long to wait; other addresses are not concerned', async () => {
  const from = fresh()
  const third = (await thrice(strict, { url: '/health' }, from))[2]!
  const seconds = Number(third.headers['retry-after'])
  assert.ok(seconds >= 1 && seconds <= 60)
  assert.equal(third.headers['content-type'], 'application/problem+json; charset=utf-8')
  const { code, remedy } = third.json<ProblemDocument>()
  assert.deepEqual([code, remedy.includes(`${String(seconds)} 秒`)], ['too-many-requests', true])
  assert.equal((await strict.inject({ url: '/health', remoteAddress: fresh() })).statusCode, 200)
  // One network of IPv6 is one address.
  const answers = []
  for (const host of ['1', '2', '3']) {
    answers.push((await strict.inject({ url: '/health', remoteAddress: `2001:db8:0:1::${host}` })).statusCode)
  }
  assert.deepEqual(answers, [200, 200, 429])
})

test('a gateway call that nobody has signed, or signed wrongly, is refused in the envelope of the interface', async () => {
  // HEAD is GET without the words that are looked for.
  const routes = strict.routeTable.routes.filter(
    ({ config, method }) => config?.access === 'signed-message' && method !== 'HEAD',
  )
  assert.ok(routes.length > 10)
  const free: string[] = []
  for (const route of routes) {
    const [first, , third] = await thrice(strict, { ...requestTo(route), payload: '{"infno":"9001"}' })
    if (first!.body.includes('G1108') || !third!.body.includes('[G1108]')) free.push(nameOf(route))
    else assert.deepEqual([third!.statusCode, third!.json<{ infcode: number }>().infcode], [200, -1])
  }
  assert.deepEqual(free, [])
  const signedWrongly = { method: 'POST', url: '/fsi/api', headers: { apikey: 'x' }, payload: '{}' } as const
  const codes = (await thrice(strict, signedWrongly)).map(({ body }) => /\[(G\d+)\]/.exec(body)?.[1])
  assert.deepEqual(codes, ['G1102', 'G1102', 'G1108'])
})

test('this machine is not counted unless a proxy is declared, for then its users have addresses of their own', async () => {
  const quote = { method: 'POST', url: '/api/quotes', payload: {} } as const
  for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    const statuses = (await thrice(strict, quote, own)).map(({ statusCode }) => statusCode)
    assert.equal(statuses.includes(429), false, own)
  }
  const behind = await open({ YIDI_PUBLIC_PER_MINUTE: '2', YIDI_TRUSTED_PROXIES: '127.0.0.1' })
  const through = (address: string) =>
    thrice(behind, { ...quote, headers: { 'x-forwarded-for': address } }, '127.0.0.1')
  const [citizen, other] = [await through('198.51.100.1'), await through('198.51.100.2')]
  assert.deepEqual([citizen[2]!.statusCode, other[0]!.statusCode === 429], [429, false])
})

test('nought switches a limit off', async () => {
  const open0 = await open({ YIDI_PUBLIC_PER_MINUTE: '0', YIDI_UNSIGNED_PER_MINUTE: '0' })
  assert.deepEqual(
    (await thrice(open0, { url: '/api/nothing' })).map(({ statusCode }) => statusCode),
    [404, 404, 404],
  )
})
