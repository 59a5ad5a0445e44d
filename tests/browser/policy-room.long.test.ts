/**
 * 政策 at the desk in a real browser: a figure looked up to its article and to everything that rests there, two pools beside each
 * other, and a draft whose one rate changes a bill; with the keyboard alone, on a wide screen and on a phone.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
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

/** At the desk as somebody, at an address of the room; no fault in the page's own console is allowed. */
async function inRoom(
  path: string,
  look: Look,
  use: (page: Page) => Promise<void>,
  name = 'review-330100',
): Promise<void> {
  const context = await openContext(browser, look)
  await context.clock.setFixedTime(server.platform.clock.now())
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/desk/login`)
  await page.getByLabel('工作账号').fill(name)
  await page.getByLabel('密码').fill(server.password)
  await page.getByRole('button', { name: /^登\s?录$/ }).click()
  await page.getByRole('link', { name: `我的账号 ${name}` }).waitFor()
  await page.goto(`${server.address}/desk/policy${path}`)
  await page.getByRole('heading', { level: 1, name: '政策' }).waitFor()
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['YIDI_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/policy-${name}.png`, fullPage: true })
}

test('a figure of today is found, and leads to its article and to everything that rests there', async () => {
  await inRoom('', wide, async (page) => {
    await page.getByText(/^一共 \d+ 项 ·/).waitFor()
    await picture(page, 'table')
    await staysWell(page)
    await page.getByLabel('找规定').fill('住院起付标准（三级')
    await page.getByText(/项里的 2 项/).waitFor()
    const row = page.getByRole('row', {
      name: /职工医保：住院起付标准（三级医院） 800\.00元 有据 2024年1月1日 杭州异地就医专题 职工报销范围/,
    })
    await row.getByRole('button').click()
    await page.getByRole('dialog').getByText('这一条说的是').waitFor()
    await page.getByText(/写在政策文件 pools\/330100-hangzhou\/benefits\.yaml 第 \d+ 行/).waitFor()
    await picture(page, 'basis')
    await staysWell(page)
    await page.getByRole('link', { name: '靠这一条的全部规定' }).click()
    await page.getByRole('table', { name: '职工报销范围' }).waitFor()
    await page.getByRole('cell', { name: '三级医院：800.00元' }).waitFor()
    await picture(page, 'article')
    await staysWell(page)
    await page.getByRole('link', { name: '全部文件' }).click()
    await page.getByLabel('找文件或条款').fill('先自付20%再直接结算')
    await page
      .getByRole('link', { name: /浙江省/ })
      .first()
      .waitFor()
    await picture(page, 'documents')
    await staysWell(page)
  })
})

test('what is open is listed as open, what the agency set stands beside it, and of another pool it is not shown', async () => {
  await inRoom('', wide, async (page) => {
    await page.getByRole('button', { name: '待定', exact: true }).click()
    await page.getByRole('row', { name: /杭州职工大病保险起付标准 待定 待定/ }).waitFor()
    await page.getByRole('row', { name: /零星报销多久办完 没有录入/ }).waitFor()
    await page.getByLabel('统筹区').selectOption({ label: '台州市' })
    await page.getByRole('button', { name: '看这一天' }).click()
    await page.getByText('经办数值只看得到本统筹区的。').waitFor()
    assert.match(page.url(), /pool=331000/)
  })
})

test('two pools beside each other, then two days of one: only what differs, each with both articles', async () => {
  await inRoom('/compare', wide, async (page) => {
    await page.getByText('没有不同。').waitFor()
    await staysWell(page)
    await page.getByLabel('和谁比').selectOption({ label: '台州市' })
    await page.getByRole('button', { name: /^对\s?照$/ }).click()
    await page.getByText(/项里有 \d+ 项数值不同/).waitFor()
    await page
      .getByRole('columnheader', { name: /台州市，2026年6月20日/ })
      .first()
      .waitFor()
    await picture(page, 'compare')
    await staysWell(page)
    await page.goto(
      `${server.address}/desk/policy/compare?pool=339900&on=2022-12-31&otherPool=339900&otherOn=2023-01-01`,
    )
    const direct = page.getByRole('row', { name: /临时外出直接结算的先行自付比例 待定.* 20%/ })
    await direct.waitFor()
    assert.equal(await direct.getByRole('button').count(), 2, 'both articles can be opened')
  })
})

