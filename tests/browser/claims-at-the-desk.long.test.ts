/**
 * Claims at the desk in a real browser: a reviewer cuts a line with the keyboard while the amounts follow, another account approves
 * what it saw; and a person who comes to the counter with paper.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ClaimMessage } from '@yidi/contracts'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { people } from '../hospital/hospital.ts'
import { openBrowser, openContext, staysWell, type Look } from './browser.ts'
import { sendClaim } from './claimed.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let cookie: string

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  cookie = await signInCitizen(server.platform.db, server.platform.clock, people.active)
})
after(async () => {
  await browser?.close()
  await server?.close()
})

/** A page of an account of the agency, at a room of its own; no fault of the page's scripts is allowed. */
async function atDesk(name: string, room: string, use: (page: Page) => Promise<void>, look: Look = {}): Promise<void> {
  const context = await openContext(browser, { width: 1280, height: 800, ...look })
  await context.clock.setFixedTime(server.platform.clock.now())
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/desk/login?next=${encodeURIComponent(`/desk${room}`)}`)
  await page.getByLabel('工作账号').fill(name)
  await page.getByLabel('密码').fill(server.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/login'))
  await page.goto(`${server.address}/desk${room}`)
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

let keys = 0
async function send<Reply>(by: string, url: string, payload?: object): Promise<Reply> {
  const answer = await server.platform.app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    ...(payload === undefined ? {} : { payload }),
    headers: { cookie: by, 'idempotency-key': `claims-browser-${String(++keys)}` },
  })
  assert.ok(answer.statusCode < 300, answer.body)
  return answer.json<Reply>()
}

const claimNow = async (id: string): Promise<ClaimMessage> =>
  (await send<{ claim: ClaimMessage }>(cookie, `/api/claims/${id}`)).claim

const press = async (page: Page, ...pressed: string[]): Promise<void> => {
  for (const key of pressed) await page.keyboard.press(key)
}

/** Until the amounts that follow say so. */
const fundIs = (page: Page, yuan: string) => page.locator('[data-fund]', { hasText: yuan }).waitFor()
const focused = (page: Page, attribute: string) =>
  page.evaluate<string | null>(`document.activeElement.getAttribute('${attribute}')`)

test('a line is cut with the keyboard while the amounts follow, another account approves what it saw', async () => {
  const { id } = await sendClaim(server, cookie)
  await atDesk('desk-330100', `/claims/${id}`, async (page) => {
    await page.getByRole('button', { name: '受理' }).click()
    await page.getByText('已办：受理').waitFor()
  })
  await atDesk('review-330100', '/claims', async (page) => {
    await page.getByRole('link', { name: new RegExp(id) }).click()
    await fundIs(page, '12,464.00')
    await page.getByRole('img', { name: /票据|病历/ }).waitFor()
    await staysWell(page)
    await press(page, '?')
    await page.getByRole('dialog').getByText('扣减这一项').waitFor()
    await press(page, 'Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await press(page, 'ArrowDown')
    assert.equal(await focused(page, 'data-line'), '1')
    await press(page, 'x')
    await page.getByLabel('扣减理由').waitFor()
    await page.waitForFunction("document.activeElement.getAttribute('role') === 'combobox'")
    await page.keyboard.type('票据或病历')
    await press(page, 'Enter')
    // 12,000 are left: 9,600 after the prepayment, 8,800 above the deductible.
    await fundIs(page, '7,216.00')
    await staysWell(page)
    await press(page, 'Escape')
    assert.equal(await focused(page, 'data-line'), '1', 'the keyboard goes back to the line')
    await press(page, 'u', 'u')
    await fundIs(page, '12,464.00')
    await press(page, 'ArrowDown', 'x')
    await page.waitForFunction("document.activeElement.getAttribute('role') === 'combobox'")
    await page.keyboard.type('票据或病历')
    await press(page, 'Enter')
    await page.getByLabel(/^扣多少/).fill('12000.01')
    await page.getByText('填一个大于 0、不超过 12,000.00 的金额').waitFor()
    await page.getByLabel(/^扣多少/).fill('2000')
    await fundIs(page, '11,152.00')
    await page.reload()
    await fundIs(page, '11,152.00')
    await press(page, 'd', 'Enter')
    await page.getByRole('button', { name: '交复核' }).press('Enter')
    await page.getByText('已办：审核完，交复核').waitFor()
    await page.getByText('这一件现在没有要您办的事').waitFor()
    await staysWell(page)
  })
  assert.equal((await claimNow(id)).state, 'reviewed')
  await atDesk('approve-330100', `/claims/${id}`, async (page) => {
    await page.getByText('按算出来的结算。扣减 1 项。').waitFor()
    await press(page, 'd', 'Enter')
    const form = page.getByRole('region', { name: '办理' })
    await form.getByText('11,152.00 元').waitFor()
    await form.getByText(/付给 .*尾号 0000/).waitFor()
    await staysWell(page)
    await form.getByRole('button', { name: '核定并送达' }).press('Enter')
    await page.locator('[data-held=held]').waitFor()
    await page.reload()
    await page.getByText('已经送出').waitFor()
    await page.getByRole('region', { name: '结果' }).getByText('11,152.00 元').waitFor()
    assert.equal(await page.getByText('时间重叠').count(), 0, 'what is settled is not held against itself')
    await staysWell(page)
  })
  const claim = await claimNow(id)
  assert.deepEqual([claim.state, claim.result?.fund, claim.result?.cuts], ['approved', '11152.00', 1])
})

test('a person at the counter: found, a claim typed in with its papers, its estimate, what is missing, sent', async () => {
  let id = ''
  await atDesk('desk-330100', '/claims-entry', async (page) => {
    await page.getByLabel('参保人身份证号').fill('330100198811020127')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('button', { name: '新的报销' }).click()
    const why = page.getByLabel('为什么没有直接结算')
    await why.fill('没有备案')
    await why.press('Enter')
    await page.getByLabel('从哪天').fill('2026-06-02')
    await page.getByLabel('到哪天').fill('2026-06-08')
    await page.getByLabel('在哪家医院或药店').fill('演示上海三级')
    await page.getByRole('button', { name: /演示上海三级医院/ }).click()
    await page.getByLabel('票据号码').fill('87654321')
    const invoice = page.getByRole('group', { name: '第 1 张票据' })
    await invoice.getByLabel('金额（元）').fill('20000')
    const line = page.getByRole('group', { name: '第 1 项' })
    await line.getByLabel('项目名称').fill('甲类药品')
    await line.getByRole('button', { name: '在目录里找编码' }).click()
    await line.getByLabel('在参保地目录里找').fill('YDA0000001')
    await line.getByRole('button', { name: /YDA0000001/ }).click()
    await line.getByLabel('金额（元）').fill('18000')
    await page.getByText('清单合计 18,000.00 元，票据合计 20,000.00 元，两边不一样。').waitFor()
    await line.getByLabel('金额（元）').fill('20000')
    await page.getByText('清单和票据都是 20,000.00 元。').waitFor()
    await page.getByRole('region', { name: '估算' }).getByText('本人大约自己付').waitFor()
    await page.getByRole('button', { name: '检查' }).click()
    await page.getByText('还有几处要改').waitFor()
    await staysWell(page)
    const inputs = await page.getByLabel(/^为“/).all()
    const asked = await Promise.all(inputs.map((input) => input.getAttribute('aria-label')))
    // One after the other, none waited for: files on their way take nothing away from each other.
    for (const label of asked)
      await page
        .getByLabel(label ?? '', { exact: true })
        .setInputFiles({ name: `${String(++keys)}.png`, mimeType: 'image/png', buffer: samplePng(40 + keys) })
    await page.getByLabel('手机').first().fill('13800000000')
    await page.getByLabel('开户行').fill('演示银行杭州分行')
    await page.getByLabel('银行卡号或账号', { exact: true }).fill('6222020000000000000')
    await page.getByLabel(/承诺书已由参保人/).check()
    await page.getByRole('button', { name: '提交报销' }).click()
    await page.getByText('已提交：已提交').waitFor()
    const told = page.getByRole('status').filter({ hasText: '已提交' })
    id = await told.getByRole('link').innerText()
    await page.getByRole('button', { name: '再办一件' }).click()
    await page.getByText('已提交', { exact: true }).waitFor()
  })
  await correctAndWithdraw(id)
})

/** The agency asks for one thing more; the person comes again, and in the end takes the claim back. */
async function correctAndWithdraw(id: string): Promise<void> {
  await atDesk('desk-330100', `/claims/${id}`, async (page) => {
    await page.getByRole('button', { name: '请申请人补正' }).click()
    await page.getByLabel('还要补正什么').fill('出院小结没有盖章')
    await page.getByRole('button', { name: '发补正通知（1 条）' }).click()
    await page.locator('[data-held=held]').waitFor()
    await page.reload()
    await page.getByText('已经送出').waitFor()
  })
  await atDesk('desk-330100', '/claims-entry', async (page) => {
    await page.getByLabel('参保人身份证号').fill('330100198811020127')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByText(/出院小结没有盖章/).waitFor()
    await page.getByRole('button', { name: '补正' }).click()
    const first = page.getByRole('group', { name: '第 1 项' })
    assert.equal(await first.getByLabel('项目名称').inputValue(), '甲类药品')
    assert.equal(await page.getByLabel('票据号码').inputValue(), '87654321')
    await page.getByText('清单和票据都是 20,000.00 元。').waitFor()
    await page.getByRole('button', { name: '检查' }).click()
    await page.getByRole('button', { name: '提交报销' }).click()
    await page.getByText('已提交：已提交').waitFor()
    await page.getByRole('button', { name: '再办一件' }).click()
    const line = page.getByRole('listitem').filter({ hasText: '2026年6月2日' })
    await line.getByRole('button', { name: '撤回' }).click()
    await page.getByRole('button', { name: '确定撤回' }).click()
    await page.getByText('请写明原因').waitFor()
    await page.getByLabel('为什么撤回').fill('医院改为直接结算')
    await page.getByRole('button', { name: '确定撤回' }).click()
    await line.getByText('已撤回').waitFor()
    await staysWell(page)
  })
}
