/** 个人账户支取 in a real browser: a death and the heirs are entered, another approves, the bank pays each, and the books agree. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { people } from '../hospital/hospital.ts'
import { openBrowser, openContext, staysWell } from './browser.ts'
import { button } from './contributing.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
const { provincialReferral: personNo } = people

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

type Role = 'accepting' | 'approving' | 'finance'

/** At the desk of the pool as somebody, at an address. */
async function atDesk(name: string, role: Role, path: string): Promise<Page> {
  const { db, clock } = server.platform
  const signed = await signInStaff(db, clock, { roles: [role], pool: '339900', name })
  const [cookie, value] = signed.split('=') as [string, string]
  const context = await openContext(browser, { width: 1280, height: 900 })
  await context.clock.setFixedTime(clock.now())
  await context.addCookies([{ name: cookie, value, url: server.address }])
  const page = await context.newPage()
  await page.goto(`${server.address}/desk${path}`)
  return page
}

/** On a screen of the desk, and on a narrow one. */
async function fitsBoth(page: Page, picture: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await staysWell(page, `${picture}-${String(width)}`)
  }
}

async function enterHeirs(page: Page): Promise<void> {
  await button(page, '登记去世').click()
  await page.getByLabel('死亡证明的名称和编号').fill('死亡医学证明 330100-1')
  await button(page, '登记').click()
  await page.getByText('已登记去世：', { exact: false }).waitFor()
  await button(page, '录入继承人').click()
  await button(page, '再加一位').click()
  for (const [no, name, proof, share] of [
    [1, '演示继承甲', '护照 E00000001', '50'],
    [2, '演示继承乙', '护照 E00000002', '50'],
  ] as const) {
    const heir = page.getByRole('region', { name: `第 ${String(no)} 位继承人` })
    await heir.getByLabel('姓名').fill(name)
    await heir.getByLabel('别的证件').fill(proof)
    await heir.getByLabel('份额（%）').fill(share)
    await heir.getByLabel('开户行').fill('演示银行杭州分行')
    await heir.getByLabel('账号', { exact: true }).fill('6222000011112222337')
  }
  await page.getByText('合计 100%').waitFor()
  await page.getByLabel('凭什么：材料的名称和编号').fill('继承公证书 1')
  await fitsBoth(page, 'payout-heirs')
  await button(page, '保存').click()
  await page.getByRole('link', { name: '个人账户继承' }).waitFor()
}

test('a death and its heirs are entered, another approves, the bank pays each, and the books agree', async () => {
  const clerk = await atDesk('payout-clerk', 'accepting', `/people/${personNo}/account-payouts`)
  await enterHeirs(clerk)
  await fitsBoth(clerk, 'payout-person')
  await clerk.goto(`${server.address}/desk/account-payouts`)
  const open = clerk.getByRole('table', { name: '没有办完的' }).getByRole('link', { name: /第 1 位/ })
  await open.waitFor()
  await fitsBoth(clerk, 'payouts')
  await open.click()
  await clerk.getByRole('table', { name: '谁得多少' }).waitFor()
  const address = new URL(clerk.url()).pathname.replace('/desk', '')
  assert.equal(await clerk.getByRole('button', { name: /^核准/ }).count(), 0)
  await clerk.context().close()

  const other = await atDesk('payout-approver', 'approving', address)
  await other.getByRole('button', { name: '核准 600.00 元' }).waitFor()
  await fitsBoth(other, 'payout')
  await other.getByRole('button', { name: '核准 600.00 元' }).click()
  await other.getByText('300.00').first().waitFor()
  await other.getByRole('button', { name: /^核准/ }).waitFor({ state: 'detached' })
  await other.context().close()

  const drawer = await atDesk('payout-finance', 'finance', '/payments')
  await button(drawer, '开付款批次').click()
  await drawer.getByText('请另一位财务人员复核').waitFor()
  const batch = new URL(drawer.url()).pathname.replace('/desk', '')
  await drawer.context().close()
  const payer = await atDesk('payout-finance-2', 'finance', batch)
  await button(payer, '复核').click()
  await payer.getByText('共 2 笔，600.00 元。').waitFor()
  await button(payer, '复核').click()
  const arrives = payer.waitForEvent('download')
  await payer.getByRole('link', { name: '取付款文件（CSV）' }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await arrives).createReadStream()) chunks.push(chunk as Buffer)
  const [heads, first, second, totals] = Buffer.concat(chunks).toString('utf8').trimEnd().split('\r\n')
  const answer = [`${heads!},结果,退回原因`, `${first!},成功,`, `${second!},成功,`, `${totals!},,`]
  await button(payer, '导入银行结果').click()
  await payer.getByLabel('银行的日期').fill(server.platform.clock.today())
  await payer.getByLabel('银行的日期').press('Tab')
  await payer.getByLabel('银行的结果文件').setInputFiles({
    ...{ name: '结果.csv', mimeType: 'text/csv', buffer: Buffer.from(answer.join('\r\n')) },
  })
  await button(payer, '导入').click()
  await payer.getByText('已完成').waitFor()
  await payer.context().close()
  await ledgerAgrees(server.platform.db)
})
