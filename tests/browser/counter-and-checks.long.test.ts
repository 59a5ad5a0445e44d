/**
 * What the counter and the later check of commitments do for people, in a real browser: what a pool leaves open and whom
 * to ask; a community centre that files with chosen institutions and sees its own list; the same filing made anew at the
 * agency's counter; and a sample of commitments, drawn, looked into, with what follows for the person.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FilingForm, FilingMessage } from '@yidi/contracts'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { people } from '../hospital/hospital.ts'
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

/** Where the rooms are in which somebody begins here. */
const rooms: Readonly<Record<string, string>> = { 待办: '/queue', 窗口代录: '/entry' }

/** Somebody of the staff in a room; no fault of the page's scripts is allowed. */
async function atWork(name: string, room: string, look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const page = await openPageAt(browser, server.platform.clock.now(), { width: 1280, height: 800, ...look })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/desk/login?next=${encodeURIComponent(rooms[room]!)}`)
  await page.getByLabel('工作账号').fill(name)
  await page.getByLabel('密码').fill(server.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { level: 1, name: room }).waitFor()
  await use(page)
  assert.deepEqual(faults, [])
  await page.context().close()
}

async function find(page: Page, idNumber: string, name: string): Promise<void> {
  await page.getByLabel('参保人身份证号').fill(idNumber)
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText(new RegExp(`^${name} ·`)).waitFor()
}

const resident = '331000196012120128'

/** The choice of small institutions near home there, and the rest of a long-term filing that the counter must have. */
async function chooseAndSend(page: Page): Promise<void> {
  await page.getByRole('button', { name: '选一家机构' }).click()
  await page.getByRole('button', { name: /演示上海三级医院.*不用选/ }).waitFor()
  await staysWell(page)
  await page.getByRole('button', { name: /演示上海未联网医院/ }).click()
  await page.getByRole('button', { name: '删除 演示上海未联网医院' }).waitFor()
  await page.getByLabel('在那里的住址').fill('浦东新区演示路 1 号')
  await page.getByLabel('手机').first().fill('13800000000')
  await page.getByLabel('打算住几个月').fill('12')
  await page.getByLabel(/看过原件：居住证/).check()
  await page.getByLabel(/承诺书已由参保人/).check()
  await page.getByRole('button', { name: '检查' }).click()
  await page.getByText('都齐了，提交后当场办成').waitFor()
  await staysWell(page)
  await page.getByRole('button', { name: '提交备案' }).click()
  await page.getByText('已提交：已备案').waitFor()
}

test('at the counter: what the pool has not written down, with its telephone; a place that needs no filing', async () => {
  await atWork('desk-130500', '待办', {}, async (page) => {
    await page.getByRole('link', { name: '窗口代录' }).click()
    await find(page, '130500197207070128', '演示居民壬')
    await page.getByLabel('备案类型').selectOption('temporary')
    await page.getByText(/件事参保地还没有写明/).click()
    await page.getByText('备案什么时候生效').waitFor()
    await page.getByRole('link', { name: '0319-12393' }).waitFor()
    await page.getByLabel('输入城市、区县名或拼音').fill('邢台')
    await page.getByRole('button', { name: /邢台市/ }).click()
    await page.getByText(/去邢台市.*不用备案/).waitFor()
    await staysWell(page)
  })
})

test('a community centre files with a chosen institution and sees what it entered; the counter makes it anew', async () => {
  await atWork('community-331000', '窗口代录', { width: 390, height: 844 }, async (page) => {
    await page.getByText('还没有录过').waitFor()
    await staysWell(page)
    await find(page, resident, '演示居民辛')
    await page.getByLabel('备案类型').selectOption('long-term-resident')
    await page.getByRole('button', { name: '上海市' }).click()
    await chooseAndSend(page)
    await page.getByLabel('参保人身份证号').fill('')
    await page.getByText(/演示居民辛 · 去上海市/).waitFor()
    await staysWell(page)
    await page.goto(`${server.address}/desk/people`)
    await page.getByText(/要别的角色才能进/).waitFor()
    await page.getByRole('link', { name: '去“首页”' }).click()
    await page.getByRole('heading', { level: 1, name: '首页' }).waitFor()
  })
  await atWork('desk-331000', '待办', {}, async (page) => {
    await page.getByRole('link', { name: '窗口代录' }).click()
    await find(page, resident, '演示居民辛')
    await page.getByRole('button', { name: '取消或提前结束' }).click()
    await page.getByRole('button', { name: '确定取消' }).click()
    await page.getByText('请写明原因').waitFor()
    await page.getByLabel('原因（参保人会看到）').fill('住址写错了，重新办')
    await page.getByRole('button', { name: '确定取消' }).click()
    await page.getByRole('button', { name: '按这条再办一件' }).click()
    await page.getByText('再办一件去上海市的备案').waitFor()
    assert.equal(await page.getByLabel('备案类型').inputValue(), 'long-term-resident')
    await chooseAndSend(page)
    await page.getByRole('button', { name: '给这位参保人再办一件' }).click()
    await page.getByText('已备案').waitFor()
    await page.getByRole('button', { name: '按这条再办一件' }).waitFor()
  })
})

/** Keys alone: each is counted. */
function keysOf(page: Page): {
  press: (key: string, times?: number) => Promise<void>
  type: (text: string) => Promise<void>
  count: () => number
} {
  let count = 0
  const press = async (key: string, times = 1) => {
    for (let time = 0; time < times; time++) await page.keyboard.press(key)
    count += times
  }
  const type = async (text: string) => {
    await page.keyboard.type(text)
    count += text.length
  }
  return { press, type, count: () => count }
}

const labelOfFocus = (page: Page) => page.evaluate<string>(`document.activeElement.labels?.[0]?.innerText ?? ''`)

test('keys alone from an ID-card reader to the printed receipt, with the questions of the type and no others', async () => {
  await atWork('desk-330100', '待办', {}, async (page) => {
    await page.goto(`${server.address}/desk/entry`)
    await page.getByLabel('参保人身份证号或姓名').waitFor()
    await staysWell(page, 'counter-empty')
    // The reader: name and number in two lines, an Enter after each, as fast as a keyboard goes.
    await page.keyboard.type('演示职工乙\n330100198811020127\n')
    await page.getByText(/^演示职工乙 ·/).waitFor()
    await page.locator('#entry-type:focus').waitFor()
    const keys = keysOf(page)
    await page.getByLabel('备案类型').selectOption('temporary')
    await keys.press('Tab')
    // Without a pause: the list of places may not have come yet.
    await keys.type('武汉')
    await keys.press('Enter')
    await page.getByText('去武汉市', { exact: true }).waitFor()
    const last = page.getByLabel('到哪天结束')
    await last.waitFor()
    assert.match(await last.inputValue(), /^202\d年/, 'the last day is proposed')
    for (const other of ['在那里的住址', '打算住几个月', '转诊医院'])
      assert.equal(await page.getByLabel(other).count(), 0, `${other} is not asked`)
    await staysWell(page, 'counter-questions')
    const tabTo = async (label: RegExp) => {
      for (let most = 0; most < 20 && !label.test(await labelOfFocus(page)); most++) await keys.press('Tab')
    }
    await tabTo(/^手机/)
    await keys.type('13800000000')
    await tabTo(/^备案承诺书已由/)
    await keys.press('Space')
    await keys.press('Control+Enter')
    await page.getByText('都齐了，提交后当场办成').waitFor()
    await page.locator('button:focus', { hasText: '提交备案' }).waitFor()
    await staysWell(page, 'counter-checked')
    await keys.press('Enter')
    await page.getByText('已提交：已备案').waitFor()
    await page.locator('a:focus', { hasText: '打印备案回执' }).waitFor()
    await staysWell(page, 'counter-sent')
    const receipt = await page.evaluate<string>(`document.activeElement.href`)
    const paper = await page.request.get(receipt)
    assert.equal(paper.headers()['content-type'], 'application/pdf')
    // The telephone has eleven of them.
    assert.ok(keys.count() < 30, `${String(keys.count())} keys after the reader and the type`)
  })
})

test('found by the whole name; a part of it leads to nobody and says so', async () => {
  await atWork('desk-331000', '待办', {}, async (page) => {
    await page.goto(`${server.address}/desk/entry`)
    const box = page.getByLabel('参保人身份证号或姓名')
    await box.fill('演示居民')
    await box.press('Enter')
    await page.getByText('本参保地没有这个姓名的人').waitFor()
    await staysWell(page)
    await box.fill('演示居民辛')
    await box.press('Enter')
    await page.getByText(/^演示居民辛 · 3310/).waitFor()
    await page.locator('#entry-type:focus').waitFor()
  })
})

/** Approved on the commitment alone, in place of the proof of residence. */
async function fileOnCommitment(cookie: string, key: string): Promise<string> {
  const payload: FilingForm = {
    type: 'long-term-resident',
    destination: '440100',
    from: '2026-06-20',
    mobile: '13800000000',
    stayMonths: 12,
    commitmentSigned: true,
    commitmentInPlace: true,
  }
  const headers = { cookie, 'idempotency-key': key }
  const answer = await server.platform.app.inject({ method: 'POST', url: '/api/filings', payload, headers })
  const filing = answer.json<FilingMessage>()
  assert.equal(filing.state, 'delivered', answer.body)
  return filing.id
}

test('commitments are drawn by a seed and looked into; one that was not true ends the filing, and the person reads why', async () => {
  const { db, clock } = server.platform
  const cookie = await signInCitizen(db, clock, people.active)
  const id = await fileOnCommitment(cookie, 'checks-browser-1')
  await atWork('review-330100', '待办', {}, async (page) => {
    await page.getByRole('link', { name: '承诺核查' }).click()
    await page.getByText('没有待核查的备案').waitFor()
    await page.getByRole('button', { name: '抽查' }).click()
    await page.getByLabel('准予日期从').fill('2026-06-01')
    await page.getByLabel('到', { exact: true }).fill('2026-06-30')
    await page.getByLabel('比例（1–100）').fill('100')
    await page.getByRole('button', { name: '抽查' }).click()
    await page.getByText('请写种子').waitFor()
    await staysWell(page)
    await page.getByLabel('种子').fill('20260630')
    await page.getByRole('button', { name: '抽查' }).click()
    await page.getByText('有 1 件可抽，抽中 1 件').waitFor()
    await page.getByRole('button', { name: /^记录结果/ }).click()
    await page.getByLabel('查到什么结果').selectOption('not-true')
    await page.getByLabel('怎么处理').selectOption('end')
    await page.getByRole('button', { name: '记录并结束备案' }).click()
    await page.getByText('请写明情况').waitFor()
    await staysWell(page)
    await page.getByLabel('情况说明（申请人会看到）').fill('居住证上的地址不在广州')
    await page.getByRole('button', { name: '记录并结束备案' }).click()
    await page.getByText(/^已记录：/).waitFor()
    await page.getByRole('button', { name: '已有结论 1' }).click()
    await page.getByRole('row', { name: /广州市.*承诺不属实.*已提前结束/ }).waitFor()
    await staysWell(page)
    await page.getByRole('link', { name: /广州市/ }).click()
    await page
      .getByText(/承诺不属实.*居住证上的地址不在广州/)
      .first()
      .waitFor()
    await page.getByText('提前结束', { exact: true }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  })
  const page = await openPageAt(browser, clock.now())
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: server.address }])
  await page.goto(`${server.address}/filings/${id}`)
  await page.getByText('已提前结束').first().waitFor()
  await page
    .getByText(/居住证上的地址不在广州/)
    .first()
    .waitFor()
  await page.context().close()
})
