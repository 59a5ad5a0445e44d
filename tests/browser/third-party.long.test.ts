/**
 * 外伤 for which somebody else is liable and does not pay (浙人社发〔2016〕113号 第三十六条): stated and signed on the phone,
 * reviewed, approved as an advance payment, and what the third party pays afterwards is booked against what is owed.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { StaffRole } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { people } from '../hospital/hospital.ts'
import { fillDay, openBrowser, openContext, staysWell } from './browser.ts'
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

/** A page of whoever the cookie is. */
async function openAs(cookie: string, width: number): Promise<Page> {
  const context = await openContext(browser, { width, height: 844 })
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: server.address }])
  await context.clock.setFixedTime(server.platform.clock.now())
  return context.newPage()
}

async function atDesk(role: StaffRole, id: string, use: (page: Page) => Promise<void>): Promise<void> {
  const { db, clock } = server.platform
  const cookie = await signInStaff(db, clock, { roles: [role], name: `${role}-339900`, pool: '339900' })
  const page = await openAs(cookie, 1280)
  await page.goto(`${server.address}/desk/claims/${id}`)
  await use(page)
  await page.context().close()
}

async function accept(id: string): Promise<void> {
  const { app, db, clock } = server.platform
  const cookie = await signInStaff(db, clock, { roles: ['accepting'], name: 'accepting-339900', pool: '339900' })
  const headers = { cookie, 'idempotency-key': 'third-party-accepted' }
  const answer = await app.inject({ method: 'POST', url: `/api/desk/claims/${id}/accept`, payload: {}, headers })
  assert.equal(answer.statusCode, 200, answer.body)
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const next = (page: Page) => button(page, '下一步').click()
const asked = (page: Page, question: string) => page.getByRole('heading', { name: question, exact: true }).waitFor()

/** From the situation to the invoices: knocked down by somebody who does not pay. */
async function tellInjury(page: Page): Promise<void> {
  await page.goto(`${server.address}/claims/new`)
  await button(page, /^外伤/).click()
  await next(page)
  await asked(page, '在哪家医院或药店？')
  await page.getByLabel('医院或药店的名字').fill('演示上海三级')
  await button(page, /^演示上海三级医院/).click()
  await next(page)
  await button(page, '住院').click()
  await fillDay(page, '入院日期', '2026-05-06')
  await fillDay(page, '出院日期', '2026-05-16')
  await next(page)
  await asked(page, '是怎么受伤的？')
  await page.getByLabel('受伤的经过').fill('骑车时被一辆电动车撞倒')
  await button(page, /^有，他不付/).click()
  await page.getByLabel(/^他是谁/).fill('车主张某，拒绝赔偿')
  await next(page)
  await page.getByLabel('票据号码').fill('12345678')
  await fillDay(page, '开票日期', '2026-05-16')
  await page.getByLabel('票据金额').fill('20000')
  await next(page)
  await asked(page, '费用清单')
  await button(page, '加一项').click()
  const sheet = page.getByRole('dialog', { name: '加一项' })
  await sheet.getByLabel('项目或药品名称').fill('甲类诊疗')
  await sheet
    .getByRole('button', { name: /^甲类诊疗项目/ })
    .first()
    .click()
  await sheet.getByLabel('数量').fill('1')
  await sheet.getByLabel('单价').fill('20000')
  await button(page, '好了').click()
  await next(page)
  await page.getByLabel('手机号').fill('13800000000')
  await page.getByLabel('银行卡号或账号').fill('6222 0200 0000 0000 000')
  await page.getByLabel('开户行').fill('演示银行杭州分行')
  await next(page)
}

/** Every paper at once, on a line so slow that the first to leave is the last to arrive. */
async function photographAll(page: Page): Promise<void> {
  await page.getByRole('region', { name: '外伤情况承诺书' }).getByText('提交时在线签署').waitFor()
  const arrived: Promise<void>[] = []
  const leave: (() => void)[] = []
  await page.route('**/api/materials*', async (route) => {
    const answer = await route.fetch()
    await new Promise<void>((go) => leave.push(go))
    await route.fulfill({ response: answer })
  })
  const inputs = await page.getByLabel(/^为“.*”拍照或选文件$/).all()
  const titles = await Promise.all(inputs.map((input) => input.getAttribute('aria-label')))
  assert.ok(titles.length > 1, titles.join())
  for (const [at, title] of titles.entries()) {
    const file = { name: `${String(at)}.png`, mimeType: 'image/png', buffer: samplePng(40 + at) }
    await page.getByLabel(title!, { exact: true }).setInputFiles(file)
    arrived.push(page.getByText(file.name).last().waitFor())
  }
  while (leave.length < titles.length) await page.waitForTimeout(20)
  for (const go of leave.toReversed()) go()
  await Promise.all(arrived)
  await page
    .getByText(/已上传/)
    .nth(titles.length - 1)
    .waitFor()
  await next(page)
}

async function signAndSend(page: Page): Promise<string> {
  await button(page, '下一步：签承诺书').click()
  await button(page, '打字签名').click()
  await page.getByLabel('姓名', { exact: true }).fill('演示职工丁')
  // What the law words about third parties is read before it is signed.
  await page.getByRole('heading', { name: '外伤情况承诺书' }).waitFor()
  await page.getByText('查明另有第三人负责的，我配合追偿，并退回不该报销的费用。').waitFor()
  await page.getByLabel(/我已看清并同意/).check()
  await staysWell(page, 'third-party-sign')
  await button(page, '提交报销申请').click()
  await page.getByRole('heading', { name: '已经提交' }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1)!
}

test('injured by somebody who does not pay: advanced, and what he pays later is booked against what is owed', async () => {
  const { db, clock } = server.platform
  const phone = await openAs(await signInCitizen(db, clock, people.provincialActive), 390)
  await tellInjury(phone)
  await photographAll(phone)
  const id = await signAndSend(phone)
  await accept(id)
  await atDesk('reviewing', id, async (page) => {
    await page
      .getByText(/第三人/)
      .first()
      .waitFor()
    await staysWell(page, 'third-party-review')
    await button(page, /^审核完，交复核/).click()
    await button(page, '交复核').last().click()
    await page.getByText('已办：审核完，交复核').waitFor()
  })
  await atDesk('approving', id, async (page) => {
    await button(page, /^核定/).click()
    await button(page, '核定并送达').click()
    await page.locator('[data-held=held]').waitFor()
    await page.reload()
    await page.getByText('已经送出').waitFor()
  })
  await phone.reload()
  const recovery = phone.getByRole('region', { name: '付款' })
  await recovery.getByRole('heading', { name: '追偿中' }).waitFor()
  assert.match(await recovery.innerText(), /要向第三人追回的\s+12,464\.00\s+已经追回\s+0\.00/)

  // More than what is owed is refused with both amounts; a part is booked, and the person sees it.
  await atDesk('finance', id, async (page) => {
    await button(page, '记收到的第三人还款').click()
    await page.getByText('还有 12,464.00 元没有收到').waitFor()
    await page.getByLabel('收到多少').fill('12,464.01')
    await button(page, '记账').click()
    await page.getByText(/还应追偿 12464\.00 元，填的是“12464\.01”元/).waitFor()
    await page.getByLabel('收到多少').fill('1,000')
    await button(page, '记账').click()
    await page.getByText('已办：记收到的第三人还款').waitFor()
    await page.getByText('追偿中 1,000.00 / 12,464.00 元').waitFor()
    await staysWell(page, 'third-party-recovered')
  })
  await phone.reload()
  await recovery.getByText('1,000.00', { exact: true }).waitFor()
  await staysWell(phone, 'third-party-person-later')
  await phone.context().close()
})
