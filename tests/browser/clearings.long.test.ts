/** 区域清算 in a real browser: one region draws, the other disputes a line and confirms the rest, it is withdrawn, approved and paid. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { approveApplication } from '../regions/approved.ts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { bookBalances } from '../../apps/server/src/money/ledger/index.ts'
import type { StaffRole } from '@yidi/contracts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { Hospital, people } from '../hospital/hospital.ts'
import { settleStay } from '../monthly/world.ts'
import { settleEmergency } from '../regions/world.ts'
import { openBrowser, openContext, staysWell } from './browser.ts'
import { button } from './contributing.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
const [treating, insured, code] = ['310100', '330100', 'H31010000001'] as const

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  const { app, clock } = server.platform
  const hospital = new Hospital(app, code, treating)
  await settleStay(hospital, people.retiredWithFiling, 10_000)
  await settleEmergency(hospital, people.active, 20_000)
  clock.set('2026-07-02T02:00:00Z')
  await approveApplication(server.platform, { institution: code, region: treating, month: '2026-06' })
})
after(async () => {
  await browser?.close()
  await server?.close()
})

/** At the desk as somebody of a region; no fault in the page's own console is allowed. */
async function as(
  pool: string,
  name: string,
  roles: StaffRole[],
  use: (page: Page) => Promise<void>,
  width = 1280,
): Promise<void> {
  const { db, clock } = server.platform
  const cookie = await signInStaff(db, clock, { roles, name, pool })
  const context = await openContext(browser, { width, height: 844 })
  const [key, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name: key, value, url: server.address }])
  await context.clock.setFixedTime(clock.now())
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

const at = (path: string) => `${server.address}/desk${path}`

/** Opens the form of a button and sends it. */
async function twice(page: Page, name: string): Promise<void> {
  await button(page, name).click()
  await button(page, name).click()
}

test('from the list that one region draws to the payment of the other', async () => {
  let id = ''
  await as(treating, 'treats', ['finance'], async (page) => {
    await page.goto(at('/clearings'))
    await page.getByText('2026-06：2 笔').waitFor()
    await staysWell(page, 'clearings')
    await twice(page, '汇总')
    await page
      .getByRole('link', { name: /付上海市/ })
      .first()
      .click()
    await page.getByText('已汇总，等发送').waitFor()
    id = page.url().split('/').at(-1)!
    await staysWell(page, 'clearing-drawn')
    await twice(page, '发送给参保地')
    await page.getByText('等参保地确认').waitFor()
  })
  await as(insured, 'insures', ['finance'], async (page) => {
    await page.goto(at(`/clearings/${id}`))
    await page.getByRole('button', { name: '对第 1 笔提出争议' }).click()
    await page.getByLabel('原因').selectOption('no-such-visit')
    await page.getByLabel('说明').fill('本人说没有去过')
    await button(page, '争议').click()
    await page.getByText('争议：参保人说没有这次就医：本人说没有去过').waitFor()
    await twice(page, '确认全部')
    await twice(page, '提交')
    await page.getByText('有争议，等就医地答复').waitFor()
    await staysWell(page, 'clearing-disputed')
  })
  await as(
    treating,
    'treats',
    ['finance'],
    async (page) => {
      await page.goto(at(`/clearings/${id}`))
      await page.getByRole('button', { name: '答复第 1 笔' }).click()
      await page.getByLabel('说明').fill('核实是登记错人')
      await button(page, '答复').click()
      await page.getByText('答复：核实是登记错人').waitFor()
      await staysWell(page, 'clearing-answered')
    },
    390,
  )
  await as(insured, 'insures', ['finance'], async (page) => {
    await page.goto(at(`/clearings/${id}`))
    await page.getByText('答复：核实是登记错人').waitFor()
    if ((await button(page, '确认全部').count()) > 0) await twice(page, '确认全部')
    await twice(page, '提交')
    await page.getByText('已确认，等复核').waitFor()
    await button(page, '录入收款账户').click()
    await page.getByLabel('户名').fill('演示上海医保中心')
    await page.getByLabel('开户行').fill('演示银行')
    await page.getByRole('textbox', { name: '账号' }).fill('6222000011112222333')
    await button(page, '录入收款账户').click()
    await page.getByText('等另一位财务确认').waitFor()
  })
  await as(insured, 'approves', ['approving'], async (page) => {
    await page.goto(at(`/clearings/${id}`))
    await twice(page, '复核')
    await page.getByText('已复核，等付款').waitFor()
  })
  let batch = ''
  await as(insured, 'insures-too', ['finance'], async (page) => {
    await page.goto(at(`/clearings/${id}`))
    await twice(page, '确认账户')
    await page.getByText('演示上海医保中心 · 演示银行 · ****2333', { exact: true }).waitFor()
    await page.goto(at('/payments'))
    await button(page, '开付款批次').click()
    await page.getByText('请另一位财务人员复核').waitFor()
    batch = page.url()
  })
  await as(insured, 'insures', ['finance'], async (page) => {
    await page.goto(batch)
    await twice(page, '复核')
    await button(page, '没有结果的全部记为已付').click()
    await button(page, '已付').last().click()
    await page.getByText('已完成').waitFor()
    await page.goto(at(`/clearings/${id}`))
    await page.getByText('已付款').waitFor()
    await page.getByRole('button', { name: '第 1 笔的记账' }).click()
    await page.getByText('清算撤下').first().waitFor()
    await staysWell(page, 'clearing-paid')
  })
  const { db } = server.platform
  const owed = async (book: string, account: string) =>
    (await bookBalances(db, book)).find((one) => one.account === account)?.balanceFen
  assert.deepEqual(
    [await owed(insured, `payable:region:${treating}`), await owed(treating, `receivable:pool:${insured}`)],
    [0, 0],
  )
  await ledgerAgrees(db)
})

test('what is prepaid is entered by one and confirmed by another', async () => {
  await as(
    insured,
    'insures',
    ['finance'],
    async (page) => {
      await page.goto(at('/prepaid'))
      await page.getByText('还没有预付过。').waitFor()
      await button(page, '登记').click()
      await page.getByLabel('对方地区的区划代码').fill(treating)
      await page.getByLabel('金额').fill('1000')
      await page.getByLabel('凭证或文件').fill('演示文件')
      await button(page, '登记').click()
      await page.getByText('等另一位财务人员复核').waitFor()
      await staysWell(page, 'prepaid')
    },
    390,
  )
  await as(insured, 'insures-too', ['finance'], async (page) => {
    await page.goto(at('/prepaid'))
    await button(page, '复核').click()
    await page.getByLabel('银行流水号').fill('YH1')
    await button(page, '复核').first().click()
    await page.getByText('已入账').waitFor()
    await staysWell(page, 'prepaid-done')
  })
})
