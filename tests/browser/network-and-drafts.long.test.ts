/** The network cut in the middle of sending, a draft on another phone and in another window, a log-in that runs out. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { people } from '../hospital/hospital.ts'
import { filingsOf } from '../../apps/server/src/filing/record/index.ts'
import { fillDay, openBrowser, openContext } from './browser.ts'
import { answerAgain, fillForm, sign } from './filing-form.ts'
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

const me = '330100198811020127'
const formTo = (place: string) => `${server.address}/file?step=form&place=${place}&type=temporary`
const form = () => `${server.address}/file?step=mobile&place=310100&type=temporary`

/** A phone of its own, logged in. */
async function openPhone(idNumber = me): Promise<Page> {
  const context = await openContext(browser)
  await context.clock.setFixedTime(server.platform.clock.now())
  const page = await context.newPage()
  const answer = await page.request.post(`${server.address}/api/session`, {
    data: { kind: 'citizen', idNumber, password: server.password },
  })
  assert.ok(answer.ok())
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const waiting = (page: Page) => page.getByText('网络断了，连上后自动提交，不会重复')
const count = async () => (await filingsOf(server.platform.db, people.active)).length

/** From the form to the page on which it is sent. */
async function goToCheck(page: Page, place: string): Promise<void> {
  await page.goto(formTo(place))
  await fillForm(page)
  await page.getByRole('heading', { name: '都齐了，提交后当场通过' }).waitFor()
  await sign(page, '演示职工乙')
}

test('cut while it is sent: it waits, can be stopped, goes on after a reload, and takes effect once', async () => {
  const before = await count()
  const page = await openPhone()
  await goToCheck(page, '310100')
  // The server gets it, its answer is lost on the way, and then nothing comes through at all.
  let cut = true
  await page.route('**/api/filings', async (route) => {
    if (route.request().method() !== 'POST' || !cut) return route.fallback()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await button(page, '提交备案').click()
  await waiting(page).waitFor()
  assert.equal(await count(), before + 1)
  await button(page, '不再自动提交').click()
  await waiting(page).waitFor({ state: 'detached' })
  await page.getByText(/还不知道送到没有/).waitFor()
  assert.equal(await page.getByLabel('姓名', { exact: true }).inputValue(), '演示职工乙')
  await button(page, '提交备案').click()
  await waiting(page).waitFor()
  // The browser is closed and opened again on another page: it goes on by itself, and says so.
  await page.goto(`${server.address}/contacts`)
  await waiting(page).waitFor()
  cut = false
  await page.evaluate(`window.dispatchEvent(new Event('online'))`)
  await page.getByText('已经替您提交').waitFor()
  await page.getByRole('link', { name: '去看看' }).click()
  await page.getByRole('heading', { name: '备案办好了' }).waitFor()
  assert.equal(await count(), before + 1)
  await page.context().close()
})

test('without network it says so; back again, what waited on its own page leads on from there', async () => {
  const before = await count()
  const page = await openPhone()
  await goToCheck(page, '110100')
  await page.context().setOffline(true)
  await page.getByText('网络断了', { exact: true }).waitFor()
  await button(page, '提交备案').click()
  await waiting(page).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('heading', { name: '备案办好了' }).waitFor()
  assert.equal(await page.locator('[data-network]').count(), 0)
  assert.equal(await count(), before + 1)
  await page.context().close()
})

test('begun here, gone on with on another phone, and not replaced unseen by the first', async () => {
  const here = await openPhone()
  await here.goto(form())
  await here.getByLabel('手机号').fill('13811111111')
  const saved = here.waitForResponse((answer) => answer.url().endsWith('/api/drafts/filing') && answer.status() === 200)
  await saved
  const second = await here.context().newPage()
  await second.goto(form())
  assert.equal(await second.getByLabel('手机号').inputValue(), '13811111111')
  const kept = second.waitForResponse(
    (answer) => answer.url().endsWith('/api/drafts/filing') && answer.status() === 200,
  )
  await second.getByLabel('手机号').fill('13811111112')
  await here.waitForFunction(`[...document.querySelectorAll('input')].some((box) => box.value === '13811111112')`)
  await kept
  await second.close()

  const there = await openPhone()
  await there.goto(`${server.address}/file`)
  const offer = there.getByRole('region', { name: '您上次填到一半' })
  await offer.getByText('去上海市 · 临时外出就医').waitFor()
  await offer.getByText(/^上次填到/).waitFor()
  await button(there, '接着填').click()
  await answerAgain(there, '修改手机号', async () =>
    assert.equal(await there.getByLabel('手机号').inputValue(), '13811111112'),
  )
  await button(there, '修改手机号').click()
  server.platform.clock.set('2026-06-20T02:10:00Z')
  await there.getByLabel('手机号').fill('13822222222')
  await there.waitForResponse((answer) => answer.url().endsWith('/api/drafts/filing') && answer.status() === 200)

  await here.getByLabel('手机号').fill('13833333333')
  const choice = here.getByRole('region', { name: '您上次填到一半' })
  await choice.waitFor()
  await choice.getByRole('button', { name: '换成那一份' }).click()
  // Nothing of that one is open: it is read over.
  await button(here, '修改手机号').waitFor()
  await here.getByText('13822222222').waitFor()
  await here.goto(`${server.address}/file`)
  await button(here, '不要了').click()
  await here.getByRole('region', { name: '您上次填到一半' }).waitFor({ state: 'detached' })
  const asked = there.waitForResponse((answer) => answer.url().endsWith('/api/drafts/filing'))
  await there.goto(`${server.address}/filings`)
  await asked
  assert.equal(await there.getByText('您上次填到一半').count(), 0)
  await here.context().close()
  await there.context().close()
})

test('a log-in that runs out leads to the log-in and back to the same page, with everything typed', async () => {
  const page = await openPhone()
  await page.goto(`${server.address}/diseases/new`)
  await page.getByLabel('什么病').fill('血友病')
  await fillDay(page, '确诊的日期', '2026-06-01')
  await page.context().clearCookies()
  // Typed when it had run out already; the first thing that is asked of the server tells it.
  await page.getByLabel('在哪家医院确诊的').fill('演示杭州三级医院')
  await page.getByText('登录过期了').waitFor()
  await page.getByLabel('身份证号').fill(me)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await button(page, '登录').click()
  await page.getByRole('heading', { level: 1, name: '申请登记' }).waitFor()
  assert.equal(new URL(page.url()).pathname, '/diseases/new')
  assert.equal(await page.getByLabel('在哪家医院确诊的').inputValue(), '演示杭州三级医院')
  assert.equal(
    await page.getByRole('group', { name: '确诊的日期' }).getByLabel('日', { exact: true }).inputValue(),
    '1',
  )
  assert.equal(await page.getByLabel('什么病').inputValue(), '血友病')
  await page.context().close()
})

test('a button is within reach when what it acts on stands there, and not beside the way to the log-in', async () => {
  const stranger = await (await openContext(browser)).newPage()
  for (const address of [form(), `${server.address}/claims/new`, `${server.address}/diseases/new`]) {
    await stranger.goto(address)
    await stranger.getByRole('link', { name: '去登录' }).waitFor()
    assert.equal(await stranger.locator('footer button').count(), 0, address)
  }
  await stranger.context().close()

  const page = await openPhone()
  const held: (() => void)[] = []
  for (const slow of ['**/api/filings/form-rules*', '**/api/claims/situations'])
    await page.route(slow, async (route) => {
      await new Promise<void>((go) => held.push(go))
      await route.fallback()
    })
  const question = `${server.address}/file?step=mobile&place=110000&type=temporary`
  for (const address of [question, `${server.address}/claims/new`]) {
    await page.goto(address)
    await page.locator('footer button:disabled', { hasText: '下一步' }).waitFor()
    while (held.length === 0) await page.waitForTimeout(20)
    for (const go of held.splice(0)) go()
    await page.locator('footer button:enabled', { hasText: '下一步' }).waitFor()
  }
  await page.context().close()
})
