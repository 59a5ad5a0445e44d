/**
 * 去看病: one question a page to one answer, and the answer is what the hospital gets from the gateway. Whether to file, whether it
 * settles, what it costs, and the form with all of it filled in.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { Hospital, people, settlement } from '../hospital/hospital.ts'
import { openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
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

const ids = {
  active: '330100198811020127',
  retired: '330100195003070114',
  xingtai: '130500197207070128',
  taizhou: '331000196012120128',
  stopped: '330100197001010117',
  provincial: '330100199001090128',
} as const

const openPage = (look: Look = {}): Promise<Page> => openPageAt(browser, server.platform.clock.now(), look)

/** A page of somebody who is logged in, at an address of 去看病. */
async function pageOf(who: keyof typeof ids | undefined, search = '', look: Look = {}): Promise<Page> {
  const page = await openPage(look)
  if (who !== undefined) {
    await page.goto(`${server.address}/login`)
    await page.getByLabel('身份证号').fill(ids[who])
    await page.getByLabel('密码').fill(server.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('link', { name: '我的' }).first().waitFor()
  }
  await page.goto(`${server.address}/go${search}`)
  return page
}

const headline = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor()
const own = async (page: Page, way: string) =>
  (await page.getByRole('region', { name: way, exact: true }).locator('[data-own]').innerText()).replaceAll(/\s/g, '')

let pictures = 0
const look = (page: Page) => staysWell(page, `go-${String(++pictures)}`)

for (const size of [{}, { width: 320 }, { size: 'elder' }, { width: 1280, height: 800 }] satisfies Look[])
  test(`without log-in, a question a page to the answer: ${JSON.stringify(size)}`, async () => {
    const page = await pageOf(undefined, '', size)
    await page.getByRole('heading', { name: '您要去哪里看病？' }).waitFor()
    await look(page)
    await page.getByRole('button', { name: '上海市' }).click()
    await page.getByRole('heading', { name: '去上海市的哪家医院？' }).waitFor()
    await page.getByRole('button', { name: /演示上海三级医院/ }).waitFor()
    await look(page)
    await page.getByRole('button', { name: /^还没定/ }).click()
    await page.getByRole('heading', { name: '看什么？' }).waitFor()
    await look(page)
    await page.getByRole('button', { name: '住院', exact: true }).click()
    await headline(page, '要先备案')
    await page.getByText('跨省异地就医要先备案。').waitFor()
    await page.getByText(/办好以后，在上海市开通了异地直接结算的医院/).waitFor()
    await page.getByRole('region', { name: '先备案', exact: true }).waitFor()
    await look(page)
    await page.getByText('要什么材料，怎么办').click()
    await page.getByRole('heading', { name: /怎么备案/ }).waitFor()
    await page.getByText('自己先付了，回来怎么报销').click()
    await page.getByRole('heading', { name: /没能直接结算，怎么报销/ }).waitFor()
    await look(page)
    await page.getByRole('button', { name: '台州' }).click()
    await page.getByRole('button', { name: '台州', pressed: true }).waitFor()
    await headline(page, '要先备案')

    // The way back of the telephone goes one question back.
    await page.goBack()
    await page.getByRole('heading', { name: '看什么？' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: '去上海市的哪家医院？' }).waitFor()
    await page.context().close()
  })
