import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fastify, { type FastifyContextConfig } from 'fastify'
import { compressPublicAnswers } from './compression.ts'

type Access = NonNullable<FastifyContextConfig['access']>
const long = { words: '备案'.repeat(2000) }

async function openApi() {
  const app = fastify()
  await compressPublicAnswers(app)
  const answer = (url: string, access: Access, reply: object = long) =>
    app.get(url, { config: { access } }, () => reply)
  answer('/api/policy', 'public')
  answer('/api/policy/short', 'public', { words: '备案' })
  answer('/api/session', 'public')
  answer('/api/sessions', 'public')
  answer('/api/filings', ['citizen'])
  answer('/fsi', 'signed-message')
  answer('/health', 'public')
  await app.ready()
  return app
}

test('what everybody may read is compressed for those who ask for it', async () => {
  const app = await openApi()
  const ask = (accepted: string) => app.inject({ url: '/api/policy', headers: { 'accept-encoding': accepted } })
  const brotli = await ask('gzip, deflate, br')
  assert.equal(brotli.headers['content-encoding'], 'br')
  assert.match(String(brotli.headers.vary), /accept-encoding/i)
  assert.deepEqual(JSON.parse(brotliDecompressSync(brotli.rawPayload).toString()), long)
  const zipped = await ask('gzip')
  assert.equal(zipped.headers['content-encoding'], 'gzip')
  assert.deepEqual(JSON.parse(gunzipSync(zipped.rawPayload).toString()), long)
  for (const plain of [await app.inject('/api/policy'), await ask('identity')]) {
    assert.equal(plain.headers['content-encoding'], undefined)
    assert.deepEqual(plain.json(), long)
  }
  await app.close()
})

test('what is short, secret, signed or not of the API stays as it is', async () => {
  const app = await openApi()
  for (const url of ['/api/policy/short', '/api/session', '/api/filings', '/fsi', '/health']) {
    const answer = await app.inject({ url, headers: { 'accept-encoding': 'br, gzip' } })
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers['content-encoding'], undefined, url)
  }
  const other = await app.inject({ url: '/api/sessions', headers: { 'accept-encoding': 'br' } })
  assert.equal(other.headers['content-encoding'], 'br')
  await app.close()
})
