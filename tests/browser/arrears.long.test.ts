/** From arrears to a claim: May is missing, the hospital refuses, May is paid late at the desk, and the person claims the stay. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { DeclarationMessage } from '@yidi/contracts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { Hospital, settlement } from '../hospital/hospital.ts'
import { fillDay, openBrowser, staysWell } from './browser.ts'
import { button, employer, enterEmployer, openParties, worker, type Parties } from './contributing.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let parties: Parties

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  await enterEmployer(server)
  parties = await openParties(browser, server)
})
after(async () => {
  await browser?.close()
  await server?.close()
})

/** April and May are declared, and April is paid in time. */
async function oweMay(): Promise<DeclarationMessage> {
  const url = '/api/employer/contributions'
  const { name, idNumber, wage } = worker
  await parties.post('employer', `${url}/members`, { change: 'join', name, idNumber, wage, month: '2026-04' })
  const declare = async (month: string) => {
    const { employerPart, employeePart } = await parties.get<DeclarationMessage>('employer', `${url}/months/${month}`)
    return parties.post<DeclarationMessage>('employer', `${url}/months/${month}/confirm`, {
      employerPart,
      employeePart,
    })
  }
  const { declarationId, month, rest } = await declare('2026-04')
  await parties.post('finance', '/api/desk/contributions/employers/payments', {
    ...{ reference: 'BANK-APRIL', employer: employer.code, declarationId, month },
    ...{ amount: rest, lateFee: '0.00', paidOn: '2026-04-20' },
  })
  return declare('2026-05')
}

/** The agency enters what the bank says came today. */
async function payLate({ declarationId, rest }: DeclarationMessage): Promise<void> {
  const page = await parties.page('finance')
  await page.goto(`${server.address}/desk/contributions`)
  await page.getByRole('link', { name: employer.name }).first().waitFor()
  await button(page, '记一笔缴费').click()
  const fields = {
    银行流水号: 'BANK-MAY',
    单位代码: employer.code,
    申报编号: declarationId!,
    费款所属期: '2026-05',
    本金: rest,
  }
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text)
  await staysWell(page, 'arrears-paying')
  await button(page, '记缴费').click()
  await page.getByText('没有欠缴的账单。').waitFor()
  await page.getByText('BANK-MAY').last().waitFor()
  await page.context().close()
}

const next = (page: Page) => button(page, '下一步').click()
const asked = (page: Page, question: string) => page.getByRole('heading', { name: question, exact: true }).waitFor()

async function photograph(page: Page, title: string): Promise<void> {
  const file = { name: `${title}.png`, mimeType: 'image/png', buffer: samplePng() }
  await page.getByLabel(new RegExp(`^为“${title}.*”拍照或选文件$`)).setInputFiles(file)
  await page.getByText(file.name).waitFor()
}

/** What the hospital billed is known: the invoice, the account, the papers and the signature are all that is asked for. */
async function claimStay(page: Page): Promise<string> {
  await page.goto(`${server.address}/settlements`)
  await page.getByRole('link', { name: '自己付清了，申请报销' }).click()
  await asked(page, '为什么没有直接结算？')
  await page.getByRole('button', { name: /^没能直接结算/ }).click()
  await next(page)
  await page.getByText('演示杭州三级医院').first().waitFor()
  await next(page)
  await page.getByText('2026年6月10日至2026年6月12日').waitFor()
  await next(page)
  await asked(page, '票据')
  await page.getByLabel('票据号码').fill('12345679')
  await fillDay(page, '开票日期', '2026-06-12')
  await page.getByLabel('票据金额').fill('1000')
  await next(page)
  await asked(page, '钱付到哪里？')
  await page.getByLabel('手机号').fill('13800000000')
  await page.getByLabel('银行卡号或账号').fill('6222 0200 0000 0000 000')
  await page.getByLabel('开户行').fill('演示银行杭州分行')
  await next(page)
  await asked(page, '材料')
  await photograph(page, '医疗费票据')
  await photograph(page, '就诊病历')
  await next(page)
  await button(page, '下一步：签承诺书').click()
  await button(page, '打字签名').click()
  await page.getByLabel('姓名', { exact: true }).fill(worker.name)
  await page.getByLabel(/我已看清并同意/).check()
  await button(page, '提交报销申请').click()
  await page.getByRole('heading', { name: '已经提交' }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1)!
}

/** The desk is shown the visit while nobody has claimed it. */
async function seeRegained(): Promise<void> {
  const page = await parties.page('accepting')
  await page.goto(`${server.address}/desk/regained`)
  await page.getByRole('link', { name: worker.name }).waitFor()
  await page.getByText(/^演示杭州三级医院 .*没有结算/).waitFor()
  await page.getByText(`${employer.name}（${employer.code}）`).waitFor()
  await staysWell(page, 'arrears-regained')
  // The claim begins there too: the visit is known, and the clerk only takes the papers.
  await page.getByRole('table', { name: '补缴恢复' }).getByRole('link', { name: '窗口报销' }).click()
  await page.waitForURL(/\/desk\/claims-entry\?/)
  await page.getByRole('heading', { name: '窗口报销', exact: true }).waitFor()
  await page.getByLabel('参保人身份证号').fill(worker.idNumber)
  await button(page, '查找').click()
  await button(page, '新的报销').click()
  await page.getByText('演示杭州三级医院').first().waitFor()
  await staysWell(page, 'arrears-claims-entry')
  await page.context().close()
}

test('May is missing: refused with the month; paid late: refused with the claim offered, told, claimed, and warned of at the desk', async () => {
  const { personNo } = worker
  const may = await oweMay()
  const hospital = new Hospital(server.platform.app, 'H33010000001', '330100')
  const visit = await hospital.admit(personNo)
  await hospital.upload(personNo, visit, [['YDA0000001', 10, 100]])
  await hospital.discharge(personNo, visit)
  const settle = async () => (await hospital.send('2304', settlement(personNo, visit, 1000))).err_msg ?? ''
  const card = { mdtrt_cert_type: '02', mdtrt_cert_no: worker.idNumber, certno: '', psn_name: '' }
  const { output, warn_msg: warning } = await hospital.ask('1101', { data: card })
  assert.equal((output as { insuinfo: { emp_name: string }[] }).insuinfo[0]!.emp_name, employer.name)
  assert.match(warning ?? '', /G5105.*2026年5月起的医疗保险费没有到账，请问演示机床厂（单位）/)
  assert.match(await settle(), /G5105.*2026年5月起的医疗保险费没有到账，请问演示机床厂（单位）/)

  await payLate(may)
  const late = await settle()
  assert.match(late, /G5126.*2026年5月的医疗保险费是2026年6月20日补缴的/)
  assert.match(late, /申请零星报销/)
  await seeRegained()

  const phone = await parties.page('worker')
  await phone.goto(`${server.address}/messages`)
  const told = phone.getByRole('button', { name: /^缴费到账，停过的待遇恢复了.*2026年6月1日至/ })
  await told.getByText(/可以在“我要报销”里申请零星报销/).waitFor()
  await staysWell(phone, 'arrears-told')
  const claim = await claimStay(phone)
  await phone.context().close()

  await parties.post('accepting', `/api/desk/claims/${claim}/accept`)
  const desk = await parties.page('reviewing')
  await desk.goto(`${server.address}/desk/claims/${claim}`)
  await desk.getByText(/这次就医那天的待遇来自看病以后补缴的费（2026年5月的医疗保险费是2026年6月20日补缴的）/).waitFor()
  await staysWell(desk, 'arrears-claim')
  await desk.context().close()
})
