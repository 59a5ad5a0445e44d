/** 个人账户 through the pages: a pension entered at the desk, a run begun there, its result on the phone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { carryOnRuns } from '../../apps/server/src/contributions/accounts/index.ts'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { people } from '../hospital/hospital.ts'
import { openBrowser, openContext, staysWell } from './browser.ts'
import { button, openParties, enterEmployer, type Parties } from './contributing.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let parties: Parties
const { provincialReferral: personNo } = people

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  await enterEmployer(server)
  parties = await openParties(browser, server)
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function enterPension(): Promise<void> {
  const page = await parties.page('accepting')
  await page.goto(`${server.address}/desk/people/${personNo}`)
  await button(page, '录入养老金').click()
  await page.getByLabel('从哪个月起').fill('2025-01')
  await page.getByLabel('本人上年月养老金').fill('12000')
  await page.getByLabel('凭什么录入').fill('养老金核定表')
  await staysWell(page, 'accounts-pension')
  await button(page, '保存').click()
  await page
    .getByText(/12,000\.00/)
    .first()
    .waitFor()
  await staysWell(page, 'accounts-person')
  await page.context().close()
}

async function run(): Promise<void> {
  const page = await parties.page('finance')
  await page.goto(`${server.address}/desk/account-runs`)
  await button(page, '开始划账').click()
  await staysWell(page, 'accounts-start')
  await button(page, '开始').click()
  await page.getByRole('cell', { name: '正在做' }).waitFor()
  const { db: database, clock } = server.platform
  // What the server's background work does each minute.
  await carryOnRuns({ database, clock, release: openRelease() })
  await page.reload()
  await page.getByRole('cell', { name: /^已完成/ }).waitFor()
  await page.getByRole('cell', { name: '2026年6月按月划入', exact: true }).waitFor()
  await staysWell(page, 'accounts-done')
  await page.context().close()
}

test('a pension is entered, the month is credited by it, and the phone shows the entry with what either fund holds', async () => {
  await enterPension()
  await run()
  const context = await openContext(browser, {})
  const { db, clock } = server.platform
  const [name, value] = (await signInCitizen(db, clock, personNo)).split('=') as [string, string]
  await context.addCookies([{ name, value, url: server.address }])
  await context.clock.setFixedTime(clock.now())
  const phone = await context.newPage()
  await phone.goto(`${server.address}/account/entries`)
  // Seventy years of age on the first of June: 5.8 % of 12,000.00, beside the 600.00 of years before.
  const entry = phone.getByRole('listitem').filter({ hasText: '退休人员划入' }).first()
  const told = await entry.innerText()
  for (const part of ['当年资金', '+696.00', '余 当年 696.00', '历年 600.00']) assert.ok(told.includes(part), told)
  await staysWell(phone, 'accounts-phone')
  await context.close()
})
