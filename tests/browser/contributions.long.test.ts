/** From an employer's declaration to a stay that settles: declared on the page, paid by the tax office's file, seen on the phone. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { ledgerAgrees } from '../hospital/checks.ts'
import { feeLine, Hospital, settlement } from '../hospital/hospital.ts'
import { openBrowser, staysWell } from './browser.ts'
import { button, employer, enterEmployer, openParties, worker, type Parties } from './contributing.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let parties: Parties

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  // June is declared on the first of July: whoever pays on that day is in time for July.
  server.platform.clock.set('2026-07-01T02:00:00Z')
  await enterEmployer(server)
  parties = await openParties(browser, server)
})
after(async () => {
  await browser?.close()
  await server?.close()
})

/** The employer takes somebody on from June, and confirms what June comes to. */
async function declareJune(): Promise<void> {
  const page = await parties.page('employer')
  await page.goto(`${server.address}/desk/employer-contributions`)
  await page.getByText(employer.name).first().waitFor()
  await page.getByLabel('姓名').fill(worker.name)
  await page.getByLabel('身份证号').fill(worker.idNumber)
  await page.getByLabel('月份').last().fill('2026-06')
  await page.getByLabel('上年月平均工资').fill(worker.wage)
  await button(page, '办理').click()
  await page.getByText(new RegExp(`^${worker.name}：`)).waitFor()
  await page.getByLabel('月份').first().fill('2026-06')
  await button(page, '申报这个月').click()
  await page.getByRole('cell', { name: worker.name, exact: true }).waitFor()
  await staysWell(page, 'contributions-draft')
  // 9,000.00 at 8 % and at 1.5 %.
  await button(page, '确认申报，应缴 855.00 元').click()
  await page.getByRole('cell', { name: '已申报', exact: true }).waitFor()
  await staysWell(page, 'contributions-declared')
  await page.context().close()
}

/** What the tax office makes of the file of declarations: every bill is paid in full on a day. */
function paidByAll(declarations: string, day: string): Buffer {
  const bills = declarations
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(','))
  const heads = '银行流水号,单位代码,申报编号,费款所属期,本金,滞纳金,缴款日'
  const lines = bills.map(
    ([id, code, month, , , , , total], at) => `BANK-${at},${code},${id},${month},${total},0.00,${day}`,
  )
  const whole = [heads, ...lines, ''].join('\r\n')
  const sum = bills.reduce((fen, bill) => fen + Math.round(Number(bill[7]) * 100), 0)
  const control = createHash('sha256').update(whole).digest('hex')
  const last = `合计,${String(lines.length)} 笔,,,${(sum / 100).toFixed(2)},0.00,校验和 ${control}`
  return Buffer.from(`${whole}${last}\r\n`)
}

async function downloaded(page: Page, link: string): Promise<string> {
  const arrives = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await arrives).createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** The agency hands the declarations over, tries what comes back, and takes it. */
async function takeTaxFile(): Promise<void> {
  const page = await parties.page('finance')
  await page.goto(`${server.address}/desk/contributions`)
  await page.getByLabel('月份').fill('2026-06')
  await button(page, '看这个月').click()
  await page.getByRole('link', { name: employer.name }).first().waitFor()
  const declarations = await downloaded(page, '下载2026年6月的申报文件（CSV）')
  await page
    .getByLabel('选文件')
    .first()
    .setInputFiles({
      ...{ name: '缴费.csv', mimeType: 'text/csv' },
      buffer: paidByAll(declarations, '2026-07-01'),
    })
  await button(page, '先试').click()
  await page.getByText('1 行都可以办，还没有写。').waitFor()
  await button(page, '导入').click()
  await page.getByText('1 行都办好了。').waitFor()
  await page.getByText('BANK-0').last().waitFor()
  await staysWell(page, 'contributions-taken')
  await page.context().close()
}

test('declared by the employer, refused at the hospital while June is unpaid, settled once the tax office’s file is in', async () => {
  await declareJune()
  const { personNo } = worker
  const hospital = new Hospital(server.platform.app, 'H33010000001', '330100')
  const visit = await hospital.admit(personNo, { begntime: '2026-07-01 08:00:00' })
  const line = feeLine(personNo, visit, ['YDA0000001', 10, 1000], 1)
  await hospital.ask('2301', { feedetail: [{ ...line, fee_ocur_time: '2026-07-01 09:30:00' }] })
  await hospital.discharge(personNo, visit, '2026-07-01')
  const refused = await hospital.send('2304', settlement(personNo, visit, 10_000))
  assert.match(refused.err_msg ?? '', /G5105.*医疗保险费从2026年6月起缴，还没有缴过.*请问演示机床厂（单位）/)

  const phone = await parties.page('worker')
  await phone.goto(`${server.address}/me/contributions`)
  await phone.getByText('已申报').waitFor()
  await phone.getByText('今天没有待遇').waitFor()
  await staysWell(phone, 'contributions-unpaid-phone')

  await takeTaxFile()
  await phone.reload()
  await phone.getByText('今天享受待遇').waitFor()
  await phone.getByText('演示机床厂 · 2026年7月1日到账').waitFor()
  await phone.getByText('7月享受待遇').waitFor()
  await staysWell(phone, 'contributions-paid-phone')
  await phone.context().close()

  const { output } = await hospital.ask('2304', settlement(personNo, visit, 10_000))
  const { setlinfo } = output as { setlinfo: { medfee_sumamt: number; fund_pay_sumamt: number } }
  assert.equal(setlinfo.medfee_sumamt, 10_000)
  assert.ok(setlinfo.fund_pay_sumamt > 0, JSON.stringify(setlinfo))
  await ledgerAgrees(server.platform.db)
})
