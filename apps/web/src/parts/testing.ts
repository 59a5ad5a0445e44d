/**
 * Opens an example of a part in the real Chromium, for the tests beside the parts. One browser and one built gallery serve
 * all of them; each test has a page of its own, which is closed after it and held to no fault of its scripts.
 */
import assert from 'node:assert/strict'
import { after, afterEach } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openContext, type Look } from '../../../../tests/browser/browser.ts'
import { serveGallery, type ServedGallery } from '../../../../tests/gallery/served.ts'

interface Open {
  browser: Browser
  gallery: ServedGallery
}

let open: Promise<Open> | undefined
const pages: { page: Page; faults: string[] }[] = []

/** The browser last: where the parts cannot be built, nothing stays open that would keep the tests from ending. */
async function start(): Promise<Open> {
  const gallery = await serveGallery()
  return { gallery, browser: await openBrowser() }
}

/**
 * The example alone on a page: `openExample('sheet', '打开的样子')`. The part is named by its example file
 * (`parts/sheet/sheet.example.tsx`), the example by its Chinese name there; the look is 390 px, normal, light unless told.
 * Call it inside the test; the page lives until that test ends. Errors of the page's scripts fail the test.
 */
export async function openExample(part: string, example: string, look: Look = {}): Promise<Page> {
  open ??= start()
  const { browser, gallery } = await open
  const context = await openContext(browser, look)
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const faults: string[] = []
  pages.push({ page, faults })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(gallery.address(part, example))
  await page.locator('#page > *').first().waitFor({ state: 'attached' })
  const shown = page.locator('[data-example]')
  assert.equal(await shown.count(), 1, `the gallery has no ${part} · ${example}: ${await page.innerText('body')}`)
  return page
}

afterEach(async () => {
  for (const { page, faults } of pages.splice(0)) {
    await page.context().close()
    assert.deepEqual(faults, [])
  }
})

after(async () => {
  if (open === undefined) return
  const { browser, gallery } = await open
  open = undefined
  await browser.close()
  await gallery.close()
})
