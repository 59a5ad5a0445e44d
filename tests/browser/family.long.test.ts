/**
 * Members of a family act for each other in a real browser: a child is bound and the agency looks first; a grown person
 * authorises, the other switches, files for him and takes the receipt, and it shows who did it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { fillForm, sign } from './filing-form.ts'
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

const openPage = (look: Look = {}): Promise<Page> => openPageAt(browser, server.platform.clock.now(), look)

async function logIn(page: Page, idNumber: string): Promise<void> {
  await page.goto(`${server.address}/login`)
  await page.getByLabel('身份证号').fill(idNumber)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: /您好/ }).waitFor()
}

test('authorise, switch, file for the other, take the receipt, back to oneself', async () => {
  const giver = await openPage()
  await logIn(giver, '330100195003070114')
  await giver.getByRole('link', { name: '我的' }).last().click()
  await giver.getByRole('link', { name: /亲情账户/ }).waitFor()
  await staysWell(giver, 'me')
  await giver.getByRole('link', { name: /亲情账户/ }).click()
  await giver.getByText('还没有人授权给您', { exact: false }).waitFor()
  await staysWell(giver, 'empty')
  // Before it is known whether a form was begun elsewhere there is none to send: a tap on the button was lost.
  const draft = Promise.withResolvers<null>()
  await giver.route('**/api/drafts/**', async (route) => {
    await draft.promise
    await route.continue()
  })
  await giver.getByRole('link', { name: '授权家人替我办' }).click()
  await giver.getByText('正在取数据').waitFor()
  assert.equal(await giver.getByRole('button', { name: '确认授权' }).isDisabled(), true)
  draft.resolve(null)
  await giver.getByRole('button', { name: '确认授权' }).click()
  await giver.getByRole('alert').getByText('请写姓名', { exact: false }).waitFor()
  await staysWell(giver, 'form-faults')
  await giver.getByLabel('家人姓名').fill('演示职工乙')
  await giver.getByLabel('家人身份证号').fill('330100198811020127')
  await giver.getByLabel('他是我的').selectOption({ label: '子女' })
  await giver.getByRole('button', { name: '确认授权' }).click()
  await giver.getByText('已经授权给演示职工乙', { exact: false }).waitFor()
  await staysWell(giver, 'given')

  const page = await openPage()
  await logIn(page, '330100198811020127')
  await page.goto(`${server.address}/me/family`)
  const other = page.getByRole('listitem').filter({ hasText: '演示退休甲' })
  await other.getByRole('button', { name: '替他办' }).click()
  await page.getByText('正在替 演示退休甲 办理').waitFor()
  await page.getByRole('heading', { name: '演示退休甲，您好' }).waitFor()
  await page
    .getByRole('link', { name: /去上海市/ })
    .first()
    .waitFor()
  await staysWell(page, 'family-acting')
  await page.goto(`${server.address}/filings`)
  await page.getByRole('link', { name: /去上海市/ }).click()
  await page.getByRole('link', { name: '看备案凭证' }).click()
  await page.getByText('演示退休甲', { exact: true }).waitFor()
  await staysWell(page, 'family-receipt')
  await page.goto(`${server.address}/me/family`)
  await page.getByText('亲情账户只能本人办', { exact: false }).waitFor()
  await staysWell(page, 'family-own-only')

  await giver.getByRole('button', { name: '结束授权' }).click()
  await giver.getByRole('button', { name: '确定结束' }).click()
  await giver.getByText('已结束').waitFor()
  await giver.goto(`${server.address}/me/privacy`)
  await giver.getByText('替您看了：办理和查看备案、报销').waitFor()
  await staysWell(giver, 'privacy')
  await page.goto(`${server.address}/filings`)
  await page.getByText('授权已经结束，现在办的是您自己的事。').waitFor()
  await staysWell(page, 'family-ended')
  await giver.context().close()
  await page.context().close()
})

/** The form of a temporary filing for Shanghai, from 首页 to the result. */
async function fileForShanghai(page: Page, signer: string): Promise<void> {
  await page.goto(`${server.address}/file`)
  await page.getByRole('button', { name: '上海市' }).click()
  await page.getByRole('button', { name: '不是', exact: true }).click()
  await page.getByRole('button', { name: /出差、旅游/ }).click()
  // Before the letter stands there, there is nothing to tick or to sign: on a slow line such a tick was lost.
  const letter = Promise.withResolvers<null>()
  await page.route('**/api/filings/letter*', async (route) => {
    await letter.promise
    await route.continue()
  })
  await page.getByRole('button', { name: '办这种备案' }).click()
  await fillForm(page)
  await page.getByRole('heading', { name: '都齐了，提交后当场通过' }).waitFor()
  await page.getByText('正在取数据').waitFor()
  assert.equal(await page.getByLabel(/我已看清并同意/).count(), 0)
  assert.ok(await page.getByRole('button', { name: '提交备案' }).isDisabled())
  letter.resolve(null)
  await sign(page, signer)
  await page.getByRole('button', { name: '提交备案' }).click()
}

