/**
 * The shell of the phone without a network: it opens, says so, and has what was typed; a new release takes its place at once;
 * and nothing that the server says of anybody lies on the device.
 */
import assert from 'node:assert/strict'
import { createServer, request as ask, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { PNG } from 'pngjs'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openContext, staysWell } from './browser.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let front: Server
let address: string
/** Written into each document on its way: what a deployment puts in place of the one before. */
let release = 'first'

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  front = createServer((from, to) => {
    // As it is, not compressed: the release is written into it.
    const headers = { ...from.headers, 'accept-encoding': 'identity', 'if-none-match': '' }
    const forward = ask(`${server.address}${from.url ?? '/'}`, { method: from.method ?? 'GET', headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        const rest = { ...answer.headers }
        delete rest['content-length']
        const isPage = String(answer.headers['content-type']).startsWith('text/html')
        to.writeHead(answer.statusCode ?? 500, rest)
        to.end(isPage ? body.toString().replace('<title>', `<meta name="release" content="${release}"><title>`) : body)
      })
    })
    forward.on('error', () => to.destroy())
    from.pipe(forward)
  })
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${String((front.address() as AddressInfo).port)}`
})
after(async () => {
  front?.closeAllConnections()
  front?.close()
  await browser?.close()
  await server?.close()
})

const releaseOf = (page: Page) => page.locator('meta[name=release]').getAttribute('content')
/** Every address that lies on the device. */
const keptOn = (page: Page) =>
  page.evaluate<string[]>(`(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return all.flat().map(({ url }) => new URL(url)).map(({ pathname, search }) => pathname + search)
  })()`)
/** Until the document that is kept is of this release, and the worker sees to this page. */
async function keeps(page: Page, name: string): Promise<void> {
  const asked = `caches.match('/').then(async (kept) =>
    navigator.serviceWorker.controller !== null && (await kept?.text())?.includes('content="${name}"') === true)`
  for (const end = Date.now() + 60_000; !(await page.evaluate<boolean>(asked)); await page.waitForTimeout(100))
    assert.ok(Date.now() < end, `the shell of ${name} is not kept`)
}

test('offline the shell opens with its notice and what was typed; a new release is there at once, online and off', async () => {
  const context = await openContext(browser, { worker: true })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const logIn = { kind: 'citizen', idNumber: '330100198811020127', password: server.password }
  assert.ok((await page.request.post(`${address}/api/session`, { data: logIn })).ok())
  await page.goto(address)
  await keeps(page, 'first')
  const form = `${address}/file?step=form&place=310100&type=temporary`
  await page.goto(form)
  await page.getByLabel('手机号').waitFor()
  await page.goto(`${address}/filings`)
  await page.getByRole('heading', { level: 1 }).waitFor()

  await context.setOffline(true)
  await page.reload()
  await page.getByText('网络断了', { exact: true }).waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await staysWell(page, 'shell-offline')
  await page.goto(`${address}/?from=icon`)
  await page.getByText('网络断了', { exact: true }).waitFor()
  await staysWell(page, 'shell-offline-home')
  const desk = await context.newPage()
  await assert.rejects(desk.goto(`${address}/desk/login`), /ERR_INTERNET_DISCONNECTED/, 'the desk has no shell')
  await desk.close()

  await context.setOffline(false)
  release = 'second'
  await page.goto(`${address}/filings`)
  assert.equal(await releaseOf(page), 'second', 'the server’s document and not the kept one')
  await keeps(page, 'second')
  await context.setOffline(true)
  await page.reload()
  await page.getByText('网络断了', { exact: true }).waitFor()
  assert.equal(await releaseOf(page), 'second')

  const kept = await keptOn(page)
  assert.ok(kept.includes('/'))
  assert.deepEqual(
    kept.filter((one) => one !== '/' && !one.startsWith('/assets/')),
    [],
    'documents and pieces, and nothing that the server says of anybody',
  )
  assert.deepEqual(faults, [])
  await context.close()
})

test('the page can be installed: its name, where it opens, and pictures of the size that they say', async () => {
  const get = (path: string) => fetch(`${server.address}${path}`)
  const answer = await get('/manifest.webmanifest')
  assert.match(String(answer.headers.get('content-type')), /application\/manifest\+json/)
  const manifest = (await answer.json()) as { name: string; start_url: string; icons: Record<string, string>[] }
  assert.deepEqual([manifest.name, manifest.start_url], ['异地就医', '/'])
  for (const { src, sizes, type } of manifest.icons) {
    const picture = await get(String(src))
    assert.equal(picture.headers.get('content-type'), type)
    if (type !== 'image/png') continue
    const { width, height } = PNG.sync.read(Buffer.from(await picture.arrayBuffer()))
    assert.equal(`${String(width)}x${String(height)}`, sizes, src)
  }
  const worker = await get('/service-worker.js')
  assert.equal(worker.headers.get('cache-control'), 'no-cache')
})

test('whoever reads English has the English shell, too', async () => {
  const context = await openContext(browser, { worker: true })
  const page = await context.newPage()
  await page.goto(`${address}/en/me`)
  const kept = `caches.match('/en').then((kept) => navigator.serviceWorker.controller !== null && kept !== undefined)`
  for (const end = Date.now() + 60_000; !(await page.evaluate<boolean>(kept)); await page.waitForTimeout(100))
    assert.ok(Date.now() < end, 'the English shell is not kept')
  await context.setOffline(true)
  await page.reload()
  await page.getByText('No network', { exact: true }).waitFor()
  await page.getByRole('heading', { level: 1, name: 'Me' }).waitFor()
  await context.close()
})
