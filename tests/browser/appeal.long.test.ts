/** 申诉 in a real browser: a person appeals on the phone against a result, the desk answers, the person reads the answer. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { people } from '../hospital/hospital.ts'
import { openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { openDecisions, sendClaim } from './claimed.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
const faults: string[] = []

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function openAs(data: object, look: Look): Promise<Page> {
  const page = await openPageAt(browser, server.platform.clock.now(), look)
  page.on('pageerror', (error) => faults.push(error.message))
  assert.ok((await page.request.post(`${server.address}/api/session`, { data })).ok())
  return page
}

/** Goes from the queue to the appeal, as its clerk does, and answers it. */
async function answer(page: Page): Promise<void> {
  await page.goto(`${server.address}/desk/queue`)
  await page.getByRole('link', { name: /申诉/ }).first().click()
  await page.getByText('检查有病历，不该扣').waitFor()
  await staysWell(page)
  await page.getByRole('button', { name: '申诉不成立' }).click()
  await page.getByText('请写明理由。').waitFor()
  await page.getByLabel('理由（申请人看得到）').fill('扣的是先行自付的部分，和病历无关')
  const basis = page.getByLabel('依据', { exact: true })
  await basis.fill('第三十五条')
  await basis.press('Enter')
  await staysWell(page)
  await page.getByRole('button', { name: '申诉不成立' }).click()
  await page.getByText('这一件现在没有要您办的事').waitFor()
  const answered = page.getByRole('region', { name: '答复' })
  await answered.getByText('扣的是先行自付的部分，和病历无关').waitFor()
  await answered.getByRole('button', { name: /第三十五条/ }).waitFor()
  await staysWell(page)
}

test('appealed against on the phone, answered at the desk by who did not approve it, read on the phone', async () => {
  const { db, clock } = server.platform
  const { id } = await sendClaim(server, await signInCitizen(db, clock, people.active))
  const decide = await openDecisions(server)
  await decide(id)

  const idNumber = '330100198811020127'
  const phone = await openAs({ kind: 'citizen', idNumber, password: server.password }, {})
  await phone.goto(`${server.address}/claims/${id}`)
  await phone.getByRole('button', { name: '不服这个结果' }).click()
  await phone.getByRole('button', { name: '提交申诉' }).click()
  await phone.getByText('请写明为什么不服。').waitFor()
  await phone.getByLabel('为什么不服').fill('检查有病历，不该扣')
  await staysWell(phone)
  await phone.getByRole('button', { name: '提交申诉' }).click()
  await phone.getByText('申诉已提交', { exact: true }).waitFor()
  await staysWell(phone)

  const desk = await openAs(
    { kind: 'staff', name: 'approve-330100', password: server.password },
    { width: 1280, height: 800 },
  )
  await answer(desk)

  await phone.reload()
  await phone.getByText('申诉不成立', { exact: true }).waitFor()
  await phone.getByText('扣的是先行自付的部分，和病历无关').waitFor()
  await staysWell(phone)
  await phone.goto(`${server.address}/messages`)
  await phone.getByText('申诉不成立').first().waitFor()
  assert.deepEqual(faults, [])
})
