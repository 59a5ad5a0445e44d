/** 家庭共济 in a real browser: one gives, the other accepts, a stay settles, both see it, what is left is taken back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { policiesThatShare } from '../../apps/server/src/contributions/sharing/testing.ts'
import { Hospital, settlement } from '../hospital/hospital.ts'
import { giver, member } from '../hospital/sharing.ts'
import { openBrowser, openPageAt, staysWell } from './browser.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform

before(async () => {
  server = await openPlatformServer({ YIDI_POLICIES: policiesThatShare() })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function logIn(idNumber: string): Promise<Page> {
  const page = await openPageAt(browser, server.platform.clock.now(), {})
  await page.goto(`${server.address}/login`)
  await page.getByLabel('身份证号').fill(idNumber)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: /您好/ }).waitFor()
  return page
}

test('give, accept, settle, see it on both sides, recall', async () => {
  const one = await logIn(giver.id)
  await one.goto(`${server.address}/me/sharing`)
  await one.getByRole('button', { name: '给家人一笔' }).click()
  await one.getByText('还没有可以给的家人', { exact: false }).waitFor()
  await staysWell(one, 'sharing-no-family')
  await one.goto(`${server.address}/me/family/new?who=consent`)
  await one.getByLabel('家人姓名').fill(member.name)
  await one.getByLabel('家人身份证号').fill(member.id)
  await one.getByLabel('他是我的').selectOption({ label: '子女' })
  await one.getByRole('button', { name: '确认授权' }).click()
  await one.getByText(`已经授权给${member.name}`, { exact: false }).waitFor()
  await one.getByRole('link', { name: '办家庭共济' }).click()
  await one.getByRole('button', { name: '给家人一笔' }).click()
  await one.getByRole('button', { name: '下一步' }).click()
  await one.getByText('请选一位家人。').waitFor()
  await staysWell(one, 'sharing-faults')
  await one.getByRole('button', { name: member.name }).click()
  await one.getByLabel('给多少').fill('450')
  await one.getByRole('button', { name: '下一步' }).click()
  await one.getByText(`从您的历年资金里留出 450.00 元给${member.name}`, { exact: false }).waitFor()
  await staysWell(one, 'sharing-confirm')
  await one.getByRole('button', { name: '确定留出' }).click()
  await one.getByText('等对方接受').waitFor()
  await staysWell(one, 'sharing-given')

  const two = await logIn(member.id)
  await two.goto(`${server.address}/me/sharing`)
  await two.getByText('等您接受').waitFor()
  await staysWell(two, 'sharing-offered')
  await two.getByRole('button', { name: '接受', exact: true }).click()
  await two.getByText('对方看得到每一次用在哪家医院', { exact: false }).waitFor()
  await two.getByRole('dialog').getByRole('button', { name: '接受', exact: true }).click()
  await two.getByText('可以使用').waitFor()

  const hospital = new Hospital(server.platform.app, 'H33010000001', '330100')
  const visit = await hospital.admit(member.no)
  await hospital.upload(member.no, visit, [['YDA0000001', 1, 500]])
  await hospital.discharge(member.no, visit)
  const settled = await hospital.ask('2304', settlement(member.no, visit, 500, { acct_used_flag: '2' }))
  const { setl_id, acct_mulaid_pay } = (settled.output as { setlinfo: { setl_id: string; acct_mulaid_pay: number } })
    .setlinfo
  assert.equal(acct_mulaid_pay, 300)

  for (const page of [one, two]) {
    await page.goto(`${server.address}/me/sharing`)
    await page.getByText('用掉 300.00 元，还可以用 150.00 元', { exact: false }).waitFor()
    await page.getByText('演示杭州三级医院', { exact: false }).waitFor()
    await staysWell(page, 'sharing-used')
  }
  await two.goto(`${server.address}/settlements/${setl_id}`)
  await two.getByText('其中家庭共济 300.00 元', { exact: false }).waitFor()
  await staysWell(two, 'sharing-bill')

  await one.getByRole('button', { name: '收回' }).click()
  await one.getByRole('dialog').getByRole('button', { name: '收回' }).click()
  await one.getByText('已退回', { exact: true }).waitFor()
  await one.goto(`${server.address}/account/entries`)
  await one.getByText('家庭共济，留给家人', { exact: false }).waitFor()
  await one.getByText('家庭共济，没用掉的退回', { exact: false }).waitFor()
  await staysWell(one, 'sharing-entries')
  if (process.env['YIDI_SHOTS'] !== undefined)
    for (const [name, page] of [
      ['given', one],
      ['received', two],
    ] as const) {
      await page.goto(`${server.address}/me/sharing`)
      await page.getByText('用掉 300.00 元', { exact: false }).waitFor()
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        await page.screenshot({ path: `${process.env['YIDI_SHOTS']}/${name}-${String(width)}.png`, fullPage: true })
      }
    }
})