test('a draft that changes one rate: the line it writes, what differs, and the two bills', async () => {
  await inRoom('/draft', wide, async (page) => {
    await page.getByRole('button', { name: '检查草案并试算' }).click()
    await page.getByText('请至少改一个数字，或交一个文件。').waitFor()
    await page.getByRole('button', { name: '加上这一个' }).click()
    await page.getByText('请选一个数字。').waitFor()
    await picture(page, 'draft-empty')
    await staysWell(page)
    await page.getByLabel('哪个数字').fill('职工住院起付标准以上至4万元支付比例（三级医院、在职')
    await page.keyboard.press('Enter')
    await page.getByText('现在是 个人负担18%（基金支付82%）；文件写的是个人负担的比例').waitFor()
    await page.getByLabel('改成多少').fill('8')
    await page.getByRole('button', { name: '加上这一个' }).click()
    await page.getByText(/（三级医院、在职）：改成 8，2026年6月20日起/).waitFor()
    await page.getByRole('button', { name: '检查草案并试算' }).click()
    await page.getByText('草案没有错误。').waitFor()
    // 29,200.00 lies above the deductible: 18 % by the law, 8 % by the draft.
    await page.getByText('按草案，本人自己付少 2,920.00 元，基金支付多 2,920.00 元。').waitFor()
    await page.getByText(/pools\/330100-hangzhou\/benefits\.yaml 第 \d+ 行/).waitFor()
    await page.getByText(/status: provisional.*tier3: \{ active: 8 \}/).waitFor()
    await picture(page, 'draft')
    await staysWell(page)
    await page.getByLabel('总费用').fill('1000')
    await page.getByText('草案没有错误。').waitFor({ state: 'detached' })
  })
})

test('a file with a slip is told with its line and what to do, and the law is reckoned all the same', async () => {
  await inRoom('/draft', wide, async (page) => {
    const path = 'pools/330100-hangzhou/pool.yaml'
    const text = `${sharedRelease().files.get(path)!}telefone: 1\n`
    await page
      .getByLabel('选 YAML 文件')
      .setInputFiles({ name: 'pool.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) })
    assert.equal(await page.getByLabel('放在政策文件夹里的哪里').inputValue(), path)
    await page.getByRole('button', { name: '写成 JSON' }).click()
    await page.getByLabel('一笔费用（JSON）').fill('{"pool":')
    await page.getByRole('button', { name: '检查草案并试算' }).click()
    await page.getByText('不是正确的 JSON').waitFor()
    await page.getByRole('button', { name: '改回填表' }).click()
    await page.getByRole('button', { name: '检查草案并试算' }).click()
    await page.getByText('草案有 1 处错误').first().waitFor()
    await page.getByRole('row', { name: /pool\.yaml 第 \d+ 行 .*telefone.*是不是想写 telephone/ }).waitFor()
    await page.getByText('这个统筹区的草案有错，改正以后才能算。').waitFor()
    await page.getByText('本人自己付').first().waitFor()
    await picture(page, 'draft-fault')
    await staysWell(page)
  })
})

test('on a phone nothing has to be pushed aside, and the keyboard alone leads from the search to an article', async () => {
  await inRoom('', { width: 390, height: 844 }, async (page) => {
    await page.getByText(/^一共 \d+ 项 ·/).waitFor()
    assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth'))
    await page.getByLabel('找规定').focus()
    await page.keyboard.type('住院起付标准（三级')
    await page.getByText(/项里的 2 项/).waitFor()
    await picture(page, 'table-390')
    await staysWell(page)
    // Past the four choices of a status and the head of the chapter to the first article.
    for (let presses = 0; presses < 6; presses++) await page.keyboard.press('Tab')
    await page.locator('button[aria-label]:focus', { hasText: '职工报销范围' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
  for (const path of [
    '/compare?otherPool=331000',
    '/draft',
    '/documents/zj-provincial-2016-113?article=第三十七条第一项',
  ])
    await inRoom(path, { width: 390, height: 844 }, async (page) => {
      await page.waitForLoadState('networkidle')
      await picture(page, `${/^\/\w+/.exec(path)![0].slice(1)}-390`)
      assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth'), path)
      await staysWell(page)
    })
})
