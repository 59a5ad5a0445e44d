import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { InjectOptions } from 'fastify'
import { after, test } from 'node:test'
import type { ProblemDocument } from '@yidi/contracts'
import { buildApp } from './app.ts'
import { fixedClock } from './platform/clock/index.ts'
import { readConfig } from './platform/config/index.ts'
import type { App } from './platform/module/index.ts'

const token = 'a-token-for-the-collector'

const app = await buildApp({
  config: readConfig({ YIDI_LOG_LEVEL: 'silent', YIDI_DEMO: '0', YIDI_METRICS_TOKEN: token }),
  clock: fixedClock('2026-02-28T16:30:00Z'),
  database: null,
})
after(() => app.close())

test('health says that it is up and which day it is in Shanghai', async () => {
  const answer = await app.inject('/health')
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.json<{ today: string }>().today, '2026-03-01')
})

test('metrics are for whoever brings the token, and for nobody where none is set', async () => {
  const read = async (on: App, authorization?: string) =>
    on.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } })
  assert.match((await read(app, `Bearer ${token}`)).body, /yidi_http_request_seconds/)
  for (const wrong of [undefined, token, `Bearer ${token}x`, 'Bearer ', `Bearer ${token.slice(1)}`]) {
    const answer = await read(app, wrong)
    assert.equal(answer.json<ProblemDocument>().code, 'metrics-not-permitted')
    assert.doesNotMatch(answer.body, /yidi_http/)
  }
  const closed = await buildApp({
    config: readConfig({}),
    clock: fixedClock('2026-03-01T00:00:00+08:00'),
    database: null,
  })
  after(() => closed.close())
  for (const given of [undefined, 'Bearer undefined', `Bearer ${token}`])
    assert.equal((await read(closed, given)).json<ProblemDocument>().code, 'metrics-closed')
})

test('the OpenAPI description is there', async () => {
  const description = (await app.inject('/api/openapi.json')).json<{ openapi: string; paths: object }>()
  assert.equal(description.openapi, '3.1.0')
  assert.ok('/health' in description.paths)
  assert.equal((await app.inject('/api/reference/')).statusCode, 200)
})

const nonsense: { name: string; request: string | InjectOptions; status: number; code: string }[] = [
  { name: 'unknown address', request: '/api/nothing', status: 404, code: 'route-not-found' },
  {
    name: 'wrong method',
    request: { method: 'DELETE', url: '/api/errors/x' },
    status: 405,
    code: 'method-not-allowed',
  },
  { name: 'address that cannot be decoded', request: '/api/errors/%zz', status: 400, code: 'request-not-readable' },
]
for (const { name, request, status, code } of nonsense) {
  test(`nonsense: ${name} gets a Chinese problem document`, async () => {
    const answer = await app.inject(request)
    assert.equal(answer.statusCode, status)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
    const found = answer.json<ProblemDocument>()
    assert.equal(found.code, code)
    assert.match(found.detail, /[\u4e00-\u9fff]/)
    assert.match(found.remedy, /[\u4e00-\u9fff]/)
    assert.ok(!answer.body.includes(' at '), 'no stack')
  })
}

test('bytes that are not HTTP get a Chinese answer and the server goes on', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end('GARBAGE\r\n\r\n'))
    let text = ''
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
    socket.on('end', () => {
      resolve(text)
    })
    socket.on('error', reject)
  })
  assert.match(answer, /^HTTP\/1\.1 400/)
  assert.match(answer, /请求读不懂/)
  const next = await fetch(`http://127.0.0.1:${String(port)}/health`)
  assert.equal(next.status, 200)
})

test('an address of the pages gets a page, not a problem', async () => {
  const answer = await app.inject({ url: '/filings/new', headers: { accept: 'text/html' } })
  assert.equal(answer.statusCode, 200)
  assert.match(answer.body, /<html/)
})

test('while the server stops, what still comes is told to come back', async () => {
  const stopping = await buildApp({
    config: readConfig({ YIDI_LOG_LEVEL: 'silent', YIDI_DEMO: '0' }),
    clock: fixedClock('2026-02-28T16:30:00Z'),
    database: null,
  })
  await stopping.listen({ host: '127.0.0.1', port: 0 })
  const { port } = stopping.server.address() as AddressInfo
  // A request under way keeps the server from ending; the next one on the same connection comes too late.
  const socket = connect(port, '127.0.0.1')
  const parts: string[] = []
  socket.on('data', (chunk: Buffer) => parts.push(chunk.toString()))
  const line = 'GET /health HTTP/1.1\r\nhost: x\r\n'
  const accepted = once(stopping.server, 'connection')
  await new Promise<void>((resolve) => socket.write(line, () => resolve()))
  await accepted
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const closed = stopping.close()
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.write('\r\n')
  await ended
  await closed
  assert.match(parts.join(''), /^HTTP\/1\.1 503.*service-stopping/s)
  assert.match(parts.join(''), /connection: close/i)
})
