/** What a fresh browser fetches, and that nothing jumps when what is personal arrives over a slow network. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { webDist } from '../../apps/web/built.ts'
import { firstLoads, readManifest, sides } from '../../apps/web/first-loads.ts'
import { openBrowser, openContext, type Look } from './browser.ts'
import { liveThrough, type Lived } from './lived.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let lived: Lived

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  lived = await liveThrough(server)
})
after(async () => {
  await browser?.close()
  await server?.close()
})

test('a fresh browser fetches what the build says, and nothing else', async () => {
  const loads = firstLoads(webDist)
  const shell = readManifest(webDist, sides[0]!)['src/frame/pwa.ts']?.file
  assert.ok(shell !== undefined)
  for (const address of ['/', '/quote', '/desk/login']) {
    const context = await openContext(browser)
    const page = await context.newPage()
    const fetched = new Set<string>()
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (/\.(js|css)$/.test(pathname)) fetched.add(pathname.slice(1))
    })
    await page.goto(server.address + address, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    const { scripts, styles } = loads.find((load) => load.address === address)!
    // What keeps the shell comes once the first page is loaded, and is no part of it.
    const first: string[] = [...fetched].filter((file) => file !== shell)
    assert.deepEqual(first.sort(), [...scripts, ...styles].sort(), address)
    await context.close()
  }
})

/** How much moved that nobody had touched, as browsers count it, on a network that answers late. */
async function shiftOf(address: string, look: Look = {}): Promise<number> {
  const context = await openContext(browser, look)
  const [name, value] = lived.cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: server.address }])
  await context.clock.setFixedTime(server.platform.clock.now())
  await context.addInitScript(`
    window.moved = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value
    }).observe({ type: 'layout-shift', buffered: true })`)
  let answers = 0
  await context.route('**/api/**', async (route) => {
    // Each answer some time after the last, so that none hides what the other moves.
    await new Promise((resolve) => setTimeout(resolve, 150 * ++answers))
    await route.continue()
  })
  const page = await context.newPage()
  await page.goto(server.address + address, { waitUntil: 'networkidle' })
  await page.waitForTimeout(100)
  const moved = await page.evaluate<number>('window.moved')
  await context.close()
  return moved
}

test('nothing jumps when what is personal arrives', async () => {
  const pages = ['/', '/services', '/quote', '/filings', lived.filing, '/settlements', lived.bill, '/messages', '/me']
  const shifts: Record<string, number> = {}
  for (const address of pages) shifts[address] = await shiftOf(address)
  shifts['/ on a wide screen'] = await shiftOf('/', { width: 1280, height: 800 })
  assert.deepEqual(
    Object.entries(shifts).filter(([, moved]) => moved >= 0.05),
    [],
  )
})

test('a page whose file does not come says so and is tried again; a new release is opened once', async () => {
  const context = await openContext(browser)
  const page = await context.newPage()
  await page.goto(`${server.address}/services`)
  await page.getByRole('link', { name: '联系电话' }).waitFor()
  await context.route('**/assets/ContactsPage-*.js', (route) => route.abort())
  await page.getByRole('link', { name: '联系电话' }).click()
  await page.getByText('网络没有连上，请检查网络后再试一次。').waitFor()
  await context.unroute('**/assets/ContactsPage-*.js')
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('heading', { level: 1, name: '联系电话' }).waitFor()

  // Files of an earlier release are gone, and the document of today begins with another script.
  await page.goto(`${server.address}/services`)
  await page.getByRole('link', { name: '办事指南' }).waitFor()
  let opened = 0
  await context.route('**/assets/GuidePage-*.js', (route) =>
    opened === 0 ? route.fulfill({ status: 404 }) : route.continue(),
  )
  await context.route('**/guide', async (route) => {
    if (route.request().resourceType() === 'document') {
      opened++
      return route.continue()
    }
    const answer = await route.fetch()
    return route.fulfill({
      response: answer,
      body: (await answer.text()).replaceAll('/assets/phone-', '/assets/phone-new-'),
    })
  })
  await page.getByRole('link', { name: '办事指南' }).click()
  await page.getByRole('heading', { level: 1, name: '办事指南' }).waitFor()
  assert.equal(opened, 1)
  await context.close()
})
