/**
 * What a person shows and registers, in a real browser: the code that a hospital scans, a designated disease, medicine for
 * abroad; and the hospital that refers its patient on its own page.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import type { Browser, Page } from 'playwright-core'
import { Hospital, people, registration } from '../hospital/hospital.ts'
import { fillDay, openBrowser, openPageAt, scanQr, staysWell, type Look } from './browser.ts'
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

async function logIn(page: Page, path: string, idNumber: string): Promise<void> {
  await page.goto(`${server.address}${path}`)
  await page.getByRole('link', { name: '去登录' }).click()
  await page.getByLabel('身份证号').fill(idNumber)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: '登录' }).click()
}

test('the code: shown in every size, scanned by a hospital, used once, renewed', async () => {
  const page = await openPage({ size: 'elder' })
  await logIn(page, '/code', '330100195003070114')
  await page.getByRole('img', { name: /医保码二维码/ }).waitFor()
  await staysWell(page)
  const token = await scanQr(page)
  assert.match(token, /^YD[2-9A-HJ-NP-Z]{28}$/)
  const hospital = new Hospital(server.platform.app, 'H31010000001', '310100')
  const credential = { mdtrt_cert_type: '01', mdtrt_cert_no: token }
  const found = await hospital.ask('1101', { data: { ...credential, certno: '', psn_name: '' } })
  const { psn_no } = (found.output as { baseinfo: { psn_no: string } }).baseinfo
  assert.equal(psn_no, people.retiredWithFiling)
  await hospital.ask('2201', registration(psn_no, credential))
  await page.getByText('演示上海三级医院已经用这个码给您登记').waitFor()
  await staysWell(page)
  await page.getByRole('button', { name: '换一个新码' }).click()
  await page.getByText(/还能用 [45] 分/).waitFor()
  assert.notEqual(await scanQr(page), token)
  await page.context().close()
})

test('a designated disease is registered, medicine for abroad is filed, both wait for the desk', async () => {
  const page = await openPage()
  await logIn(page, '/diseases', '330100195506150116')
  await page.getByRole('heading', { name: '恶性肿瘤' }).waitFor()
  await staysWell(page)
  await page.getByRole('link', { name: '申请登记' }).click()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('alert').getByText('请选一种病').waitFor()
  await page.getByRole('button', { name: '血友病' }).click()
  await page.getByLabel('在哪家医院确诊的').fill('演示杭州三级医院')
  await fillDay(page, '确诊的日期', '2026-06-01')
  await page
    .getByLabel('为“诊断证明”拍照或选文件')
    .setInputFiles({ name: '诊断证明.png', mimeType: 'image/png', buffer: samplePng() })
  await page.getByText(/已上传/).waitFor()
  await staysWell(page)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '血友病' }).waitFor()
  await page.getByText('交了 1 份').waitFor()
  await page.getByRole('button', { name: '撤回申请' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click()
  await page.getByText('已撤回').waitFor()

  await page.goto(`${server.address}/abroad`)
  await page.getByText(/最多 6 个月/).waitFor()
  await staysWell(page)
  await page.getByRole('link', { name: '我要备案' }).click()
  await fillDay(page, '哪天出国', '2026-07-01')
  await fillDay(page, '哪天回国', '2027-02-01')
  await page.getByLabel('长期用药的慢性病').fill('高血压')
  await page.getByLabel('要带的药').fill('演示降压药')
  await page.getByLabel(/我知道出国期间/).check()
  await staysWell(page)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText(/超过6个月/).waitFor()
  await fillDay(page, '哪天回国', '2026-09-01')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已提交').waitFor()
  await page.context().close()
})

test('a hospital refers its patient: found, filed, in its list, taken back', async () => {
  const page = await openPage({ width: 1280, height: 800 })
  await page.goto(`${server.address}/desk/login?next=${encodeURIComponent('/referrals')}`)
  await page.getByLabel('工作账号').fill('hospital-H33010000001')
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.getByLabel('密码', { exact: true }).press('Enter')
  await page.getByRole('link', { name: '我的账号 hospital-H33010000001' }).waitFor()
  await page.goto(`${server.address}/desk/referrals`)
  await page.getByLabel(/病人的身份证号/).fill('330100198811020127')
  await page.getByLabel(/病人的身份证号/).press('Enter')
  await page.getByText('给演示职工乙办转外备案').waitFor()
  await page.getByLabel('转往的医院').fill('演示上海三级')
  await page.locator('.ant-select-item-option-content', { hasText: '演示上海三级医院' }).click()
  await page.getByLabel('诊断', { exact: true }).fill('肺恶性肿瘤')
  await page.getByLabel('转院原因和医院意见').fill('本院条件有限，同意转上海治疗')
  await page.getByLabel(/病人已在本院签了/).check()
  await staysWell(page)
  await page.getByRole('button', { name: '提交备案' }).click()
  await page.getByText('演示职工乙的转外备案已经办好').waitFor()
  await page.getByRole('row', { name: /演示职工乙.*上海市.*已备案/ }).waitFor()
  await staysWell(page)
  await page
    .getByRole('button', { name: '撤 销' })
    .or(page.getByRole('button', { name: '撤销' }))
    .first()
    .click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /撤\s?销/ })
    .click()
  await page.getByRole('row', { name: /演示职工乙.*已取消/ }).waitFor()
  await page.context().close()
})
