import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import fastify, { type FastifyContextConfig } from 'fastify'
import { temporaryFolder } from '../storage/testing.ts'
import { compressPublicAnswers } from './compression.ts'
import { servePages } from './pages.ts'
import { recordRoutes } from './routes.ts'

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

test('a script of the pages comes in the form that is asked for and is kept for a year', async () => {
  const folder = temporaryFolder()
  const script = 'console.log("异地")'
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets/page-abc.js'), script)
  writeFileSync(join(folder, 'assets/page-abc.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'assets/page-abc.js.gz'), gzipSync(script))
  writeFileSync(join(folder, 'assets/old-def.js'), script)
  const app = fastify()
  await servePages(app, folder, recordRoutes(app))
  const ask = (accepted: string, url = '/assets/page-abc.js') =>
    app.inject({ url, headers: { 'accept-encoding': accepted } })
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync, '': (bytes: Buffer) => bytes }
  for (const [accepted, encoding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['', ''],
  ] as const) {
    const answer = await ask(accepted)
    assert.equal(answer.headers['content-encoding'] ?? '', encoding, accepted)
    assert.equal(unpack[encoding](answer.rawPayload).toString(), script)
    assert.match(String(answer.headers['content-type']), /javascript/)
    assert.match(String(answer.headers.vary), /accept-encoding/i)
    assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable')
  }
  const uncompressed = await ask('br', '/assets/old-def.js')
  assert.equal(uncompressed.headers['content-encoding'], undefined)
  assert.equal(uncompressed.body, script)
  assert.equal((await ask('br', '/assets/page-abc.js.br')).statusCode, 404)
  await app.close()
})
