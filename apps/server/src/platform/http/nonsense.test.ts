/** What comes over a bare socket: every answer is a Chinese problem document, and the server goes on. */
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { ProblemDocument } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'

const app = await buildApp({
  config: readConfig({ YIDI_LOG_LEVEL: 'silent', YIDI_DEMO: '0' }),
  clock: fixedClock('2026-02-28T16:30:00Z'),
  database: null,
})
before(() => app.listen({ host: '127.0.0.1', port: 0 }))
after(() => app.close())

interface Answer {
  status: number
  headers: string
  body: string
}

/** Sends bytes as they are and reads until the server closes. */
function send(bytes: string | Buffer): Promise<Answer> {
  const { port } = app.server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error)
    })
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString()
      const [head = '', ...rest] = text.split('\r\n\r\n')
      resolve({ status: Number(head.split(' ')[1]), headers: head.toLowerCase(), body: rest.join('\r\n\r\n') })
    })
  })
}

const post = (headers: string, body: string | Buffer = '{}', length = String(Buffer.byteLength(body))): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST /api/quotes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}${length === '' ? '' : `Content-Length: ${length}\r\n`}\r\n`,
    ),
    Buffer.from(body),
  ])
const json = 'Content-Type: application/json\r\n'
const line = (first: string, more = ''): string => `${first} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${more}\r\n`

const nonsense: [name: string, bytes: string | Buffer, status: number, code: string][] = [
  ['the beginning of TLS', Buffer.from([22, 3, 1, 2, 0, 1, 0]), 400, 'request-not-readable'],
  ['another HTTP', 'GET / HTTP/9.9\r\n\r\n', 400, 'request-not-readable'],
  ['a method that is none', line('FOO /api/quotes'), 400, 'request-not-readable'],
  ['a tunnel', line('CONNECT x:443'), 405, 'method-not-allowed'],
  ['a method with no media type', line('QUERY /api/quotes'), 415, 'media-type-not-supported'],
  ['a negative length', post(json, '{}', '-1'), 400, 'request-not-readable'],
  ['a length beyond everything', post(json, '{}', '1000000000000'), 413, 'body-too-large'],
  ['length and chunks at once', post(`${json}Transfer-Encoding: chunked\r\n`), 400, 'request-not-readable'],
  ['broken chunks', post(`${json}Transfer-Encoding: chunked\r\n`, 'zz\r\n', ''), 400, 'request-not-readable'],
  ['headers of a hundred thousand bytes', line('GET /', `X: ${'a'.repeat(100_000)}\r\n`), 400, 'request-not-readable'],
  ['an expectation', post(`${json}Expect: magic\r\n`), 417, 'request-not-readable'],
  [
    'all the bytes there are',
    post(json, Buffer.from(Array.from({ length: 256 }, (_, at) => at))),
    400,
    'body-not-json',
  ],
  ['compressed bytes', post(`${json}Content-Encoding: gzip\r\n`, Buffer.from([31, 139, 8, 0])), 400, 'body-not-json'],
  ['nested a hundred deep', post(json, Buffer.from('['.repeat(100) + ']'.repeat(100))), 400, 'body-not-json'],
  ['a million brackets', post(json, Buffer.from('['.repeat(1_000_000))), 400, 'body-not-json'],
  ['UTF-16', post(json, Buffer.from('\ufeff{}', 'utf16le')), 400, 'body-not-json'],
]
for (const [name, bytes, status, code] of nonsense) {
  test(`nonsense on the wire: ${name}`, async () => {
    const answer = await send(bytes)
    assert.equal(answer.status, status, answer.headers)
    assert.match(answer.headers, /content-type: application\/problem\+json/)
    const found = JSON.parse(answer.body.replace(/^[0-9a-f]+\r\n(.*)\r\n0\r\n\r\n$/s, '$1')) as ProblemDocument
    assert.equal(found.code, code)
    assert.equal(found.status, status)
    assert.match(found.detail, /[\u4e00-\u9fff]/)
    assert.doesNotMatch(`${found.detail}${found.remedy}`, /FST_|HPE_|ERR_/, 'no name of ours or of the framework')
    const next = await send(line('GET /health'))
    assert.equal(next.status, 200, 'the server goes on')
  })
}

test('a request without a Host header is served', async () => {
  assert.equal((await send('GET /health HTTP/1.1\r\nConnection: close\r\n\r\n')).status, 200)
})

test('a wrong method is told which ones there are, in words and in the header', async () => {
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const) {
    const answer = await send(line(`${method} /api/quotes`))
    assert.equal(answer.status, 405, method)
    assert.match(answer.headers, /\r\nallow: post(\r\n|$)/, method)
    if (method === 'HEAD') assert.equal(answer.body, '')
    else assert.match(answer.body, /只接受 POST/)
  }
})
