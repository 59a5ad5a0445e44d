/** 对账 and 基金收支 in a real browser: a difference handed in and worked off; money moved up by two people, and what it leads to. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { bookContribution, receiveContribution } from '../../apps/server/src/money/ledger/index.ts'
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

test('an institution hands in a line that we do not have, and the desk works it off', async () => {
  await atDesk('hospital-H33010000001', async (page) => {
    await page.getByRole('link', { name: '今日对账' }).click()
    for (const label of ['从', '到（含）']) {
      await page.getByLabel(label, { exact: true }).fill(server.platform.clock.today())
      await page.getByLabel(label, { exact: true }).press('Tab')
    }
    await button(page, '看这些天').click()
    await page.getByText('这些天平台没有本院的结算。').waitFor()
    await page.getByLabel('本院的明细文件').setInputFiles({
      name: '明细.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        '结算ID,人员编号,医疗费总额,基金支付总额,个人账户支出\r\nS-UNKNOWN,33010000000000000002,5,3,0',
      ),
    })
    await button(page, '对账').click()
    await page.getByText('有 1 处不符').waitFor()
    await page.getByText('机构有、平台没有').waitFor()
    await staysWell(page)
  })
  await atDesk('finance-330100', async (page) => {
    await page.getByRole('link', { name: '对账', exact: true }).click()
    await page.getByText('还有 1 条没有处理。').waitFor()
    await staysWell(page)
    await page.getByRole('button', { name: '处理结算 S-UNKNOWN 的差异' }).click()
    await button(page, '记下').click()
    await page.getByText('处理差异要写明是怎么回事。').waitFor()
    await page.getByLabel('说明').fill('机构测试数据，已删')
    await button(page, '记下').click()
    await page.getByText('没有要处理的差异。').waitFor()
    await page.getByText('机构测试数据，已删').waitFor()
  })
})

test('money is moved up by two people, and each figure of the funds leads to its postings', async () => {
  const { db, clock } = server.platform
  const came = { book: '330100', employer: 'D33010000001', sourceId: 'R-BOOKS', bookedDay: clock.today() }
  await db.kysely
    .insertInto('office_posting')
    .values([
      ...receiveContribution(came, 100_000),
      ...bookContribution({ ...came, sourceId: 'D-BOOKS' }, { ownFen: 0, poolFen: 100_000, lateFeeFen: 0 }),
    ])
    .execute()
  await atDesk('finance-330100', async (page) => {
    await page.getByRole('link', { name: '基金收支' }).click()
    await button(page, '登记').click()
    await page.getByLabel('金额').fill('600')
    await page.getByLabel('凭证或文件').fill('上划单 1 号')
    await button(page, '登记').click()
    await page.getByText('等另一位财务人员复核').waitFor()
    assert.equal(await button(page, '复核').count(), 0)
    await staysWell(page)
  })
  await atDesk('finance2-330100', async (page) => {
    await page.getByRole('link', { name: '基金收支' }).click()
    await button(page, '复核').click()
    await page.getByLabel('银行流水号').fill('B-1')
    await page.getByLabel('银行的日期').fill(clock.today())
    await page.getByLabel('银行的日期').press('Tab')
    await button(page, '复核').first().click()
    await page.getByText('已入账').waitFor()
    await page.getByText('流水号 B-1').waitFor()
    await page.getByRole('link', { name: '看基金的余额和收支' }).click()
    await page.getByText('账户之间').waitFor()
    await staysWell(page)
    await page.getByRole('link', { name: '600.00' }).first().click()
    await page.getByText('1 笔，合计 600.00 元').waitFor()
    await staysWell(page)
  })
})
