/**
 * 首页 answers before anything is pressed: nobody logged in, nothing yet, a filing and a bill, something to correct, somebody
 * acted for; in large type three buttons and the same answers. 办事 has the rest.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { people } from '../hospital/hospital.ts'
import { openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { liveThrough, type Lived } from './lived.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let lived: Lived

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  lived = await liveThrough(server)
})
after(async () => {
  await browser?.close()
  await server?.close()
})

const cookieOf = (personNo: string) => signInCitizen(server.platform.db, server.platform.clock, personNo)

/** A page of whoever the cookie belongs to, nobody without one, at an address. */
async function open(address: string, cookie?: string, look: Look = {}): Promise<Page> {
  const page = await openPageAt(browser, server.platform.clock.now(), look)
  if (cookie !== undefined) {
    const [name, value] = cookie.split('=') as [string, string]
    await page.context().addCookies([{ name, value, url: server.address }])
  }
  await page.goto(server.address + address)
  return page
}

const looks: readonly Look[] = [{}, { size: 'elder', width: 320 }, { colour: 'dark', width: 1280, height: 800 }]
const lookName = ({ width = 390, size = 'normal', colour = 'light' }: Look) => `${String(width)}-${size}-${colour}`

const answer = (page: Page, name: string) => page.getByRole('region', { name })

let keys = 0
async function send<Reply>(cookie: string, url: string, payload: object): Promise<Reply> {
  const headers = { cookie, 'idempotency-key': `a-key-of-the-home-page-${String(++keys)}` }
  const reply = await server.platform.app.inject({ method: 'POST', url, headers, payload })
  assert.ok(reply.statusCode < 300, reply.body)
  return reply.json<Reply>()
}

for (const look of looks)
  test(`nobody logged in, and somebody with a filing and a bill: ${lookName(look)}`, async () => {
    const guest = await open('/', undefined, look)
    await guest.getByRole('link', { name: /^去看病/ }).waitFor()
    await staysWell(guest, `home-guest-${lookName(look)}`)
    await guest.context().close()

    const page = await open('/', lived.cookie, look)
    await answer(page, '要去的地方能不能报')
      .getByRole('link', { name: /去上海市.*备案有效.*到2026年12月31日为止.*可以直接结算/ })
      .waitFor()
    await answer(page, '正在办的').getByText('没有正在办的事').waitFor()
    await answer(page, '上一笔账').getByText('4,096.00').waitFor()
    await staysWell(page, `home-own-${lookName(look)}`)
    await page.goto(`${server.address}/services`)
    await page.getByRole('link', { name: /^我的备案/ }).waitFor()
    await staysWell(page, `services-${lookName(look)}`)
    await page.context().close()
  })

test('nobody logged in: what can be asked without a log-in, the log-in, and a door for those who work here', async () => {
  const page = await open('/')
  const main = page.getByRole('main')
  await main.getByRole('link').first().waitFor()
  assert.deepEqual(await Promise.all((await main.getByRole('link').all()).map((link) => link.getAttribute('href'))), [
    '/go',
    '/file',
    '/quote',
    '/login',
    '/desk/login',
    '/en',
  ])
  await page.getByRole('link', { name: '办事' }).click()
  await page.getByRole('heading', { level: 1, name: '办事' }).waitFor()
  assert.equal(await page.getByRole('heading', { name: '正在办的' }).count(), 0)
  await page.getByRole('link', { name: '首页' }).click()
  await page.getByRole('link', { name: /^登录/ }).click()
  await page.getByLabel('身份证号').waitFor()
  await page.goto(server.address)
  await page.getByRole('link', { name: '单位、医疗机构和工作人员从这里进' }).click()
  await page.waitForURL('**/desk/login')
  await page.context().close()
})

test('nothing yet: what is true at home is said, and where to begin', async () => {
  const page = await open('/', await cookieOf(people.child))
  const covered = answer(page, '要去的地方能不能报')
  const home = covered.getByRole('link', { name: /在浙江省杭州市看病不用备案/ })
  assert.equal(await home.getAttribute('href'), '/go')
  await answer(page, '上一笔账').getByText('还没有结算过的账').waitFor()
  await staysWell(page, 'home-nothing')
  await page.getByRole('link', { name: /^我要备案/ }).click()
  await page.getByRole('heading', { level: 1, name: '我要备案' }).waitFor()
  await page.context().close()
})

test('one tap from 首页: the filing, the bill, the form', async () => {
  const page = await open('/', lived.cookie)
  await page.getByRole('link', { name: /去上海市.*备案有效/ }).click()
  await page.waitForURL(`**${lived.filing}`)
  await page.getByRole('button', { name: '返回' }).click()
  await answer(page, '上一笔账')
    .getByRole('link', { name: /您自己付 4,096.00 元.*演示上海三级医院.*2026年6月20日/ })
    .click()
  await page.waitForURL(`**${lived.bill}`)
  await page.goBack()
  await page.getByRole('link', { name: /^我要备案/ }).click()
  await page.waitForURL('**/file')
  await page.context().close()
})

