/**
 * The first path in a real browser: a person files on the phone page, a hospital settles by messages of the national
 * interface, the person sees the bill, the hospital undoes it, the person sees it undone. Then the other way round:
 * refused for want of a filing, filed during the stay, settled. And the desk decides what the program does not.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { feeLine, Hospital, people, settlement } from '../hospital/hospital.ts'
import { fillDay, openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { answerAgain, fillForm, isAsked, next, readOver, send, sign } from './filing-form.ts'
import { press as pressKey, reach } from './keyboard.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let hospital: Hospital

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  hospital = new Hospital(server.platform.app, 'H31010000001', '310100')
})
after(async () => {
  await browser?.close()
  await server?.close()
})

const openPage = (look: Look = {}): Promise<Page> => openPageAt(browser, server.platform.clock.now(), look)

async function logIn(page: Page, idNumber: string): Promise<void> {
  await page.getByLabel('身份证号').fill(idNumber)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: '登录' }).click()
}

const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.tagName')

/** From 首页 to the form: a temporary filing for Shanghai. */
async function goToForm(page: Page, idNumber: string): Promise<void> {
  await page.goto(server.address)
  await page.getByRole('link', { name: /^我要备案/ }).click()
  await page.getByRole('heading', { level: 1, name: '我要备案' }).waitFor()
  assert.equal(await focused(page), 'H1', 'another page begins at its heading')
  await page.getByRole('link', { name: '去登录' }).click()
  await logIn(page, idNumber)
  await page.getByRole('button', { name: '上海市' }).click()
  await page.getByRole('button', { name: '不是', exact: true }).click()
  await page.getByRole('button', { name: /出差、旅游/ }).waitFor()
  assert.equal(await focused(page), 'H2', 'another question at its own')
  await page.getByRole('button', { name: /出差、旅游/ }).click()
  await page.getByRole('button', { name: '办这种备案' }).click()
}

/** Reads over what stands there and signs. */
async function signAndLook(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name: '都齐了，提交后当场通过' }).waitFor()
  await sign(page, name)
  await staysWell(page)
}

test('file on the page, settle by messages, see the bill, undone, see it undone', async () => {
  const page = await openPage()
  await goToForm(page, '330100198811020127')
  await isAsked(page, 'mobile')
  await page.getByText('第 5 步，共 6 步').waitFor()
  await next(page)
  await page
    .getByRole('alert', { name: '有 1 处要改' })
    .getByRole('link', { name: /^手机号是 11 位数字/ })
    .waitFor()
  await page.getByLabel('手机号').fill('13800000000')
  await page.reload()
  assert.equal(await page.getByLabel('手机号').inputValue(), '13800000000', 'a reload keeps what was written')
  await staysWell(page)
  await next(page)
  await readOver(page).waitFor()
  await page.getByRole('button', { name: '修改有效期' }).click()
  await fillDay(page, '从哪天开始', '2026-06-01')
  await fillDay(page, '到哪天结束', '2026-12-31')
  const form = page.url().replace(/step=\w+/, 'step=form')
  const second = await page.context().newPage()
  await second.goto(page.url())
  const end = second.getByRole('group', { name: '到哪天结束' })
  assert.equal(await end.getByLabel('月', { exact: true }).inputValue(), '12', 'a second tab has it too')
  await second.close()
  await staysWell(page)
  await next(page)
  // The law does not let a plain filing begin in the past; the field says so.
  await page.getByRole('alert').getByText('开始日期已经过去').waitFor()
  await fillDay(page, '从哪天开始', '2026-06-20')
  await next(page)
  await page.getByRole('img', { name: /^手写的地方/ }).waitFor()
  await staysWell(page)
  await page.getByRole('button', { name: '提交备案' }).click()
  await page.getByText('请先打勾签署承诺').waitFor()
  await page.goBack()
  const last = page.getByRole('group', { name: '到哪天结束' }).getByLabel('日', { exact: true })
  assert.equal(await last.inputValue(), '31', 'the way back keeps what was written')
  await page.goForward()
  await signAndLook(page, '演示职工乙')
  await send(page)
  await page.getByText('今天：有效').waitFor()
  await staysWell(page)
  await page.getByRole('link', { name: '看备案凭证' }).click()
  await page.getByText('演示职工乙').waitFor()
  await staysWell(page)

  const visit = await hospital.admit(people.active, { begntime: '2026-06-20 08:00:00' })
  const line = feeLine(people.active, visit, ['YDA0000001', 10, 1000], 1)
  await hospital.ask('2301', { feedetail: [{ ...line, fee_ocur_time: '2026-06-20 09:30:00' }] })
  await hospital.discharge(people.active, visit, '2026-06-20')
  const reply = await hospital.ask('2304', settlement(people.active, visit, 10000))
  const { setlinfo } = reply.output as { setlinfo: { setl_id: string; psn_cash_pay: number } }

  await page.goto(`${server.address}/settlements`)
  await page.getByRole('link', { name: /演示上海三级医院/ }).click()
  // 10,000 less 20 % prepaid is 8,000; less 800; the fund pays 82 % of 7,200.
  await page.getByText('4,096.00').first().waitFor()
  assert.equal(setlinfo.psn_cash_pay, 4096)
  await page.getByRole('heading', { name: '这笔账是怎么算的' }).waitFor()
  await staysWell(page)

  await hospital.ask('2305', {
    data: { mdtrt_id: visit, setl_id: setlinfo.setl_id, psn_no: people.active, setl_type: '2' },
  })
  await page.reload()
  await page.getByText(/这次结算在2026年6月20日撤销了/).waitFor()

  await page.goto(`${server.address}/filings`)
  await page.getByRole('link', { name: /去上海市/ }).click()
  await page.getByRole('button', { name: '取消备案' }).click()
  await page.getByRole('button', { name: '确定取消' }).click()
  // The stay is discharged and waits for its settlement: what rests on the filing is said before it goes.
  await page.getByRole('button', { name: '知道了，仍要办' }).click()
  await page.getByText('已取消', { exact: true }).waitFor()

  await page.goto(form.replace('step=form', 'step=mobile'))
  await page.getByLabel('手机号').fill('13800000009')
  await page.goto(`${server.address}/me`)
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('link', { name: '去登录' }).waitFor()
  assert.doesNotMatch(await page.locator('main').innerText(), /演示职工乙/)
  const left = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')
  assert.doesNotMatch(left, /yidi\.kept|13800000009/, 'nothing of what was typed stays on the device')
  await page.context().close()
})

