import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import fastify from 'fastify'
import { temporaryFolder } from '../storage/testing.ts'
import { servePages } from './pages.ts'
import { recordRoutes } from './routes.ts'

const script = 'console.log("异地")'
const inline = "document.title = '异地'"
const unpack = { br: brotliDecompressSync, gzip: gunzipSync, '': (bytes: Buffer) => bytes }

/** What each kind of browser accepts, and the form that it gets. */
const forms = [
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['identity', ''],
  ['', ''],
] as const

const documents = [
  { address: '/', file: 'home.html' },
  { address: '/filings/$id', file: 'filing.html' },
  { address: '/desk/', file: 'queue.html' },
  { base: '/desk', file: 'desk.html' },
  { base: '', file: 'phone.html' },
]

async function openPages() {
  const folder = temporaryFolder()
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text))
  }
  mkdirSync(join(folder, 'assets'))
  mkdirSync(join(folder, '.documents'))
  put('assets/page-abc.js', script)
  writeFileSync(join(folder, 'assets/old-def.js'), script)
  writeFileSync(join(folder, 'icon.svg'), '<svg></svg>')
  writeFileSync(join(folder, 'index.html'), 'as vite left it')
  writeFileSync(join(folder, '.documents/documents.json'), JSON.stringify(documents))
  for (const { file } of documents)
    put(`.documents/${file}`, `<!doctype html><script>${inline}</script><title>${file}</title>`)
  const app = fastify()
  await servePages(app, folder, recordRoutes(app))
  return (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
}

test('a script comes in the form that is asked for and is kept for a year', async () => {
  const ask = await openPages()
  for (const [accepted, encoding] of forms) {
    const answer = await ask('/assets/page-abc.js', { 'accept-encoding': accepted })
    assert.equal(answer.headers['content-encoding'] ?? '', encoding, accepted)
    assert.equal(unpack[encoding](answer.rawPayload).toString(), script)
    assert.match(String(answer.headers['content-type']), /javascript/)
    assert.match(String(answer.headers.vary), /accept-encoding/i)
    assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable')
  }
  const uncompressed = await ask('/assets/old-def.js', { 'accept-encoding': 'br' })
  assert.equal(uncompressed.headers['content-encoding'], undefined)
  assert.equal(uncompressed.body, script)
})

test('a document comes compressed, is asked for every time and not sent twice', async () => {
  const ask = await openPages()
  const tags = new Set<unknown>()
  for (const [accepted, encoding] of forms) {
    const answer = await ask('/', { 'accept-encoding': accepted })
    assert.equal(answer.headers['content-encoding'] ?? '', encoding, accepted)
    assert.match(unpack[encoding](answer.rawPayload).toString(), /<title>home.html/)
    assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8')
    assert.equal(answer.headers['cache-control'], 'no-cache')
    assert.match(String(answer.headers.vary), /accept-encoding/i)
    const { etag } = answer.headers
    const again = await ask('/', { 'accept-encoding': accepted, 'if-none-match': `"other", ${String(etag)}` })
    assert.equal(again.statusCode, 304, accepted)
    assert.equal(again.body, '')
    tags.add(etag)
  }
  assert.equal(tags.size, 3, 'three forms are three different answers')
  const changed = await ask('/', { 'if-none-match': '"of an earlier release"' })
  assert.equal(changed.statusCode, 200)
})

test('each address gets the document of its page, any other the one of its side', async () => {
  const ask = await openPages()
  for (const [url, file] of [
    ['/?from=message', 'home.html'],
    ['/filings/B330100-1', 'filing.html'],
    ['/filings/B330100-1/', 'filing.html'],
    ['/filings/B330100-1/receipt', 'phone.html'],
    ['/deskside', 'phone.html'],
    ['/desk', 'queue.html'],
    ['/desk/', 'queue.html'],
    ['/desk/anything', 'desk.html'],
  ] as const)
    assert.match((await ask(url)).body, new RegExp(`<title>${file}`), url)
})

test('a document may run its own script and no other that stands in it', async () => {
  const ask = await openPages()
  const policy = String((await ask('/')).headers['content-security-policy'])
  const hash = createHash('sha256').update(inline).digest('base64')
  assert.equal(policy.split('; ')[1], `script-src 'self' 'sha256-${hash}'`)
  assert.match(policy, /default-src 'self'/)
})

test('what carries no hash is asked for again; how the build works is nobody’s address', async () => {
  const ask = await openPages()
  const icon = await ask('/icon.svg')
  assert.equal(icon.headers['cache-control'], 'no-cache')
  assert.equal((await ask('/icon.svg', { 'if-none-match': String(icon.headers.etag) })).statusCode, 304)
  for (const url of ['/assets/page-abc.js.br', '/index.html', '/.documents/home.html', '/.documents/documents.json'])
    assert.equal((await ask(url)).statusCode, 404, url)
})

test('without built pages the document says how to build them', async () => {
  const app = fastify()
  await servePages(app, temporaryFolder(), recordRoutes(app))
  const answer = await app.inject({ url: '/filings' })
  assert.equal(answer.statusCode, 200)
  assert.match(answer.body, /npm run build/)
})
