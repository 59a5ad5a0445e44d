/** The form of a filing, one question a page: how few taps, what is filled in, what is told at the city, how faults lead. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { fillDay, openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { answerAgain, countTaps, drawStroke, fillForm, isAsked, next, readOver, send, sign } from './filing-form.ts'
import { press, reach } from './keyboard.ts'
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
  retired: { no: '33010000000000000001', name: '演示退休甲' },
  provincialRetired: { no: '33990000000000000003', name: '演示退休丙' },
  taizhou: { no: '33100000000000000008', name: '演示居民辛' },
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

/** Nothing begun is left of this person. */
async function dropDraft(who: Who): Promise<void> {
  await server.platform.app.inject({
    method: 'DELETE',
    url: '/api/drafts/filing',
    headers: { cookie: await cookieOf(who), 'idempotency-key': `filing-form-test-${String(++keys)}` },
  })
}

const permit = '居住证（居住三个月以上）'
async function uploadPermit(page: Page): Promise<void> {
  const file = { name: '居住证.png', mimeType: 'image/png', buffer: samplePng(32) }
  await page.getByLabel(`为“${permit}”拍照或选文件`).setInputFiles(file)
  await page.getByText(/已上传/).waitFor()
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

test('from 去看病 with place, type, day and hospital: the day is filled in with its end, three taps are left', async () => {
  const page = await openAs('active')
  const taps = await countTaps(page)
  await page.goto(
    `${server.address}/file?step=form&place=110100&type=temporary&answers=emergency.no,reason.visit&from=2026-07-01&institution=H11010000001`,
  )
  await readOver(page).waitFor()
  await page.getByText('2026年7月1日至2026年12月31日').waitFor()
  assert.doesNotMatch(page.url(), /from=|institution=/, 'filled in once')
  await page.getByRole('heading', { name: '都齐了，提交后当场通过' }).waitFor()
  await page.getByLabel(/我已看清并同意/).check()
  await drawStroke(page, [0.2, 0.3], [0.6, 0.7])
  await send(page)
  assert.equal(taps(), 3)
  await page
    .getByText(/2026年7月1日至2026年12月31日/)
    .first()
    .waitFor()
  await page.context().close()
})

test('at the city: a filing that holds there is told before the questions, with the way to it, to change and to renew', async () => {
  const id = await fileBefore('stopped', '320100', '2026-07-10')
  const page = await openAs('stopped')
  await page.goto(`${server.address}/file`)
  await page.getByText('第 1 步', { exact: true }).waitFor()
  await button(page, '南京市').click()
  const told = page.getByRole('status').filter({ hasText: '已经有去那里的“临时外出就医人员”备案' })
  await told.waitFor()
  await page.getByText('第 2 步', { exact: true }).waitFor()
  await staysWell(page, 'form-standing')
  // What stands is temporary: another type may still be filed, the same one not.
  await button(page, '不是').click()
  await button(page, /出差、旅游/).click()
  await page.getByRole('link', { name: '看那条备案' }).waitFor()
  assert.equal(await button(page, '办这种备案').count(), 0)
  await staysWell(page, 'form-standing-type')
  assert.equal(await page.getByRole('link', { name: '看那条备案' }).getAttribute('href'), `/filings/${id}`)
  await page.getByRole('link', { name: '续办' }).click()
  // It goes on on the day after, for as long as the pool proposes; nothing is left to be typed.
  await readOver(page).waitFor()
  await page.getByText('2026年7月11日至2027年1月10日').waitFor()
  await sign(page, people.stopped.name)
  await send(page)
  await page.context().close()
})

test('at the city: where a long stay leaves nothing to file, that is said in place of the questions', async () => {
  const page = await openAs('retired', { size: 'elder' })
  await page.goto(`${server.address}/file?step=ask&place=310100`)
  await page.getByText(/已经有去那里的“异地长期居住人员”备案/).waitFor()
  assert.equal(await button(page, '不是').count(), 0)
  await staysWell(page, 'form-standing-elder')
  await button(page, '还要办别的备案').click()
  await button(page, '不是').waitFor()
  await page.goBack()
  await page.goto(`${server.address}/file?step=ask&place=310100`)
  await page.getByRole('link', { name: '变更地方或日期' }).click()
  await isAsked(page, 'days')
  await page.getByText('第 1 步，共', { exact: false }).waitFor()
  await staysWell(page, 'form-change-elder')
  await page.context().close()
})

test('what is wrong is told on the page of its question, and the check leads back there', async () => {
  const page = await openAs('provincial')
  // Straight to the check, as from an old address: what is missing leads to its page and back.
  await page.goto(`${server.address}/file?step=check&place=310100&type=temporary`)
  const summary = page.getByRole('alert', { name: '有 1 处要改' })
  await summary.waitFor()
  assert.ok(await button(page, '提交备案').isDisabled())
  await staysWell(page, 'form-check-faults')
  await summary.getByRole('link', { name: /^手机号是 11 位数字/ }).click()
  await isAsked(page, 'mobile')
  await page.getByRole('alert', { name: '有 1 处要改' }).waitFor()
  assert.equal(await page.getByLabel('手机号').getAttribute('aria-invalid'), 'true')
  await page.getByLabel('手机号').fill('138')
  assert.equal(await page.getByLabel('手机号').getAttribute('aria-invalid'), null, 'typed anew it is looked at again')
  await next(page)
  await page.getByRole('alert').getByText('手机号是 11 位数字').first().waitFor()
  await page.getByLabel('手机号').fill('13800000000')
  await next(page)
  await page.getByRole('heading', { name: '都齐了，提交后当场通过' }).waitFor()

  // A day that the rules refuse, then one that is before the first; each on the page of the days.
  await button(page, '修改有效期').click()
  assert.equal(await page.getByText(/^第 \d 步/).count(), 0, 'what is filled in is no step of the way')
  await fillDay(page, '到哪天结束', '2026-06-01')
  await next(page)
  await page.getByRole('alert').getByText('结束日期早于开始日期').waitFor()
  await fillDay(page, '到哪天结束', '')
  await next(page)
  await page.getByRole('alert').getByText('临时外出要写结束日期').waitFor()
  await button(page, /^填到 2026年12月19日/).click()
  await next(page)
  await readOver(page).waitFor()

  await button(page, '提交备案').click()
  await page.getByText('请先打勾签署承诺').waitFor()
  await page.getByText('请用手指或笔在上面签名').waitFor()
  await staysWell(page, 'form-unsigned')
  await page.context().close()
})

for (const look of [{}, { width: 320, height: 700 }, { size: 'elder' }] as const satisfies Look[]) {
  const named = 'size' in look ? 'elder' : 'width' in look ? '320' : '390'
  test(`each question of a long stay is a page of its own that reads well: ${named}`, async () => {
    const page = await openAs('taizhou', look)
    await page.goto(`${server.address}/file?step=form&place=310100&type=long-term-resident&answers=stay.3`)
    const came = await fillForm(page, {
      at: (question) => staysWell(page, `form-${question}-${named}`),
      address: '浦东新区演示路 1 号',
      papers: uploadPermit,
    })
    assert.deepEqual(came.slice(-3), ['address', 'institutions', 'papers'])
    await staysWell(page, `form-check-${named}`)
    await answerAgain(page, '写一写原因', async () => {
      await page.getByLabel('原因（可以不填）').fill('随子女居住')
      await staysWell(page, `form-reason-${named}`)
    })
    await page.getByText('随子女居住').waitFor()
    await button(page, '替参保人代办').click()
    await button(page, '替参保人代办').click()
    await staysWell(page, `form-agent-${named}`)
    await page.context().close()
    await dropDraft('taizhou')
  })
}

test('the hospital that was chosen in 去看病 is filled in where the pool has small ones named, and not asked again', async () => {
  const page = await openAs('taizhou')
  const way = 'step=form&place=310100&type=long-term-resident&answers=stay.3'
  await page.goto(`${server.address}/file?${way}&institution=H31010000003`)
  const came = await fillForm(page, { address: '浦东新区演示路 1 号', papers: uploadPermit })
  assert.ok(!came.includes('institutions'), came.join())
  await page.getByText('演示上海未联网医院').waitFor()
  await page.context().close()
  await dropDraft('taizhou')

  const other = await openAs('taizhou')
  await other.goto(`${server.address}/file?${way}&institution=H31010000001`)
  const asked = await fillForm(other, { address: '浦东新区演示路 1 号', papers: uploadPermit })
  assert.ok(asked.includes('institutions'), 'one that is networked needs no choice, and is none')
  await other.context().close()
})

test('without a mouse: a whole filing by keyboard, from the place to 备案办好了', async () => {
  const page = await openAs('provincialRetired')
  await page.goto(`${server.address}/file`)
  const at = (name: string) => page.getByRole('heading', { name }).first().waitFor()
  await at('您要去哪里看病？')
  for (const answered of ['上海市', '不是', '出差、旅游', '办这种备案']) {
    await page
      .getByRole('button', { name: new RegExp(`^${answered}`) })
      .first()
      .waitFor()
    await press(page, answered)
  }
  await isAsked(page, 'mobile')
  assert.equal(await page.evaluate('document.activeElement.tagName'), 'H2', 'the next question is read out')
  await page.keyboard.press('Tab')
  await page.keyboard.type('13800000000')
  await page.keyboard.press('Enter')
  await at('都齐了，提交后当场通过')
  await press(page, '写一写原因')
  await isAsked(page, 'reason')
  await page.keyboard.press('Tab')
  await page.keyboard.type('看望子女')
  await page.keyboard.press('Enter')
  await page.getByText('看望子女').waitFor()
  await page.getByRole('img', { name: /^手写的地方/ }).waitFor()
  await press(page, '打字签名')
  await reach(page, '姓名')
  await page.keyboard.type(people.provincialRetired.name)
  await press(page, '我已看清并同意', 'Space')
  await press(page, '提交备案')
  await at('备案办好了')
  await page.context().close()
})
