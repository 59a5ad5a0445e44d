/** The page of the service guide of Taizhou says each field of the one that its agency published (tests/filing/taizhou-fields.ts). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { TAIZHOU_FIELDS } from '../filing/taizhou-fields.ts'
import { openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

for (const look of [{}, { width: 1280 }] satisfies Look[])
  test(`every field of the published guide is on the page: ${JSON.stringify(look)}`, async () => {
    const page = await openPageAt(browser, server.platform.clock.now(), look)
    await page.goto(`${server.address}/guide?pool=331000`)
    await page.getByRole('heading', { name: '台州市异地就医办事指南' }).waitFor()
    for (const summary of await page.locator('details > summary').all()) await summary.click()
    // What can be read, closed sections and all that is hidden left out.
    const read = (await page.locator('main').innerText()).replaceAll(/\s/g, '')
    const missing = TAIZHOU_FIELDS.flatMap(({ field, says }) =>
      says
        // In the table of the steps the titles stand above the cells.
        .map((word) => word.replace(/^(办理时限|办理人员|审批标准)：/, '').replaceAll(' ', ''))
        .filter((word) => !read.includes(word))
        .map((word) => `${field}: ${word}`),
    )
    assert.deepEqual(missing, [])
    // The forms of appendix 2 are there to be printed, and so is the guide itself.
    for (const name of ['空白表', '示例表']) await page.getByRole('link', { name }).waitFor()
    assert.equal(
      await page.locator('a[href^="/api/filings/service-guide.pdf"]').getAttribute('href'),
      '/api/filings/service-guide.pdf?pool=331000',
    )
    await staysWell(page, `guide-fields-${String(look.width ?? 390)}`)
    await page.context().close()
  })
