/** 付款 in a real browser: one draws what waits, another confirms it and takes the file, and the bank's answer is taken in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { people } from '../hospital/hospital.ts'
import { openBrowser, openContext, staysWell } from './browser.ts'
import { openDecisions, sendClaim, stayIn } from './claimed.ts'
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

/** In the room of payments as somebody; no fault in the page's own console is allowed. */
async function atDesk(name: string, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, { width: 1280, height: 800 })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/desk/login?next=${encodeURIComponent('/payments')}`)
  await page.getByLabel('工作账号').fill(name)
  await page.getByLabel('密码').fill(server.password)
  await page.getByRole('button', { name: /^登\s?录$/ }).click()
  await page.getByRole('link', { name: `我的账号 ${name}` }).waitFor()
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

/** A button by its whole name; antd parts two characters. */
const button = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${[...name].join('\\s?')}$`) })

test('drawn by one, confirmed by another, and marked by the file of the bank', async () => {
  const { db: database, clock } = server.platform
  const cookie = await signInCitizen(database, clock, people.active)
  const decide = await openDecisions(server)
  const claims: string[] = []
  for (const month of ['03', '04', '05']) {
    const { id } = await sendClaim(server, cookie, stayIn(month))
    await decide(id)
    claims.push(id)
  }

  let address = ''
  // 20,000 each, less a fifth: 82 % above 800, 82 % of all of it, and 88 % of the half that lies above 40,000 in the year.
  await atDesk('finance-330100', async (page) => {
    await page.getByText('3 件，合计 39,184.00 元').waitFor()
    await page.getByLabel(claims[2]!).uncheck()
    await page.getByText('已选 2 件，25,584.00 元').waitFor()
    await staysWell(page)
    await button(page, '开付款批次').click()
    await page.getByText('请另一位财务人员复核').waitFor()
    address = page.url()
    assert.equal(await button(page, '复核').count(), 0)
    await staysWell(page)
  })
  await atDesk('finance2-330100', async (page) => {
    await page.getByText('1 件，合计 13,600.00 元').waitFor()
    await page.goto(address)
    await button(page, '复核').click()
    await page.getByText('共 2 笔，25,584.00 元。').waitFor()
    await button(page, '复核').click()
    const arrives = page.waitForEvent('download')
    await page.getByRole('link', { name: '取付款文件（CSV）' }).click()
    const chunks: Buffer[] = []
    for await (const chunk of await (await arrives).createReadStream()) chunks.push(chunk as Buffer)
    const [heads, first, second, totals] = Buffer.concat(chunks).toString('utf8').trimEnd().split('\r\n')
    assert.match(first!, /演示职工乙,6222020000000000000/)
    const answer = [`${heads!},结果,退回原因`, `${first!},成功,`, `${second!},退回,户名不符`, `${totals!},,`]

    await button(page, '导入银行结果').click()
    await button(page, '导入').click()
    await page.getByText('请先选银行的结果文件。').waitFor()
    await page.getByLabel('银行的日期').fill(clock.today())
    await page.getByLabel('银行的日期').press('Tab')
    await page.getByLabel('银行的结果文件').setInputFiles({
      name: '结果.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(answer.join('\r\n')),
    })
    await button(page, '导入').click()
    await page.getByText('已完成').waitFor()
    await page.getByText('2026年6月20日 · 户名不符').waitFor()
    // Approved in one moment, the two stand in either order; the amount says which is the second.
    const amount = Number(second!.split(',')[4]).toLocaleString('en', { minimumFractionDigits: 2 })
    await page.getByRole('row').filter({ hasText: '户名不符' }).getByText(amount, { exact: true }).waitFor()
    await staysWell(page)
  })
  await ledgerAgrees(database)
})
