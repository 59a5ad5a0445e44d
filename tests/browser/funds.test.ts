/** 预算 and 基金运行 in a real browser: a budget entered by one and confirmed by another stands beside what was booked; a figure leads to its postings. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import {
  bookContribution,
  bookInterest,
  bookOpening,
  receiveContribution,
} from '../../apps/server/src/money/ledger/index.ts'
import { openBrowser, openContext, staysWell } from './browser.ts'
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

/** At the desk as somebody; no fault in the page's own console is allowed. */
async function atDesk(name: string, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, { width: 1280, height: 800 })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/desk/login`)
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

test('a budget of two people stands beside what was booked, and a figure leads to the postings it is the sum of', async () => {
  const { db, clock } = server.platform
  const today = clock.today()
  const came = { book: '330100', employer: 'D33010000001', bookedDay: today }
  const before = { book: '330100', sourceId: 'Z-OLD', bookedDay: `${String(Number(today.slice(0, 4)) - 1)}-12-31` }
  await db.kysely
    .insertInto('office_posting')
    .values([
      bookOpening(before, { fund: 'pool', bank: 'treasury' }, 88_000_000),
      bookInterest({ ...came, sourceId: 'Z-BOOKS' }, { fund: 'pool', bank: 'treasury' }, 1234),
      ...receiveContribution({ ...came, sourceId: 'R-BOOKS' }, 100_000),
      ...bookContribution({ ...came, sourceId: 'D-1' }, { ownFen: 0, poolFen: 60_000, lateFeeFen: 0 }),
      ...bookContribution({ ...came, sourceId: 'D-2' }, { ownFen: 0, poolFen: 40_000, lateFeeFen: 0 }),
    ])
    .execute()
  await atDesk('finance-330100', async (page) => {
    await page.getByRole('link', { name: '预算', exact: true }).click()
    await page.getByText('还没有登记过预算。').waitFor()
    await button(page, '登记预算').click()
    await page.getByLabel('预算的文件').fill('医保预算〔2026〕1号')
    await button(page, '登记预算').last().click()
    await page.getByText('没有写任何一项的金额').waitFor()
    await page.getByLabel('收入或支出的项目').selectOption({ label: '收入：单位缴费' })
    await page.getByLabel('全年金额').fill('2500')
    await button(page, '加这一项').click()
    await page.getByLabel('收入或支出的项目').selectOption({ label: '支出合计' })
    await page.getByLabel('全年金额').fill('40000000000')
    await button(page, '加这一项').click()
    await staysWell(page)
    await button(page, '登记预算').last().click()
    await page.getByText('等另一位财务人员复核', { exact: true }).waitFor()
    assert.equal(await button(page, '复核').count(), 0)
  })
  await atDesk('finance2-330100', async (page) => {
    await page.getByRole('link', { name: '预算', exact: true }).click()
    await button(page, '复核').click()
    await page.getByText('复核以后生效；').waitFor()
    await button(page, '复核').first().click()
    await page.getByText('现在用的').waitFor()
    await staysWell(page)
    await page.getByRole('link', { name: '预算执行情况' }).click()
    const budget = page.getByRole('table', { name: '统筹基金 预算执行' })
    const contribution = budget.getByRole('row', { name: /^单位缴费/ })
    assert.match(await contribution.innerText(), /2,500\.00\s+1,000\.00\s+1,500\.00\s+40\.0%/)
    await page
      .getByText(/这一年过了 \d/)
      .first()
      .waitFor()
    await staysWell(page)
    await contribution.getByRole('link', { name: '1,000.00' }).click()
    await page.getByText(/统筹基金，单位缴费：2 笔，合计 1,000.00 元/).waitFor()
    await staysWell(page)
    await page.getByRole('link', { name: '回到基金运行' }).click()
    await page.getByText('统筹区接入时带来的钱').waitFor({ state: 'detached' })
    await page.getByLabel('哪一年').selectOption(String(Number(today.slice(0, 4)) - 1))
    await button(page, '看这个期间').click()
    await page.getByText('统筹区接入时带来的钱').waitFor()
    await page.getByRole('link', { name: '880,000.00' }).first().click()
    await page.getByText(/1 笔，合计 880,000.00 元/).waitFor()
  })
})
