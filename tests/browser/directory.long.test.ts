/** 找医院药店 in a real browser: a name by its initials, a city, what settles, one hospital, and nothing found. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openContext, staysWell, type Look } from './browser.ts'
import { openPlatformServer, type TestServer } from './server.ts'

let browser: Browser
let server: TestServer

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function onDirectory(look: Look, address: string, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, look)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}${address}`)
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

test('a hospital is found by initials and by city; its page says what settles; the way back keeps the question', async () => {
  await onDirectory({}, '/institutions', async (page) => {
    await page.getByRole('searchbox').fill('ysshyy')
    await page.getByText('没有找到').waitFor()
    await page.getByRole('searchbox').fill('sjyy')
    await page.getByText('演示台州三级医院').waitFor()
    await page.getByRole('button', { name: '不限城市' }).click()
    await page.getByRole('dialog', { name: '在哪个城市找？' }).getByRole('button', { name: '上海市' }).click()
    await page.getByText('演示台州三级医院').waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: /演示上海三级医院/ }).click()
    await page.getByRole('heading', { name: '可以异地直接结算' }).waitFor()
    await page.getByText('协议有效').waitFor()
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByRole('link', { name: /演示上海三级医院/ }).waitFor()
    assert.equal(await page.getByRole('searchbox').inputValue(), 'sjyy')
  })
})

test('one that is not networked says so, and what to do; an unknown code too', async () => {
  await onDirectory({}, '/institutions/H31010000003', async (page) => {
    await page.getByRole('heading', { name: '现在不能异地直接结算' }).waitFor()
    await page.getByText('请先垫付').waitFor()
  })
  await onDirectory({}, '/institutions/H99999999999', async (page) => {
    await page.getByText('名录里没有编码为“H99999999999”的医院或药店').waitFor()
  })
})

test('list and entry fit a small phone in large type and read well', async () => {
  for (const [address, heading] of [
    ['/institutions?place=310100&kind=hospital', '演示上海三级医院'],
    ['/institutions/H31010000001', '可以异地直接结算'],
  ] as const) {
    await onDirectory({ size: 'elder', width: 320, height: 640 }, address, async (page) => {
      await page.getByText(heading).first().waitFor()
      await staysWell(page, address.replaceAll(/\W+/g, '-'))
    })
  }
})
