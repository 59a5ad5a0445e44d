/** 月度申报 in a real browser: applied for, audited, one line refused and objected to, answered, approved, and paid. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import type { StaffRole } from '@yidi/contracts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { Hospital, people } from '../hospital/hospital.ts'
import { settleStay } from '../monthly/world.ts'
import { openBrowser, openContext, staysWell } from './browser.ts'
import { button } from './contributing.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform

const region = '310100'
const code = 'H31010000001'

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  const { app, db, clock } = server.platform
  const hospital = new Hospital(app, code, region)
  await settleStay(hospital, people.retiredWithFiling, 10_000)
  await settleStay(hospital, people.provincialReferral, 3_000)
  clock.set('2026-07-02T02:00:00Z')
  const said = {
    pool: region,
    name: 'monthly.look-above',
    from_day: '2026-01-01',
    value: 1,
    document: '演示文件',
  } as const
  await db.kysely
    .insertInto('agency_figure')
    .values({ ...said, entered_by: 'test', entered_at: clock.now() })
    .execute()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

/** At the desk as somebody; no fault in the page's own console is allowed. */
async function as(name: string, roles: StaffRole[], use: (page: Page) => Promise<void>, width = 1280): Promise<void> {
  const { db, clock } = server.platform
  const bound = roles.includes('institution') ? { institution: code } : { pool: region }
  const cookie = await signInStaff(db, clock, { roles, name, ...bound })
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

test('from the institution’s page to the bank’s file and back', async () => {
  let id = ''
  await as('hospital', ['institution'], async (page) => {
    await page.goto(at('/own-monthly'))
    await page.getByText('没有经过确认的收款账户').waitFor()
    await staysWell(page, 'own-monthly')
    await page.getByRole('button', { name: '申报 2026-06 住院' }).click()
    await page.getByText('已申报，等审核').waitFor()
    id = page.url().split('/').at(-1)!
    await staysWell(page, 'own-application')
  })
  await as('auditor', ['reviewing'], async (page) => {
    await page.goto(at('/monthly'))
    await page.getByRole('link', { name: id }).waitFor()
    await staysWell(page, 'monthly-list')
    await page.getByRole('link', { name: id }).click()
    await page.getByRole('button', { name: '第 1 笔不予支付' }).click()
    await page.getByLabel('金额（元）').fill('100.00')
    await page.getByLabel('原因').selectOption('over-quantity')
    await staysWell(page, 'monthly-refuse')
    await button(page, '不予支付').click()
    await page.getByText('超过规定的用药量（第四十条）').waitFor()
    await button(page, '审定').click()
    await page.getByText('还有 1 笔要审的没有审。').waitFor()
    await button(page, '返回').click()
    await page.getByRole('button', { name: '认可第 2 笔' }).click()
    await button(page, '认可').click()
    await page.getByRole('cell', { name: '认可', exact: true }).waitFor()
    await page.getByRole('button', { name: '第 1 笔的记账' }).click()
    await page.getByRole('table', { name: '第 1 笔的记账' }).waitFor()
    await staysWell(page, 'monthly-postings')
    await button(page, '返回').click()
    await button(page, '审定').click()
    await button(page, '审定').click()
    await page.getByText('等机构确认').first().waitFor()
    await staysWell(page, 'monthly-concluded')
  })
  await as(
    'hospital',
    ['institution'],
    async (page) => {
      await page.goto(at(`/own-monthly/${id}`))
      await page.getByRole('button', { name: '对第 1 笔提出异议' }).click()
      await page.getByLabel('为什么应当支付').fill('有长期处方')
      await button(page, '提出异议').click()
      await page.getByText('异议：有长期处方').waitFor()
      await button(page, '提交异议').click()
      await button(page, '提交异议').click()
      await page.getByText('有异议，等答复').first().waitFor()
      await staysWell(page, 'own-objected')
    },
    390,
  )
  await as('auditor', ['reviewing'], async (page) => {
    await page.goto(at(`/monthly/${id}`))
    await page.getByRole('button', { name: '答复第 1 笔的异议' }).click()
    await page.getByLabel('理由').fill('处方不是这次的')
    await button(page, '答复').click()
    await page.getByText('答复：维持：处方不是这次的').waitFor()
    await button(page, '审定').click()
    await button(page, '审定').click()
    await page.getByText('已审定，等复核').first().waitFor()
  })
  await as('approver', ['approving'], async (page) => {
    await page.goto(at(`/monthly/${id}`))
    await button(page, '复核').click()
    await page.getByText('不予支付 100.00 元。').waitFor()
    await button(page, '复核').click()
    await page.getByText('已复核，等付款').first().waitFor()
    await staysWell(page, 'monthly-approved')
  })
  await payIt(id)
  await methodsBeside(id)
  await ledgerAgrees(server.platform.db)
})

/** Account, batch and result, by two of finance. */
async function payIt(id: string): Promise<void> {
  await as(
    'finance-one',
    ['finance'],
    async (page) => {
      await page.goto(at(`/monthly/${id}`))
      await button(page, '录入收款账户').click()
      await page.getByLabel('户名').fill('演示上海三级医院')
      await page.getByLabel('开户行').fill('演示银行')
      await page.getByRole('textbox', { name: '账号' }).fill('6222000011112222333')
      await button(page, '录入收款账户').click()
      await page.getByText('等另一位同事确认').waitFor()
      assert.equal(await button(page, '确认收款账户').count(), 0)
      await staysWell(page, 'monthly-account')
    },
    390,
  )
  let batch = ''
  await as('finance-two', ['finance'], async (page) => {
    await page.goto(at(`/monthly/${id}`))
    await button(page, '确认收款账户').click()
    await button(page, '确认收款账户').click()
    await page.getByText('****2333').waitFor()
    await page.goto(at('/payments'))
    await button(page, '开付款批次').click()
    await page.getByText('请另一位财务人员复核').waitFor()
    batch = page.url()
  })
  await as('finance-one', ['finance'], async (page) => {
    await page.goto(batch)
    await button(page, '复核').click()
    await button(page, '复核').click()
    await button(page, '没有结果的全部记为已付').click()
    await button(page, '已付').last().click()
    await page.getByText('已完成').waitFor()
    await page.goto(at(`/monthly/${id}`))
    await page.getByText('已付款').first().waitFor()
    await staysWell(page, 'monthly-paid')
  })
}

/** A standard is entered; statement and year show it beside their figures, and a disease leads to its lines. */
async function methodsBeside(id: string): Promise<void> {
  await as('approver', ['approving'], async (page) => {
    await page.goto(at('/standards'))
    await page.getByText('没有这样的录入').waitFor()
    await button(page, '录入').click()
    await page.getByRole('textbox', { name: '机构编码' }).last().fill(code)
    await page.getByLabel('金额').fill('20000')
    await page.getByLabel('文件名称和文号').fill('演示医保〔2026〕7号')
    await page.getByLabel('从哪天起').fill('2026-01-01')
    await staysWell(page, 'standards-enter')
    await button(page, '录入').last().click()
    await page.getByRole('cell', { name: '20,000.00 元／年' }).waitFor()
    await staysWell(page, 'standards')
    await page.goto(at(`/monthly/${id}`))
    await page.getByText('用了百分之几').waitFor()
    await staysWell(page, 'methods')
    await page.getByRole('link', { name: '病种 J18.900 的明细' }).click()
    await page.getByText('只看病种 J18.900').waitFor()
    await page.getByRole('link', { name: '按月份看一年' }).click()
    await page.getByRole('cell', { name: '全年' }).waitFor()
    await staysWell(page, 'year')
  })
  await as(
    'hospital',
    ['institution'],
    async (page) => {
      await page.goto(at(`/own-monthly/${id}`))
      await page.getByText('用了百分之几').waitFor()
      await staysWell(page, 'own-methods')
      await page.getByRole('link', { name: '按月份看一年' }).click()
      await page.getByRole('link', { name: '住院', exact: true }).waitFor()
      await staysWell(page, 'own-year')
    },
    390,
  )
}