test('a parent files for the child and takes the receipt', async () => {
  const page = await openPage()
  await logIn(page, '330100198811020127')
  await page.goto(`${server.address}/me/family`)
  const child = page.getByRole('listitem').filter({ hasText: '演示居民己' })
  await child.getByRole('button', { name: '替他办' }).click()
  await page.getByText('正在替 演示居民己 办理').waitFor()
  await fileForShanghai(page, '演示职工乙')
  await page.getByRole('heading', { name: '备案办好了' }).waitFor()
  await page
    .getByText(/代办人/)
    .first()
    .waitFor()
  await staysWell(page, 'family-filed-for-child')
  await page.getByRole('link', { name: '看备案凭证' }).click()
  await page.getByText('演示居民己', { exact: true }).waitFor()
  await page.getByRole('button', { name: '换回自己' }).click()
  await page.getByRole('heading', { name: '演示职工乙' }).waitFor()
  await page.context().close()
})

test('a child is bound: the agency looks at it first; large type', async () => {
  const page = await openPage({ size: 'elder' })
  await logIn(page, '330100199001090128')
  await page.goto(`${server.address}/me/family`)
  await page.getByRole('link', { name: '绑定未满18岁的孩子' }).click()
  await page.getByLabel('孩子姓名').fill('演示居民己')
  await page.getByLabel('孩子身份证号').fill('330100201509010125')
  await staysWell(page, 'family-bind-elder')
  await page.getByRole('button', { name: '提交核对' }).click()
  await page.getByText('等经办机构核对').first().waitFor()
  await staysWell(page, 'family-bound-elder')
  await page.context().close()
})

test('an employer tries a list, sends it, and sees what it has filed', async () => {
  const page = await openPage({ width: 1280, height: 800 })
  await page.goto(`${server.address}/desk/login?next=${encodeURIComponent('/employer')}`)
  await page.getByLabel('账号').fill('employer-D33010000001')
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: /登\s*录/ }).click()
  await page.getByRole('heading', { name: '单位备案' }).waitFor()
  await page.getByText('3301************27').waitFor()
  await staysWell(page, 'family-employer')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单')
  sheet.addRow(['姓名', '身份证号', '派驻城市', '开始日期', '手机号'])
  sheet.addRow(['演示职工乙', '330100198811020127', '北京市', '2026-06-20', '13800000000'])
  sheet.addRow(['演示职工丁', '330100199001090128', '北京市', '2026-06-20', '13800000000'])
  await page.getByLabel('选文件（XLSX 或 CSV）').setInputFiles({
    name: '名单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await book.xlsx.writeBuffer()),
  })
  await page.getByRole('button', { name: '试提交' }).click()
  await page.getByText('1 行可以提交，1 行要改', { exact: false }).waitFor()
  await page.getByText('没有这个人', { exact: false }).waitFor()
  await page.getByLabel(/单位确认/).check()
  await staysWell(page, 'family-employer-tried')
  await page.getByRole('button', { name: '正式提交' }).click()
  await page.getByText('1 行已提交，1 行没有提交', { exact: false }).waitFor()
  const kept = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载结果' }).click()
  assert.match((await kept).suggestedFilename(), /xlsx$/)
  await page.getByRole('cell', { name: '北京市', exact: true }).waitFor()
  await staysWell(page, 'family-employer-sent')
  await page.getByRole('button', { name: '办备案 演示停保癸' }).click()
  await page.getByRole('heading', { name: '给演示停保癸办常驻异地备案' }).waitFor()
  await page.getByRole('button', { name: '提交备案' }).click()
  await page.getByText('请选派驻的城市').waitFor()
  await staysWell(page, 'family-employer-one')
  await page.context().close()
})
