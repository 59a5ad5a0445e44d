/** The form of a filing, one question a page: how few taps, what is filled in, what is told at the city, how faults lead. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { fillDay, openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { answerAgain, countTaps, drawStroke, fillForm, isAsked, next, readOver, send, sign } from './filing-form.ts'
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

const people = {
  active: { no: '33010000000000000002', name: '演示职工乙' },
  provincial: { no: '33990000000000000004', name: '演示职工丁' },
  stopped: { no: '33010000000000000010', name: '演示停保癸' },
  pupil: { no: '33010000000000000006', name: '演示居民己' },
} as const
type Who = keyof typeof people

const cookieOf = (who: Who) => signInCitizen(server.platform.db, server.platform.clock, people[who].no)

async function openAs(who: Who, look: Look = {}): Promise<Page> {
  const page = await openPageAt(browser, server.platform.clock.now(), look)
  const [name = '', value = ''] = (await cookieOf(who)).split('=')
  await page.context().addCookies([{ name, value, url: server.address }])
  return page
}

let keys = 0
/** A temporary filing of this person, made before; the desk’s law answers at once. */
async function fileBefore(who: Who, destination: string, to = '2026-12-31'): Promise<string> {
  const answer = await server.platform.app.inject({
    method: 'POST',
    url: '/api/filings',
    headers: { cookie: await cookieOf(who), 'idempotency-key': `filing-form-test-${String(++keys)}` },
    payload: { type: 'temporary', destination, from: '2026-06-20', to, mobile: '13900000007', commitmentSigned: true },
  })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<{ id: string }>().id
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })

test('a temporary filing from 首页 in eight taps and not a letter typed', async () => {
  await fileBefore('active', '440100')
  const page = await openAs('active')
  const taps = await countTaps(page)
  await page.goto(server.address)
  await page.getByRole('link', { name: /^我要备案/ }).click()
  await button(page, '上海市').click()
  await button(page, '不是').click()
  await button(page, /出差、旅游/).click()
  await button(page, '办这种备案').click()
  await readOver(page).waitFor()
  await page.getByText('第 5 步，共 5 步').waitFor()
  await page.getByText('13900000007').waitFor()
  await page.getByText('2026年6月20日至2026年12月19日').waitFor()
  await page.getByRole('heading', { name: '都齐了，提交后当场通过' }).waitFor()
  await staysWell(page, 'form-check')
  await page.getByLabel(/我已看清并同意/).check()
  await drawStroke(page, [0.2, 0.3], [0.6, 0.7])
  await send(page)
  assert.equal(taps(), 8)
  await page.context().close()
})
