/**
 * 看病结算 in a real browser, of institutions without a system of their own: found by code or number, registered, charged, reckoned,
 * settled, printed, undone; the person's phone shows the same bill.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { Hospital, people } from '../hospital/hospital.ts'
import { openBrowser, openPageAt, scanQr, staysWell, type Look } from './browser.ts'
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

/** At the institution's own app; no fault in the page's own console is allowed. */
async function atCounter(name: string, use: (page: Page) => Promise<void>, look: Look = {}): Promise<void> {
  const page = await openPageAt(browser, server.platform.clock.now(), { width: 1280, height: 800, ...look })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/desk/login`)
  await page.getByLabel('工作账号').fill(name)
  await page.getByLabel('密码').fill(server.password)
  await page.getByLabel('密码').press('Enter')
  await page.getByRole('link', { name: `我的账号 ${name}` }).waitFor()
  await page.goto(`${server.address}/desk/cashier`)
  await use(page)
  assert.deepEqual(faults, [])
  await page.context().close()
}

async function onPhone(idNumber: string, use: (page: Page) => Promise<void>): Promise<void> {
  const page = await openPageAt(browser, server.platform.clock.now())
  await page.goto(`${server.address}/login`)
  await page.getByLabel('身份证号').fill(idNumber)
  await page.getByRole('textbox', { name: '密码' }).fill(server.password)
  await page.getByRole('button', { name: /^登\s?录$/ }).click()
  await page.waitForURL((address) => !address.pathname.endsWith('/login'))
  await use(page)
  await page.context().close()
}

const search = (page: Page) => page.getByRole('combobox', { name: '药品或项目' })
/** Waits until what is typed next goes there. */
const hasFocus = (page: Page, where: string) => page.locator(`${where}:focus`).waitFor()
const box = (page: Page) => page.getByLabel('医保码、身份证号或社保卡号')

/** Types into whatever has the focus, as a reader or a person at a keyboard does. */
async function type(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
}

/** A line by keyboard alone: what it is, how many, for how much. */
async function typeLine(page: Page, item: string, quantity: string, price: string): Promise<void> {
  await type(page, item)
  await hasFocus(page, '[aria-label$=的数量]')
  await type(page, quantity, price)
}

const settlements = async (): Promise<number> => {
  const { rows } = await server.platform.db.pool.query<{ n: number }>('select count(*)::int as n from settlement')
  return rows[0]!.n
}

const press = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).click()

const active = '330100198811020127'

test('a pharmacy sells by keyboard alone: code, medicine, bill, settled once, day sheet', async () => {
  const before = await settlements()
  await atCounter('hospital-P33010000001', async (page) => {
    await hasFocus(page, 'input')
    await staysWell(page, 'cashier')
    await type(page, '12')
    await page.getByText(/请输入医保码/).waitFor()
    await box(page).fill('')
    await type(page, '330100199912120000')
    await page.getByText(/\[G\d+\]/).waitFor()
    await box(page).fill('')
    await type(page, active)
    await page.getByText('演示职工乙').waitFor()
    await page.getByText('杭州市').first().waitFor()
    await search(page).focus()
    await type(page, '没有这个药')
    await page.getByText('目录里没有找到').waitFor()
    await search(page).fill('')
    await typeLine(page, 'YDA0000001', '-2', '0')
    await page.keyboard.press('Control+Enter')
    await page.getByText('有 1 行要改').waitFor()
    await page.getByText('数量要大于 0').waitFor()
    await page.getByText('单价要大于 0').waitFor()
    await staysWell(page, 'cashier-faults')
    await page.getByLabel('甲类药品 的数量').focus()
    await page.keyboard.press('Control+A')
    await type(page, '2')
    await page.keyboard.press('Control+A')
    await type(page, '100')
    await typeLine(page, 'YDB0000001', '1', '50')
    await page.keyboard.press('Control+Enter')
    const settle = page.getByRole('button', { name: /^结\s?算$/ })
    await settle.waitFor()
    await page.getByText('245.00').first().waitFor()
    await staysWell(page, 'cashier-bill')
    await hasFocus(page, 'button.ant-btn-lg')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('请向病人收 5.00 元').waitFor()
    await staysWell(page, 'cashier-settled')
    assert.equal(await settlements(), before + 1)
    await page.getByRole('link', { name: /打印结算单/ }).waitFor()
    await page.goto(`${server.address}/desk/day-sheet`)
    await page
      .getByRole('table', { name: '按就诊类型' })
      .getByRole('row', { name: /合计.*1 笔.*250\.00/ })
      .waitFor()
    await staysWell(page, 'day-sheet')
  })
})

test('a clinic: registered, charged from a table, settled; the phone shows the bill, and that it was undone', async () => {
  await atCounter('hospital-H33010000001', async (page) => {
    await box(page).fill(active)
    await box(page).press('Enter')
    await page.getByText('演示职工乙').waitFor()
    await page.getByLabel('诊断名称').fill('腹痛')
    await press(page, /^登\s?记$/)
    await page.getByText('请写诊断编码').waitFor()
    await staysWell(page, 'cashier-register')
    await page.getByLabel('诊断编码').fill('R10')
    await press(page, /^登\s?记$/)
    await page.getByRole('heading', { name: '办这次就诊' }).waitFor()
    const address = page.url()
    await press(page, /^算账单$/)
    await page.getByText('还没有费用，先加上').waitFor()
    await page.getByText('从表格导入').click()
    await page
      .getByLabel('贴上表格')
      .fill(
        '项目编码\t项目名称\t数量\t单价\t金额\nYDA0000001\t甲类药品\t2\t400\t800\nZZ\t没有的东西\t1\t5\t5\nYDA0000001\t甲类药品\t两\t1\t1\n',
      )
    await press(page, /^读这张表$/)
    await page.getByText('收进 1 行，2 行没有收进').waitFor()
    await page.getByRole('row', { name: /第 3 行.*没有找到/ }).waitFor()
    await page.getByRole('row', { name: /第 4 行/ }).waitFor()
    await staysWell(page, 'cashier-import')
    await press(page, /^算账单$/)
    const settle = page.getByRole('button', { name: /^结\s?算$/ })
    await settle.waitFor()
    const told = await page.locator('[data-own]').innerText()
    await page.reload()
    await page.getByRole('row', { name: /甲类药品/ }).waitFor()
    await press(page, /^算账单$/)
    await settle.waitFor()
    assert.equal(await page.locator('[data-own]').innerText(), told)
    const count = await settlements()
    await settle.dblclick()
    await page.getByText(/向病人收/).waitFor()
    assert.equal(await page.locator('[data-own]').innerText(), told)
    assert.equal(await settlements(), count + 1)
    await onPhone(active, async (phone) => {
      await phone.goto(`${server.address}/settlements`)
      await phone.getByText('演示杭州三级医院').first().click()
      const own = await phone.locator('[data-own]').innerText()
      assert.equal(own.replaceAll(/\s/g, ''), told.replaceAll(/\s/g, ''))
    })
    await press(page, '撤销结算')
    await page.getByText('撤销这笔结算？').waitFor()
    await staysWell(page, 'cashier-undo')
    await press(page, '撤销结算')
    await page.getByText('这笔结算已经撤销').waitFor()
    await onPhone(active, async (phone) => {
      await phone.goto(`${server.address}/settlements`)
      await phone.getByText('已撤销').first().waitFor()
    })
    await page.goto(`${server.address}/desk/day-sheet`)
    await page
      .getByRole('table', { name: '按就诊类型' })
      .getByRole('row', { name: /合计.*1 笔.*1 笔.*0\.00.*0\.00.*0\.00.*0\.00/ })
      .waitFor()
    await page.goto(address)
    await press(page, '撤销登记')
    await press(page, '撤销登记')
    await box(page).waitFor()
  })
})

test('a stay: admitted, charged, looked ahead, discharged, settled as it was shown', async () => {
  await atCounter('hospital-H33010000001', async (page) => {
    await box(page).fill('330100195003070114')
    await box(page).press('Enter')
    await page.getByText('演示退休甲').waitFor()
    await page.getByLabel('看什么病').click()
    await page.locator('.ant-select-item-option-content', { hasText: /^住院$/ }).click()
    await page.getByLabel('诊断名称').fill('肺炎')
    await page.getByLabel('诊断编码').fill('J18.900')
    await press(page, /^登\s?记$/)
    await page.getByRole('heading', { name: '办这次就诊' }).waitFor()
    await search(page).focus()
    await typeLine(page, 'YDA0000001', '10', '1000')
    await press(page, /^算账单$/)
    await page.getByText('病人出院后才能结算').waitFor()
    await staysWell(page, 'cashier-stay')
    const told = await page.locator('[data-own]').innerText()
    await press(page, /^办出院$/)
    await page.getByText('2026年6月20日出院').waitFor()
    await press(page, /^算账单$/)
    await press(page, /^结\s?算$/)
    await page.getByText(/向病人收/).waitFor()
    assert.equal(await page.locator('[data-own]').innerText(), told)
  })
})

test('nothing is filed: it is said at the registration, and refused with the way out', async () => {
  await atCounter('hospital-H31010000001', async (page) => {
    await box(page).fill(active)
    await box(page).press('Enter')
    await page.getByText('演示职工乙').waitFor()
    await press(page, /^登\s?记$/)
    await page.getByRole('heading', { name: '办这次就诊' }).waitFor()
    await page.getByText(/请留意.*备案/).waitFor()
    await search(page).focus()
    await typeLine(page, 'YDA0000001', '1', '300')
    await press(page, /^算账单$/)
    await page.getByText(/\[G5101\].*处理办法/).waitFor()
    await staysWell(page, 'cashier-not-filed')
  })
})

test('the visit of another institution is none of ours', async () => {
  const visit = await new Hospital(server.platform.app, 'H33010000002', '330100').register(people.child, {
    insutype: '390',
  })
  await atCounter('hospital-H33010000001', async (page) => {
    await page.goto(`${server.address}/desk/cashier/${visit}`)
    await page.getByText(/没有编号为.*的就诊/).waitFor()
    await staysWell(page)
  })
})

test('the code on the phone is scanned, for one sale; on a small screen too', async () => {
  let code = ''
  await onPhone('330100195003070114', async (phone) => {
    await phone.goto(`${server.address}/code`)
    code = await scanQr(phone)
  })
  await atCounter(
    'hospital-P33010000001',
    async (page) => {
      await box(page).fill(code)
      await box(page).press('Enter')
      await page.getByText('演示退休甲').waitFor()
      await search(page).focus()
      await typeLine(page, 'YDA0000001', '1', '10')
      await press(page, /^算账单$/)
      await page.getByRole('button', { name: /^结\s?算$/ }).waitFor()
      await staysWell(page, 'cashier-small')
      await press(page, /^结\s?算$/)
      await page.getByText(/向病人收/).waitFor()
      await staysWell(page, 'cashier-settled-small')
      await page.goto(`${server.address}/desk/cashier`)
      await box(page).fill(code)
      await box(page).press('Enter')
      await page.getByText('演示退休甲').waitFor()
      await search(page).focus()
      await typeLine(page, 'YDA0000001', '1', '10')
      await press(page, /^算账单$/)
      await press(page, /^结\s?算$/)
      await page.getByText(/\[G2007\].*换一个新码/).waitFor()
      // Another code of the same person leaves the lines as they are.
      await onPhone('330100195003070114', async (phone) => {
        await phone.goto(`${server.address}/code`)
        code = await scanQr(phone)
      })
      await press(page, '重新扫码')
      await box(page).fill(code)
      await box(page).press('Enter')
      await box(page).waitFor({ state: 'detached' })
      await press(page, /^结\s?算$/)
      await page.getByText(/向病人收/).waitFor()
      await page.goto(`${server.address}/desk/day-sheet`)
      await page.getByText('演示杭州药店').first().waitFor()
      await staysWell(page, 'day-sheet-small')
    },
    { width: 390, height: 844 },
  )
})

test('a bill of five hundred lines is read, reckoned and stays usable', async () => {
  await atCounter('hospital-H33010000001', async (page) => {
    await box(page).fill('330100201509010125')
    await box(page).press('Enter')
    await page.getByText('演示居民己').waitFor()
    await press(page, /^登\s?记$/)
    await page.getByRole('heading', { name: '办这次就诊' }).waitFor()
    await page.getByText('从表格导入').click()
    const rows = Array.from(
      { length: 500 },
      (_, index) => `YDA0000001\t甲类药品\t1\t${String(index + 1)}.5\t${String(index + 1)}.5`,
    )
    await page.getByLabel('贴上表格').fill(`项目编码\t项目名称\t数量\t单价\t金额\n${rows.join('\n')}`)
    await press(page, /^读这张表$/)
    await page.getByText('收进 500 行').waitFor()
    await page.getByText('共 500 项，125,500.00 元').waitFor()
    await page.getByLabel('甲类药品 的单价').last().fill('501.5')
    await page.getByText('共 500 项，125,501.00 元').waitFor()
    await press(page, /^算账单$/)
    await page.getByRole('button', { name: /^结\s?算$/ }).waitFor()
    await page.getByRole('definition').getByText('125,501.00', { exact: true }).waitFor()
  })
})