test('refused for want of a filing, filed during the stay, settled without admitting again', async () => {
  const person = people.provincialActive
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 10, 1000]])
  const refused = await hospital.send('2303', settlement(person, visit, 10000))
  assert.notEqual(refused.infcode, 0)
  assert.match(refused.err_msg ?? '', /备案/)

  const page = await openPage({ size: 'elder' })
  await goToForm(page, '330100199001090128')
  await fillForm(page, { at: async () => staysWell(page) })
  await answerAgain(page, '已经住院了，要补办', async () => {
    await page.getByLabel(/已经住院了/).check()
    await fillDay(page, '入院日期', '2026-06-10')
    await staysWell(page)
  })
  await signAndLook(page, '演示职工丁')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交备案' }).click()
  await page.getByText('网络断了，连上后自动提交，不会重复').waitFor()
  await staysWell(page)
  await page.getByRole('button', { name: '不再自动提交' }).click()
  await page.getByText('网络没有连上，还不知道送到没有').waitFor()
  await page.context().setOffline(false)
  // This time it arrives and only its answer is lost: it goes out again by itself, and is filed once.
  await page.route('**/api/filings', (route) => route.fetch().then(() => route.abort()), { times: 1 })
  await send(page)
  const filings = page.url().replace(/\/filings\/.*/, '/api/filings')
  const filed = await (await page.context().request.get(filings)).json()
  assert.equal((filed as { filings: unknown[] }).filings.length, 1)
  await staysWell(page)

  await hospital.discharge(person, visit, '2026-06-20')
  await hospital.ask('2304', settlement(person, visit, 10000))
  await page.goto(`${server.address}/settlements`)
  await page.getByRole('link', { name: /演示上海三级医院/ }).click()
  await page.getByRole('heading', { name: '这笔账是怎么算的' }).waitFor()
  await staysWell(page)
  await page.context().close()
})

test('a wrong password is told in words; somebody else’s filing is not there', async () => {
  const page = await openPage()
  await page.goto(`${server.address}/login`)
  await page.getByLabel('身份证号').fill('123')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('身份证号是 18 位数字').waitFor()
  await page.getByLabel('身份证号').fill('330100195003070114')
  await page.getByLabel('密码', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText(/密码对不上/).waitFor()
  await staysWell(page)
  await logIn(page, '330100195003070114')
  await page.getByRole('heading', { name: '演示退休甲，您好' }).waitFor()
  await page.goto(`${server.address}/filings/B330100-20260620-XXXXXXXXXX`)
  await page.getByText('没有编号为“B330100-20260620-XXXXXXXXXX”').waitFor()
  await staysWell(page)
  await page.context().close()
})

test('by keyboard alone: from 首页 through the log-in to 备案办好了', async () => {
  const page = await openPage()
  const press = (name: string, key?: string) => pressKey(page, name, key)
  const type = async (name: string, text: string) => {
    await reach(page, name)
    await page.keyboard.type(text)
  }
  const at = (name: string) => page.getByRole('heading', { name }).first().waitFor()
  await page.goto(server.address)
  await press('我要备案')
  await at('我要备案')
  await press('去登录')
  await at('登录')
  await type('身份证号', '330100195506150116')
  await type('密码', server.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '上海市' }).waitFor()
  await press('上海市')
  await page.getByRole('button', { name: '不是', exact: true }).waitFor()
  await press('不是')
  await page.getByRole('button', { name: /出差、旅游/ }).waitFor()
  await press('出差、旅游')
  await page.getByRole('button', { name: '办这种备案' }).waitFor()
  await press('办这种备案')
  await at('用哪个手机号联系您？')
  await type('手机号', '13800000000')
  // Enter goes on from the field itself.
  await page.keyboard.press('Enter')
  await at('都齐了，提交后当场通过')
  await press('修改有效期')
  await at('从哪天到哪天？')
  await type('到哪天结束年', '20261231')
  await press('下一步')
  await at('都齐了，提交后当场通过')
  await page.getByRole('img', { name: /^手写的地方/ }).waitFor()
  await press('打字签名')
  await type('姓名', '演示退休丙')
  await press('我已看清并同意', 'Space')
  await press('提交备案')
  await at('备案办好了')
  await page.context().close()
})
