/**
 * 政策评估 at the desk in a real browser: figures changed on the page, a year of made-up people, then of the stay that was settled; who
 * gains, what it costs, kept as a draft and chosen again. No settlement is touched.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { carryOnEvaluations } from '../../apps/server/src/agency/evaluation/index.ts'
import { sharedRelease } from '../../apps/server/src/platform/policy/index.ts'
import { openBrowser, openContext, staysWell, type Look } from './browser.ts'
import { liveThrough } from './lived.ts'
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

async function atDesk(look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, look)
  await context.clock.setFixedTime(server.platform.clock.now())
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/desk/login`)
  await page.getByLabel('工作账号').fill('finance-330100')
  await page.getByLabel('密码').fill(server.password)
  await page.getByRole('button', { name: /^登\s?录$/ }).click()
  await page.getByRole('link', { name: '我的账号 finance-330100' }).waitFor()
  await page.goto(`${server.address}/desk/policy/evaluation`)
  await page.getByRole('heading', { level: 1, name: '政策' }).waitFor()
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

/** What background work does at a server of its own. */
const carryOn = () => {
  const { db, clock } = server.platform
  return carryOnEvaluations({ database: db, clock, release: sharedRelease() })
}

/** Begins what the form says, lets it run, and waits for what came of it. */
async function evaluate(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始评估' }).click()
  await page.getByText('等着开始').waitFor()
  assert.equal(await carryOn(), true)
  await page
    .getByText('各方付多少（元）')
    .first()
    .waitFor({ timeout: 15_000 })
    .catch(async () => assert.fail(await page.locator('body').innerText()))
}

const rate = '职工住院起付标准以上至4万元支付比例（三级医院、在职'

test('a rate is changed, a year of made-up people reckoned, taken along, and kept as a draft', async () => {
  await atDesk({ width: 1280, height: 800 }, async (page) => {
    await page.getByText('还没有做过评估。').waitFor()
    await page.getByLabel('种子').fill('abc')
    await page.getByRole('button', { name: '开始评估' }).click()
    await page.getByText('“abc”不能作种子，请填一个不小于 0 的整数，例如 1。').waitFor()
    await page.getByText('请至少改一个数字，或交一个文件。').waitFor()
    await page.getByLabel('多少人').fill('300')
    await page.getByLabel('种子').fill('3')
    await page.getByLabel('哪个数字').fill(rate)
    await page.keyboard.press('Enter')
    await page.getByLabel('改成多少').fill('8')
    await page.getByRole('button', { name: '加上这一个' }).click()
    await page.getByText(/（三级医院、在职）：改成 8，2026年1月1日起/).waitFor()
    await staysWell(page, 'evaluation-form')
    await evaluate(page)
    await page.getByText(/改后，基金一年多付 [\d,.]+ 元，参保人自己一年少付 [\d,.]+ 元。/).waitFor()
    await page.getByText('受损（一年自己多付）').waitFor()
    await page.getByRole('row', { name: /三级医院、在职/ }).waitFor()
    await staysWell(page, 'evaluation-result')
    await page.getByRole('button', { name: '年龄' }).click()
    await page.getByRole('table', { name: '分组看：年龄' }).waitFor()
    const address = await page.getByRole('link', { name: /PDF（两页）/ }).getAttribute('href')
    const paper = await page.request.get(new URL(address!, server.address).href)
    assert.equal(paper.headers()['content-type'], 'application/pdf')
    assert.equal((await paper.body()).toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length, 2)
    await page.getByRole('button', { name: '把改后的存为草案' }).click()
    await page.getByLabel('草案叫什么').fill('三级医院在职多付十个百分点')
    await page.getByRole('button', { name: '保存为草案' }).click()
    await page.getByRole('link', { name: /打开草案“三级医院在职多付十个百分点”/ }).click()
    await page.getByText('可以用').waitFor()
    await staysWell(page, 'draft-saved')
  })
})

test('the draft is held against what was settled: the stay of one person, to the fen', async () => {
  const { bill } = await liveThrough(server)
  const { db } = server.platform
  const settled = async () => (await db.pool.query(`select * from settlement order by settlement_id`)).rows as unknown[]
  const stood = await settled()
  await atDesk({ width: 390, height: 844 }, async (page) => {
    await page.getByRole('button', { name: '新的评估' }).click()
    await page.getByRole('button', { name: '存好的草案' }).click()
    await page.getByLabel('哪一份草案').selectOption({ label: '三级医院在职多付十个百分点' })
    await page.getByRole('button', { name: '数据库里的结算' }).click()
    await evaluate(page)
    await page.getByText('1 笔都算出来了。').waitFor()
    // 8,000.00 eligible, 7,200.00 above the deductible: 82 % by the law, 92 % by the draft.
    assert.match(await page.locator('main').innerText(), /统筹基金\s+5,904\.00\s+6,624\.00\s+\+720\.00/)
    await page.getByText('少付最多的一个人，一年少付 720.00 元。').waitFor()
    await staysWell(page, 'evaluation-records')
  })
  assert.deepEqual(await settled(), stood)
  assert.match(bill, /^\/settlements\//)
})
