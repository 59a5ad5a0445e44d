/**
 * The home of each role in a real browser: its figures equal what the lists show that they lead to, in wide and narrow, dark and
 * large; an old address of the queue leads on; and a filing is accepted and approved from the home by keyboard alone.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { DeskHomeMessage, FilingForm, FilingMessage } from '@yidi/contracts'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { people } from '../hospital/hospital.ts'
import { openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let cookie: string

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  cookie = await signInCitizen(server.platform.db, server.platform.clock, people.taizhouResident)
})
after(async () => {
  await browser?.close()
  await server?.close()
})

const wide: Look = { width: 1280, height: 800 }

/** Logs in and lands on the home; no fault of the page's scripts is allowed. */
async function atHome(name: string, look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const page = await openPageAt(browser, server.platform.clock.now(), look)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/desk/login`)
  await page.getByLabel('工作账号').fill(name)
  await page.getByLabel('密码').fill(server.password)
  await page.getByLabel('密码').press('Enter')
  await page.getByRole('heading', { level: 1, name: '首页' }).waitFor()
  await page.getByRole('list', { name: '今天' }).waitFor()
  await use(page)
  assert.deepEqual(faults, [])
  await page.context().close()
}

let keys = 0
async function asCitizen(url: string, payload: object): Promise<FilingMessage> {
  const answer = await server.platform.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': `home-browser-${String(++keys)}` },
  })
  assert.ok(answer.statusCode < 300, answer.body)
  return answer.json<FilingMessage>()
}

/** A stay that no rule can decide: a hospital that nobody knows. */
const referral = (destination: string): FilingForm => ({
  type: 'referral',
  destination,
  from: '2026-06-20',
  mobile: '13800000000',
  commitmentSigned: true,
  materials: ['referral-form'],
  referral: { institution: '查不到的医院', on: '2026-06-18' },
  reason: '需要进一步检查',
})

/** The number on the card of a figure. */
const valueOf = async (page: Page, title: string): Promise<string> => {
  const card = page.getByRole('list', { name: '今天' }).getByRole('link', { name: title })
  return (await card.locator('b').first().textContent()) ?? ''
}

/** Goes where a figure leads. */
async function follow(page: Page, title: string): Promise<void> {
  await page.getByRole('list', { name: '今天' }).getByRole('link', { name: title }).click()
}

test('the figures of a clerk are the counts of the queue that each leads to', async () => {
  await asCitizen('/api/filings', referral('310100'))
  await asCitizen('/api/filings', referral('120100'))
  await atHome('desk-331000', wide, async (page) => {
    await staysWell(page, 'home-accepting-1280')
    const waiting = await valueOf(page, '等您受理')
    assert.ok(Number(waiting) >= 2, waiting)
    const urgent = page.getByRole('region', { name: '最后一天最近的' })
    await urgent.getByRole('listitem').nth(1).waitFor()
    const received = page.getByRole('figure', { name: '最近 30 天每天收到的办件' })
    await received.getByText('看每个数').click()
    await received.getByRole('row', { name: /2026年6月20日/ }).waitFor()
    await staysWell(page)
    await follow(page, '等您受理')
    await page.getByRole('button', { name: `等受理 ${waiting}`, pressed: true }).waitFor()
    assert.equal(await page.locator('[data-line]').count(), Number(waiting))
    await staysWell(page)
    await page.getByRole('button', { name: `等受理 ${waiting}` }).click()
    await page.getByRole('button', { name: /^等着办 \d/, pressed: true }).waitFor()
    await page.getByRole('link', { name: '首页' }).click()
    await follow(page, '超期')
    await page.getByText('这样筛选没有待办').waitFor()
  })
})

test('an address of the queue that was kept from before leads to the queue, narrowed as it was', async () => {
  await atHome('desk-331000', wide, async (page) => {
    await page.goto(`${server.address}/desk/?kind=filing&sort=newest`)
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
    const { pathname, search } = new URL(page.url())
    assert.deepEqual([pathname, search], ['/desk/queue', '?kind=filing&sort=newest'])
  })
})

/** Every role: its account, a figure of it, and what stands where that figure leads. */
const roles: readonly (readonly [account: string, figure: string, there: RegExp])[] = [
  ['review-331000', '等您审核', /待办/],
  ['approve-330100', '等您审批', /待办/],
  ['finance-330100', '没有完成的付款批次', /付款/],
  ['audit', '没有送成的通知', /通知投递/],
  ['admin', '待核查的承诺', /承诺核查/],
  ['community-331000', '已经备案', /窗口代录/],
  ['hospital-H33010000001', '没有结算的就诊', /本院就诊/],
  ['employer-D33010000001', '没有缴清的月份', /单位缴费/],
  ['security', '没有设第二重验证', /用户与权限/],
]

for (const [account, figure, there] of roles)
  test(`${account} lands on a home, and its figure “${figure}” leads to the list`, async () => {
    await atHome(account, wide, async (page) => {
      await staysWell(page, `home-${account}-1280`)
      const value = await valueOf(page, figure)
      assert.match(value, /^[\d,.-]+$/)
      await follow(page, figure)
      await page.getByRole('heading', { level: 1, name: there }).waitFor()
      await staysWell(page)
    })
  })

test('on a phone, in the dark and in large letters the home keeps its width and its contrast', async () => {
  for (const [account, look, picture] of [
    ['desk-331000', { width: 390, height: 844 }, '390'],
    ['finance-330100', { ...wide, colour: 'dark' }, 'dark'],
    ['hospital-H33010000001', { width: 390, height: 844, size: 'elder' }, 'elder'],
    ['audit', { ...wide, size: 'elder', colour: 'dark' }, 'elder-dark'],
  ] as const)
    await atHome(account, look, (page) => staysWell(page, `home-${account}-${picture}`))
})

test('an account of two roles sees the one and goes to the other', async () => {
  const { db } = server.platform
  await db.kysely
    .updateTable('staff_user')
    .set({ roles: ['accepting', 'reviewing'] })
    .where('name', '=', 'desk-330100')
    .execute()
  await atHome('desk-330100', wide, async (page) => {
    await page.getByRole('navigation', { name: '看哪个角色的首页' }).getByRole('link', { name: '经办审核' }).click()
    await valueOf(page, '等您审核')
    await staysWell(page, 'home-two-roles')
  })
})

const active = (page: Page) => page.evaluate<string>('document.activeElement?.textContent ?? ""')

/** Tabs until what is named has the focus, as who has no pointer does. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let press = 0; press < most; press++) {
    if (name.test(await active(page))) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${String(name)} is not reached in ${String(most)} presses of the key`)
}

