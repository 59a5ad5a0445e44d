/** The bill on the phone: what stands first, every line, what happened, another choice beside it, and where to turn to. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
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

for (const look of [{}, { size: 'elder' }] satisfies Look[])
  test(`from the bill to its lines, another choice and the complaint: ${JSON.stringify(look)}`, async () => {
    const size = look.size ?? 'normal'
    const page = await openPageAt(browser, server.platform.clock.now(), look)
    const [name, value] = lived.cookie.split('=') as [string, string]
    await page.context().addCookies([{ name, value, url: server.address }])
    await page.goto(server.address + lived.bill)
    const sum = page.getByRole('region', { name: '您自己付' })
    const said = (await sum.innerText()).replaceAll(/\s+/g, ' ')
    assert.match(
      said,
      /^您自己付 4,096\.00 元 已结算 演示上海三级医院.*基金支付/,
      'amount, state and hospital stand first',
    )
    await page.getByText('医院传来费用').waitFor()
    assert.deepEqual(await page.locator('section[aria-labelledby=events-title] li > b').allInnerTexts(), [
      '登记入院或就诊',
      '医院传来费用',
      '出院',
      '结算',
    ])
    await staysWell(page, `bill-${size}`)

    await page.getByRole('link', { name: /^费用明细/ }).click()
    await page.getByRole('heading', { level: 1, name: '费用明细' }).waitFor()
    await page.getByText('一共 1 条', { exact: false }).waitFor()
    await page.getByText('10 × 1,000.00 元', { exact: false }).waitFor()
    await staysWell(page, `bill-lines-${size}`)
    await page.getByRole('button', { name: '返回' }).click()

    await page.getByRole('link', { name: /^换一种情况会是多少/ }).click()
    await page.getByRole('button', { name: '没有备案，先垫付再报销' }).click()
    const bills = page.locator('[data-bills]')
    await bills.getByRole('heading', { name: '没有备案，先垫付再报销' }).waitFor()
    await bills.getByRole('heading', { name: '这一次' }).waitFor()
    await page.getByText('4,096.00').first().waitFor()
    await staysWell(page, `bill-compare-${size}`)
    await page.goBack()

    await page.getByRole('link', { name: /^算得不对，或者要投诉/ }).click()
    await page.getByText('参保地没有公布单独的投诉渠道', { exact: false }).waitFor()
    await staysWell(page, `bill-doubt-${size}`)
    await page.goto(`${server.address}/contacts?about=complaint&pool=331000`)
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    assert.equal(await page.getByRole('heading', { level: 2 }).first().innerText(), '投诉')
    await page.context().close()
  })