test('stopped benefits come first, with the way out', async () => {
  const page = await open('/', await cookieOf(people.stopped))
  await page.getByRole('heading', { name: /您的医保待遇从2026年1月1日起停了/ }).waitFor()
  const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()
  assert.match(headings[2]!, /医保待遇/)
  assert.equal(
    await answer(page, '要去的地方能不能报')
      .getByRole('link', { name: /不用备案/ })
      .count(),
    0,
  )
  await page.getByRole('main').getByRole('link', { name: '打电话问' }).waitFor()
  await staysWell(page, 'home-stopped')
  await page.context().close()
})

/** No rule can decide it: a hospital that nobody knows. A clerk must look. */
const referral = (destination: string, from: string) => ({
  type: 'referral',
  destination,
  from,
  mobile: '13800000000',
  commitmentSigned: true,
  materials: ['referral-form'],
  referral: { institution: '查不到的医院', on: '2026-06-18' },
  reason: '需要进一步检查',
})

test('something to correct stands on 首页, the rest in 办事; put right from there', async () => {
  const { db, clock } = server.platform
  const cookie = await cookieOf(people.taizhouResident)
  const clerk = await signInStaff(db, clock, { roles: ['accepting'], pool: '331000' })
  await send(cookie, '/api/filings', referral('420100', '2026-06-20'))
  const back = await send<{ id: string }>(cookie, '/api/filings', referral('440100', '2026-06-21'))
  await send(clerk, `/api/desk/filings/${back.id}/ask-corrections`, { reason: '转诊备案表没有盖章' })
  for (const look of [{}, { size: 'elder' as const }, { width: 1280 }]) {
    const page = await open('/', cookie, look)
    const underWay = answer(page, '正在办的')
    await underWay.getByRole('link', { name: /去广东省广州市的备案.*等您办.*待补正：转诊备案表没有盖章/ }).waitFor()
    await staysWell(page, `home-correct-${lookName(look)}`)
    await underWay.getByRole('link', { name: '还有 1 件正在办' }).click()
    await page.getByRole('link', { name: /去湖北省武汉市的备案.*办理中/ }).waitFor()
    await staysWell(page, `services-correct-${lookName(look)}`)
    await page.getByRole('link', { name: /去广东省广州市的备案/ }).click()
    await page.getByRole('link', { name: '去补正' }).waitFor()
    await page.context().close()
  }
})

test('in large type exactly three buttons below the answers', async () => {
  for (const cookie of [undefined, lived.cookie]) {
    const page = await open('/', cookie, { size: 'elder' })
    await page.getByRole('link', { name: '打 12393 问人' }).waitFor()
    const main = page.getByRole('main')
    const outside = main.locator('a:not(section a)')
    assert.deepEqual(await outside.allInnerTexts(), ['去看病', '我要备案', '打 12393 问人'])
    assert.equal(await main.getByRole('region').count(), cookie === undefined ? 0 : 3)
    await page.context().close()
  }
})

test('acting for a member of the family: theirs is shown, and what was not given is said', async () => {
  const giver = await cookieOf(people.retiredWithFiling)
  const to = { direction: 'consent', name: '演示职工乙', idNumber: '330100198811020127', relation: 'child' }
  await send(giver, '/api/me/authorisations', { ...to, scopes: ['file'] })
  const page = await open('/me/family', lived.cookie)
  const other = page.getByRole('listitem').filter({ hasText: '演示退休甲' })
  await other.getByRole('button', { name: '替他办' }).click()
  await page.getByText('正在替 演示退休甲 办理').waitFor()
  await answer(page, '要去的地方能不能报')
    .getByRole('link', { name: /去上海市/ })
    .waitFor()
  await answer(page, '上一笔账').getByText('演示退休甲没有授权您看结算。').waitFor()
  await staysWell(page, 'home-acting')
  await page.getByRole('button', { name: '换回自己' }).click()
  await page.getByRole('link', { name: '首页' }).click()
  await answer(page, '上一笔账').getByText('4,096.00').waitFor()
  await page.context().close()
})

test('首页 asks once for its three answers', async () => {
  const page = await openPageAt(browser, server.platform.clock.now())
  const [name, value] = lived.cookie.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: server.address }])
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(pathname)
  })
  await page.goto(server.address)
  await answer(page, '上一笔账').getByText('4,096.00').waitFor()
  await page.getByRole('link', { name: /^消息/ }).waitFor()
  await page.waitForLoadState('networkidle')
  assert.deepEqual(asked.sort(), ['/api/me/home', '/api/me/notices/unread', '/api/session'])
  await page.context().close()
})