/** From the home to the first case of what waits, without a pointer. */
async function openFirst(page: Page, figure: RegExp, id: string): Promise<void> {
  await tabTo(page, figure)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  await page.locator(`[data-line="${id}"]`).first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(id.slice(-5))
  await page.keyboard.press('Enter')
  await page.waitForURL(/number=/)
  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('ArrowDown')
  await page.waitForURL(/line=/)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname.endsWith(id))
}

const stateOf = async (id: string): Promise<string> =>
  (await server.platform.app.inject({ url: `/api/filings/${id}`, headers: { cookie } })).json<FilingMessage>().state

test('by keyboard alone: a filing is accepted from the home of one, and approved from the home of another', async () => {
  const { id } = await asCitizen('/api/filings', referral('440100'))
  await atHome('desk-331000', wide, async (page) => {
    await openFirst(page, /^等您受理/, id)
    await page.getByRole('button', { name: '受理', exact: true }).waitFor()
    await page.keyboard.press('d')
    assert.equal(await active(page), '受理')
    await page.keyboard.press('Enter')
    await page.getByText('已办：受理').waitFor()
    for (let look = 0; look < 100 && (await stateOf(id)) !== 'accepted'; look++) await page.waitForTimeout(200)
  })
  assert.equal(await stateOf(id), 'accepted')
  await atHome('review-331000', wide, async (page) => {
    await openFirst(page, /^等您审核/, id)
    await page.getByRole('button', { name: '同意', exact: true }).waitFor()
    await page.keyboard.press('d')
    await tabTo(page, /^同意$/)
    await page.keyboard.press('Enter')
    const how = page.getByLabel(/您是怎么核对的/)
    await how.waitFor()
    await page.keyboard.press('Tab')
    for (let press = 0; press < 20 && !(await how.evaluate('element => element === document.activeElement')); press++)
      await page.keyboard.press('Tab')
    await page.keyboard.type('已电话向出具的医院核实')
    await tabTo(page, /^同意并送达/)
    await page.keyboard.press('Enter')
    await page.locator('[data-held=held]').waitFor()
    await page.reload()
    await page.getByText('已经送出').waitFor()
  })
  assert.equal(await stateOf(id), 'delivered')
})

test('what the page shows is what the server says of the role', async () => {
  await atHome('finance-330100', wide, async (page) => {
    const home = (await (await page.request.get(`${server.address}/api/desk/home`)).json()) as DeskHomeMessage
    for (const { value } of home.figures)
      await page
        .getByRole('list', { name: '今天' })
        .getByText(value.replace(/\B(?=(\d{3})+(?!\d))/g, ','))
        .first()
        .waitFor()
  })
})
