/** 稽核案件 in a real browser: the desk opens and asks, the person answers on the phone, another decides, the phone says what follows. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
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

/** As somebody who is signed in; no fault in the page's own console is allowed. */
async function as(cookie: string, width: number, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, { width, height: 844 })
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: server.address }])
  await context.clock.setFixedTime(server.platform.clock.now())
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}
const atDesk = async (name: string, use: (page: Page) => Promise<void>, width = 1280) => {
  const { db, clock } = server.platform
  await as(await signInStaff(db, clock, { name, roles: ['inspecting'], pool: '330100' }), width, use)
}
const onPhone = async (use: (page: Page) => Promise<void>) => {
  const { db, clock } = server.platform
  await as(await signInCitizen(db, clock, people.active), 390, use)
}

test('from opening to the phone of the person: asked, answered, decided by another, shown with the way out', async () => {
  let id = ''
  await atDesk('looks', async (page) => {
    await page.goto(`${server.address}/desk/cases`)
    await button(page, '立案').click()
    await page.getByLabel('对象').fill('330100198811020127')
    await page.getByLabel('发现的情况').fill('一个月内在两家机构重复配同一种药')
    await button(page, '立案').click()
    await page.getByText('案件编号').waitFor()
    id = page.url().split('/').at(-1)!
    await staysWell(page, 'case-opened')
    await button(page, '开始核查').click()
    await page.getByLabel('说明').fill('调取两家机构的明细')
    await button(page, '开始核查').click()
    await button(page, '告知并听取陈述申辩').click()
    await staysWell(page, 'case-asking')
    await button(page, '告知并听取陈述申辩').click()
    await page.getByText('等陈述申辩').first().waitFor()
  })
  await onPhone(async (page) => {
    await page.goto(`${server.address}/measures`)
    await page.getByText('一个月内在两家机构重复配同一种药').waitFor()
    await staysWell(page, 'measures-asked')
    await button(page, '交给经办机构').click()
    await page.getByText('请写要说明的情况').waitFor()
    await page.getByLabel('要说明的情况').fill('替家人配的')
    await button(page, '交给经办机构').click()
    await page.getByText('已经收到').waitFor()
  })
  await atDesk('looks', async (page) => {
    await page.goto(`${server.address}/desk/cases/${id}`)
    await page.getByText('替家人配的').waitFor()
    await button(page, '提出处理意见').click()
    await page.getByLabel('依据').fill('浙人社发〔2016〕113号 第四十二条')
    await page.getByLabel('说明').fill('属实')
    await staysWell(page, 'case-proposing')
    await button(page, '提出处理意见').click()
    await page.getByText('待审定').first().waitFor()
    assert.equal(await button(page, '审定，作出处理决定').count(), 0, 'who proposed does not decide')
  })
  await atDesk(
    'decides',
    async (page) => {
      await page.goto(`${server.address}/desk/cases/${id}`)
      await button(page, '审定，作出处理决定').click()
      await page.getByLabel('说明').fill('同意')
      await button(page, '审定，作出处理决定').click()
      await page.getByText('已作出处理决定').first().waitFor()
      await staysWell(page, 'case-decided')
    },
    390,
  )
  await onPhone(async (page) => {
    await page.goto(server.address)
    await page.getByText('暂停直接结算').first().waitFor()
    await page.getByRole('link', { name: '看原因，去申辩' }).click()
    await page.getByText('报销不受影响').first().waitFor()
    await staysWell(page, 'measures-suspended')
  })
})
