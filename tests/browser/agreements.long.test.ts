/** 定点协议 in a real browser: an institution applies, the agency asks once, it corrects, one reviews and another signs. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { errorRegistry } from '@yidi/contracts'
import type { StaffRole } from '@yidi/contracts'
import { openBrowser, openContext, staysWell } from './browser.ts'
import { button } from './contributing.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
const code = 'H33010000001'

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

interface Somebody {
  name: string
  roles: StaffRole[]
  pool?: string
  institution?: string
}

/** At the desk as somebody; no fault in the page's own console is allowed. */
async function as(who: Somebody, use: (page: Page) => Promise<void>, width = 1280): Promise<void> {
  const { db, clock } = server.platform
  const cookie = await signInStaff(db, clock, who)
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
const hospital: Somebody = { name: 'applies', roles: ['institution'], institution: code }

/** Opens the form of a button and sends it with what it asks. */
async function sends(page: Page, name: string, said?: string): Promise<void> {
  await button(page, name).click()
  if (said !== undefined) await page.getByLabel('写明内容').fill(said)
  await button(page, name).click()
}

test('from the page of the institution to the agreement that two people signed', async () => {
  let id = ''
  await as(
    hospital,
    async (page) => {
      await page.goto(at('/own-agreements'))
      await button(page, '向浙江省本级申请').click()
      await button(page, '申请').click()
      await page.getByText(errorRegistry['agreement-contact-not-valid'].remedy).waitFor()
      await staysWell(page, 'agreement-faults')
      await page.getByLabel('联系人').fill('演示联系人')
      await page.getByLabel('联系电话').fill('0571-12345678')
      await button(page, '申请').click()
      await page.getByText('申请编号').waitFor()
      id = page.url().split('/').at(-1)!
      await staysWell(page, 'agreement-applied')
    },
    390,
  )
  await as({ name: 'reviews', roles: ['reviewing'], pool: '339900' }, async (page) => {
    await page.goto(at(`/agreements/${id}`))
    await sends(page, '一次告知补正', '请写明开展哪些科室')
    await page.getByText('请写明开展哪些科室').first().waitFor()
    await staysWell(page, 'agreement-asked')
  })
  await as(hospital, async (page) => {
    await page.goto(at(`/own-agreements/${id}`))
    await button(page, '补正').click()
    await page.getByLabel('要说明的').fill('内科、外科')
    await button(page, '补正').click()
    await page.getByText('内科、外科').first().waitFor()
  })
  await as({ name: 'reviews', roles: ['reviewing'], pool: '339900' }, async (page) => {
    await page.goto(at(`/agreements/${id}`))
    await sends(page, '审核', '材料齐全')
    await page.getByText('材料齐全').first().waitFor()
    await staysWell(page, 'agreement-reviewed')
  })
  await as({ name: 'signs', roles: ['approving'], pool: '339900' }, async (page) => {
    await page.goto(at(`/agreements/${id}`))
    await sends(page, '签订协议')
    await page.getByText('已签订').first().waitFor()
    await staysWell(page, 'agreement-signed')
  })
  await as(hospital, async (page) => {
    await page.goto(at('/own-agreements'))
    await page.getByText('已签订').first().waitFor()
    assert.equal(await page.getByText('协议有效').count(), 2)
    await staysWell(page, 'agreement-own')
  })
})
