/** 个人账户更正 in a real browser: entered by one, confirmed by another, and the books agree. */
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

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

type Role = 'accepting' | 'approving'

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

test('a correction is entered by one and confirmed by another', async () => {
  const path = `/people/${people.provincialActive}/account-payouts`
  const clerk = await atDesk('correction-clerk', 'accepting', path)
  await button(clerk, '更正账户').click()
  await clerk.getByLabel('哪一项资金').selectOption({ label: '历年资金' })
  await clerk.getByLabel('金额').fill('20.00')
  await clerk.getByLabel('为什么').fill('多划入一个月')
  await clerk.getByLabel('凭什么：材料的名称和编号').fill('审批表 1')
  await button(clerk, '保存').click()
  await clerk.getByRole('link', { name: '历年资金 扣回 20.00 元' }).click()
  await clerk.getByText('多划入一个月').waitFor()
  const address = new URL(clerk.url()).pathname.replace('/desk', '')
  await clerk.context().close()
  const other = await atDesk('correction-approver', 'approving', address)
  await button(other, '确认更正').waitFor()
  await fitsBoth(other, 'correction')
  await button(other, '确认更正').click()
  await other.getByText('已更正').waitFor()
  await other.context().close()
  await ledgerAgrees(server.platform.db)
})
