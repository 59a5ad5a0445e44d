/** 基金公布 in a real browser: prepared by one of finance, released by another, read by somebody who is not logged in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { liveYear } from '../fund-reports/world.ts'
import { openBrowser, openContext, staysWell } from './browser.ts'
import type { Look } from './browser.ts'
import { button } from './contributing.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
const pool = '330100'

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  await liveYear(server.platform)
  server.platform.clock.set('2027-01-10T02:00:00Z')
})
after(async () => {
  await browser?.close()
  await server?.close()
})

/** A page of somebody of finance, or of nobody (null); no fault in the page's own console is allowed. */
async function as(name: string | null, look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const { db, clock } = server.platform
  const context = await openContext(browser, look)
  if (name !== null) {
    const [key, value] = (await signInStaff(db, clock, { roles: ['finance'], name, pool })).split('=') as [
      string,
      string,
    ]
    await context.addCookies([{ name: key, value, url: server.address }])
  }
  await context.clock.setFixedTime(clock.now())
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

test('prepared, seen as the public will see it, released by another, and read without logging in', async () => {
  let id = ''
  await as('first', { width: 1280 }, async (page) => {
    await page.goto(`${server.address}/desk/fund-reports`)
    await button(page, '拟稿').click()
    await page.getByLabel('年或月').selectOption('2026')
    await page.getByLabel('前言').fill('全年收支平稳。')
    await staysWell(page, 'fund-reports')
    await button(page, '拟稿').click()
    await page.getByText('还没有公布').waitFor()
    id = page.url().split('/').at(-1)!
    await staysWell(page, 'fund-report')
    assert.equal(await button(page, '发布').count(), 0, 'whoever prepared it does not release it')
    await page.getByRole('region', { name: '统筹基金' }).getByRole('link').nth(1).click()
    await page.getByText(/笔，合计/).waitFor()
  })
  await as('second', { width: 390 }, async (page) => {
    await page.goto(`${server.address}/desk/fund-reports/${id}`)
    await button(page, '发布').click()
    await button(page, '发布').click()
    await page.getByText('公众看到的就是下面这样').waitFor()
    await staysWell(page, 'fund-report-narrow')
  })
  for (const [name, look] of [
    ['', {}],
    ['-elder', { size: 'elder' }],
    ['-dark', { colour: 'dark' }],
    ['-wide', { width: 1280 }],
  ] as const)
    await as(null, look, async (page) => {
      await page.goto(`${server.address}/published`)
      await page.getByRole('link', { name: '看医保基金收了多少、用了多少' }).click()
      await page.getByRole('link', { name: /^2026年/ }).waitFor()
      await staysWell(page, `published-funds${name}`)
      await page.getByRole('link', { name: /^2026年/ }).click()
      await page.getByText('全年收支平稳。').waitFor()
      await staysWell(page, `published-fund-report${name}`)
      const href = (await page.getByRole('link', { name: '取 PDF' }).getAttribute('href'))!
      const paper = await page.request.get(new URL(href, server.address).href)
      assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-')
    })
})
