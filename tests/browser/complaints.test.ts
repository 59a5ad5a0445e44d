/**
 * 投诉咨询 in a real browser: written on the phone by keys alone, answered at the desk, rated by a key; a caller nobody knows is typed in
 * at the desk by keys alone; and a refused decision is asked about.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { press, reach } from './keyboard.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
const faults: string[] = []

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
  assert.deepEqual(faults, [])
})

async function openAs(data: object, look: Look): Promise<Page> {
  const page = await openPageAt(browser, server.platform.clock.now(), look)
  page.on('pageerror', (error) => faults.push(error.message))
  assert.ok((await page.request.post(`${server.address}/api/session`, { data })).ok())
  return page
}

const wide = { width: 1280, height: 800 }
const staff = (name: string) => openAs({ kind: 'staff', name, password: server.password }, wide)
let phone: Page

test('by keys alone: a subject, what happened, read over, sent, and it stands with its state', async () => {
  phone = await openAs({ kind: 'citizen', idNumber: '330100198811020127', password: server.password }, {})
  await phone.goto(`${server.address}/complaints`)
  await phone.getByText('还没有写过').waitFor()
  await staysWell(phone)
  await press(phone, '写给医保局')
  await phone.getByText('您要写哪一类？').waitFor()
  await staysWell(phone)
  await press(phone, '咨询')
  await reach(phone, '您写的')
  await press(phone, '下一步')
  await phone.getByText('请写清楚是什么事').first().waitFor()
  await staysWell(phone)
  await phone.getByLabel('您写的').focus()
  await phone.keyboard.type('在上海住院要不要备案？')
  await press(phone, '下一步')
  await phone.getByText('看一遍，没错就提交').waitFor()
  await phone.getByText('没有文件写明多久答复，经办机构也没有设定期限').waitFor()
  await staysWell(phone)
  await press(phone, '提交')
  await phone.getByText('已经提交').waitFor()
  await phone.getByText('窗口办理中').waitFor()
  await staysWell(phone)
})

test('the desk finds it in its list and answers; the person reads the answer and says in one touch how satisfied they are', async () => {
  const desk = await staff('desk-330100')
  await desk.goto(`${server.address}/desk/complaints`)
  await staysWell(desk)
  await desk
    .getByRole('link', { name: /TS330100/ })
    .first()
    .click()
  await desk.getByText('在上海住院要不要备案？').waitFor()
  await staysWell(desk)
  await desk.getByRole('button', { name: '答复' }).click()
  await desk.getByText('请写清楚').waitFor()
  await desk.getByLabel('答复，提交人看得到').fill('跨省住院要先备案，在“去看病”里办')
  await desk.getByRole('button', { name: '答复' }).click()
  await desk.getByText('这一件现在没有要您办的事').waitFor()
  await staysWell(desk)

  await phone.goto(`${server.address}/messages`)
  await press(phone, '投诉咨询有了答复')
  await phone.getByText('跨省住院要先备案').waitFor()
  await press(phone, '满意')
  await phone.getByRole('button', { name: '满意', exact: true, pressed: true }).waitFor()
  await staysWell(phone)
})

test('a caller nobody knows is typed in by keys alone; numbers and settings stand on their pages', async () => {
  const desk = await staff('desk-330100')
  await desk.goto(`${server.address}/desk/complaints-entry`)
  await press(desk, '来电人不明')
  await desk.getByLabel('说的是什么事').focus()
  await desk.keyboard.type('窗口中午没有人')
  await staysWell(desk)
  await press(desk, '登记')
  await desk.getByText('已登记：窗口办理中').waitFor()
  await staysWell(desk)
  await desk.goto(`${server.address}/desk/complaints/statistics`)
  await desk.getByRole('cell', { name: '1 / 0 / 0' }).first().waitFor()
  await staysWell(desk)
  await desk.goto(`${server.address}/desk/complaints/settings`)
  await desk.getByText('没有设定，按通常的分办').first().waitFor()
  await staysWell(desk)
})
