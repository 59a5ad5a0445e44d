/**
 * 存好的草案 at the desk in a real browser: a draft kept once it was checked, tried on a case, evaluated from a phone, asked again with
 * other people, stopped, read by night, and dropped.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { carryOnEvaluations } from '../../apps/server/src/agency/evaluation/index.ts'
import { sharedRelease } from '../../apps/server/src/platform/policy/index.ts'
import { openBrowser, openContext, staysWell, type Look } from './browser.ts'
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

const wide: Look = { width: 1280, height: 800 }
const phone: Look = { width: 390, height: 844 }
const title = '三级医院在职支付比例提高十个百分点'

/** At the desk as who approves in Hangzhou; no fault in the page's own console is allowed. */
async function atDesk(path: string, look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, look)
  await context.clock.setFixedTime(server.platform.clock.now())
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/desk/login`)
  await page.getByLabel('工作账号').fill('approve-330100')
  await page.getByLabel('密码').fill(server.password)
  await page.getByRole('button', { name: /^登\s?录$/ }).click()
  await page.getByRole('link', { name: '我的账号 approve-330100' }).waitFor()
  await page.goto(`${server.address}/desk/policy${path}`)
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

test('a draft is kept once it was checked without a fault, and only with a name', async () => {
  await atDesk('/draft', wide, async (page) => {
    await page.getByLabel('哪个数字').fill('职工住院起付标准以上至4万元支付比例（三级医院、在职')
    await page.keyboard.press('Enter')
    await page.getByLabel('改成多少').fill('8')
    // Of the whole year, so that an evaluation of the year finds it.
    await page.getByLabel('从哪天起').fill('2026-01-01')
    await page.getByLabel('从哪天起').press('Tab')
    await page.getByRole('button', { name: '加上这一个' }).click()
    assert.equal(await page.getByRole('button', { name: '保存为草案' }).count(), 0, 'not checked yet')
    await page.getByRole('button', { name: '检查草案并试算' }).click()
    await page.getByText('草案没有错误。').waitFor()
    await page.getByRole('button', { name: '保存为草案' }).click()
    await page.getByRole('button', { name: '保存为草案' }).click()
    await page.getByText('请给草案起一个名字').waitFor()
    await staysWell(page, 'draft-save')
    await page.getByLabel('草案叫什么').fill(title)
    await page.getByRole('button', { name: '保存为草案' }).click()
    await page.getByRole('link', { name: `打开草案“${title}”` }).click()
    await page.getByRole('heading', { level: 1, name: '政策草案' }).waitFor()
    await page.getByRole('row', { name: /三级医院、在职.*18%.*8%/ }).waitFor()
    await page.getByText('pools/330100-hangzhou/benefits.yaml').click()
    await page.getByText(/tier3: \{ active: 8 \}/).waitFor()
    await staysWell(page, 'saved-draft')
    const address = await page.getByRole('link', { name: '下载文件夹（ZIP）' }).getAttribute('href')
    const folder = await page.request.get(new URL(address!, server.address).href)
    assert.equal((await folder.body()).subarray(0, 2).toString(), 'PK')
  })
})

test('on a phone it is tried on a case and evaluated; again with other people, and stopped', async () => {
  await atDesk('/drafts', phone, async (page) => {
    await page.getByText('可以用').waitFor()
    await staysWell(page, 'saved-drafts-390')
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: '试算一笔' }).click()
    await page.getByText(`试算的是草案“${title}”`).waitFor()
    await page.getByRole('button', { name: '检查草案并试算' }).click()
    await page.getByText('按草案，本人自己付少 2,920.00 元，基金支付多 2,920.00 元。').waitFor()
    await page.goBack()
    await page.getByRole('button', { name: '评估这份草案' }).click()
    await page.getByLabel('多少人').fill('300')
    await page.getByLabel('种子').fill('3')
    await staysWell(page, 'evaluation-form-390')
    await page.getByRole('button', { name: '开始评估' }).click()
    await page.getByText('等着开始').waitFor()
    const { db: database, clock } = server.platform
    assert.ok(await carryOnEvaluations({ database, clock, release: sharedRelease() }))
    await page.getByText('已完成').waitFor()
    await page.getByText(/^改后，基金一年多付 [\d,.]+ 元，参保人自己一年少付 [\d,.]+ 元。$/).waitFor()
    await page.getByText('0 人', { exact: true }).first().waitFor()
    await staysWell(page, 'evaluation-done-390')
    await page.getByRole('link', { name: '换一年或换一群人再算' }).click()
    await page.getByLabel('种子').waitFor()
    assert.equal(await page.getByLabel('多少人').inputValue(), '300')
    await page.getByLabel('种子').fill('4')
    await page.getByRole('button', { name: '开始评估' }).click()
    await page.getByRole('button', { name: /^停\s?止$/ }).click()
    await page.getByText('这一次评估已经停止，没有留下结果。').waitFor()
  })
})

test('by night the result is read as well, and a draft that is dropped can no longer be chosen', async () => {
  await atDesk('/evaluation', { ...wide, colour: 'dark' }, async (page) => {
    await page.getByText('已停止').waitFor()
    await staysWell(page, 'evaluations-dark')
    const done = page.getByRole('row').filter({ hasText: '已完成' })
    await done.getByRole('link').click()
    await page.getByRole('table', { name: '一个人一年自己付的变化' }).waitFor()
    await staysWell(page, 'evaluation-done-dark')
    await page.goto(`${server.address}/desk/policy/drafts`)
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: /^作\s?废$/ }).click()
    await page.getByText('作废以后不能再拿来评估').waitFor()
    await page.getByRole('button', { name: /^作\s?废$/ }).click()
    await page.getByText(/作废。做过的评估还在。/).waitFor()
    await page.goto(`${server.address}/desk/policy/evaluation`)
    await page.getByRole('button', { name: '新的评估' }).click()
    await page.getByRole('button', { name: '存好的草案' }).click()
    await page.getByText('还没有存好的草案').waitFor()
  })
})
