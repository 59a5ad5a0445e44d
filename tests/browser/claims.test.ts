/** 我要报销 on the phone: a bill of 20,000 yuan that was paid in full, from the situation to the way so far. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { feeLine, Hospital, people } from '../hospital/hospital.ts'
import { fillDay, openBrowser, openPageAt, staysWell } from './browser.ts'
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

/** 演示职工乙 of Hangzhou, insured in work. */
const me = '330100198811020127'

async function openPhone(idNumber = me): Promise<Page> {
  const page = await openPageAt(browser, server.platform.clock.now())
  const data = { kind: 'citizen', idNumber, password: server.password }
  assert.ok((await page.request.post(`${server.address}/api/session`, { data })).ok())
  return page
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const next = (page: Page) => button(page, '下一步').click()
const asked = (page: Page, question: string) => page.getByRole('heading', { name: question, exact: true }).waitFor()

/** Which hospital, and ten days in it. */
async function tellVisit(page: Page): Promise<void> {
  await asked(page, '在哪家医院或药店？')
  await page.getByLabel('医院或药店的名字').fill('演示上海未联网')
  await button(page, /^演示上海未联网医院/).click()
  await page.getByText('上海市 · 一级医院').waitFor()
  await staysWell(page, 'claim-hospital')
  await next(page)
  await asked(page, '哪一次就医？')
  await next(page)
  await page.getByRole('alert', { name: '有 2 处要改' }).getByRole('link', { name: '请选看的是什么' }).waitFor()
  await button(page, '住院').click()
  await fillDay(page, '入院日期', '2026-05-06')
  await fillDay(page, '出院日期', '2026-05-16')
  await staysWell(page, 'claim-visit')
  await next(page)
}

/** What a hospital gave as its list: one item of the catalogue, one row that nobody can read, and its own sum. */
const list = [
  '日期,项目名称,数量,单价,金额',
  '2026-05-07,甲类药品,10,800,8000',
  '2026-05-08,其他,1,1,两元',
  '合计,,,,8002',
]

/** An invoice of 20,000 yuan, and two items: one out of a list, one typed that the catalogue does not have. */
async function typeBill(page: Page): Promise<void> {
  await asked(page, '票据')
  await page.getByLabel('票据号码').fill('12345678')
  await fillDay(page, '开票日期', '2026-05-16')
  await page.getByLabel('票据金额').fill('20,000')
  await staysWell(page, 'claim-invoices')
  await next(page)
  await asked(page, '费用清单')
  const csv = { name: '费用清单.csv', mimeType: 'text/csv', buffer: Buffer.from(list.join('\r\n')) }
  await page.getByLabel('选一个清单文件').setInputFiles(csv)
  await page.getByRole('heading', { name: '读到 1 项，一共 8,000.00 元' }).waitFor()
  const unread = page.getByRole('region', { name: '有 2 处没有读出来或对不上' })
  await unread.getByText(/^E3 格：这一格的金额“两元”/).waitFor()
  await unread.getByText(/^第 4 行：清单上写的合计是 8002.00 元，各项加起来是 8000.00 元。/).waitFor()
  await page.getByText('清单和票据相差 12,000.00 元。').waitFor()
  await staysWell(page, 'claim-list')
  await button(page, '加一项').click()
  const sheet = page.getByRole('dialog', { name: '加一项' })
  await sheet.getByLabel('项目或药品名称').fill('甲类诊疗')
  await sheet
    .getByRole('button', { name: /^甲类诊疗项目/ })
    .first()
    .click()
  await sheet.getByText('已对上目录：YFA0000001').waitFor()
  await sheet.getByLabel('项目或药品名称').fill('陪护服务')
  await sheet.getByLabel('数量').fill('2')
  await sheet.getByLabel('单价').fill('5999.5')
  assert.equal(await sheet.getByLabel('金额').inputValue(), '11999.00')
  await staysWell(page, 'claim-line')
  await button(page, '好了').click()
  await staysWell(page, 'claim-lines')
  await next(page)
}

async function tellAccount(page: Page): Promise<void> {
  await asked(page, '钱付到哪里？')
  await page.getByLabel('手机号').fill('13800000000')
  await page.getByLabel('银行卡号或账号').fill('6222 0200 0000 0000 001')
  await page.getByLabel('开户行').fill('演示银行杭州分行')
  await next(page)
  await page
    .getByRole('alert')
    .getByRole('link', { name: /银行卡号不对/ })
    .waitFor()
  await staysWell(page, 'claim-account')
  await page.getByLabel('银行卡号或账号').fill('6222 0200 0000 0000 000')
  await next(page)
}

/** The paper that is asked for under a title, photographed. */
async function upload(page: Page, title: string): Promise<void> {
  const file = { name: `${title}.png`, mimeType: 'image/png', buffer: samplePng() }
  await page.getByLabel(new RegExp(`^为“${title}.*”拍照或选文件$`)).setInputFiles(file)
  await page.getByText(`${title}.png`).waitFor()
}

/** From the check to the way so far: the letter is signed by hand of the keyboard. */
async function signAndSend(page: Page): Promise<void> {
  await button(page, '下一步：签承诺书').click()
  await button(page, '打字签名').click()
  await page.getByLabel('姓名', { exact: true }).fill('演示职工乙')
  await page.getByLabel(/我已看清并同意/).check()
  await staysWell(page, 'claim-sign')
  await button(page, '提交报销申请').click()
  await page.getByRole('heading', { name: '已经提交' }).waitFor()
}

type Desk = 'accepting' | 'reviewing' | 'approving' | 'finance'

/** One step of the desk, by an account of a role that may take it; `who` tells two of one role apart. */
async function atDesk<Reply>(role: Desk, url: string, payload: object = {}, who = ''): Promise<Reply> {
  const { app, db, clock } = server.platform
  const cookie = await signInStaff(db, clock, { roles: [role], name: `${role}${who}-of-claims`, pool: '330100' })
  const headers = { cookie, 'idempotency-key': randomUUID() }
  const answer = await app.inject({ method: 'POST', url: `/api/desk/${url}`, payload, headers })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Reply>()
}

/** The money goes out and comes back: the bank does not know the account. */
async function payInVain(claim: string): Promise<void> {
  const { batchId } = await atDesk<{ batchId: string }>('finance', 'payments/batches', { subjects: [claim] })
  await atDesk('finance', `payments/batches/${batchId}/confirm`, {}, '2')
  const day = server.platform.clock.today()
  await atDesk('finance', `payments/batches/${batchId}/items/1/returned`, { day, reason: 'name-does-not-fit' })
}

test('typed, photographed, told what is wrong, mended, estimated, signed, sent, put right, cut, paid in vain', async () => {
  const page = await openPhone()
  await page.goto(`${server.address}/services`)
  await page.getByRole('link', { name: /^我要报销/ }).click()
  await page.getByText('您还没有申请过报销。').waitFor()
  await page.getByRole('link', { name: '新的报销' }).click()
  await asked(page, '为什么没有直接结算？')
  await staysWell(page, 'claim-situation')
  await button(page, /^医院没有联网/).click()
  await next(page)
  await tellVisit(page)
  await typeBill(page)
  await tellAccount(page)
  await asked(page, '材料')
  await upload(page, '医疗费票据')
  await page.getByText('就诊机构的定点和等级证明').waitFor()
  await staysWell(page, 'claim-papers')
  await next(page)

  // Everything that is wrong is said at once, and each leads to its page and back.
  const wrong = page.getByRole('alert', { name: '有 2 处要改' })
  await wrong.getByRole('link', { name: /票据合计20000.00元，清单合计19999.00元/ }).waitFor()
  await staysWell(page, 'claim-check-faults')
  await wrong.getByRole('link', { name: /缺少材料：就诊病历/ }).click()
  await asked(page, '材料')
  await upload(page, '就诊病历')
  await next(page)
  await page.getByRole('alert', { name: '有 1 处要改' }).getByRole('link').click()
  await asked(page, '票据')
  await page.getByLabel('票据金额').fill('19999')
  await next(page)
  await page.getByRole('alert').waitFor({ state: 'detached' })

  // 8,000 yuan are in scope: less a fifth borne first, less 500, 84 % of it.
  const estimate = page.getByRole('region', { name: '能报多少' })
  await estimate.getByText('估算', { exact: true }).waitFor()
  await estimate.getByText('4,956.00').first().waitFor()
  await estimate.getByText('15,043.00').first().waitFor()
  await staysWell(page, 'claim-check')
  await page.reload()
  await estimate.getByText('4,956.00').first().waitFor()
  await signAndSend(page)
  await page.getByText('今天：等经办人员受理').waitFor()
  await staysWell(page, 'claim-sent')

  // One notice names everything that is to be put right; the form opens with everything filled in.
  const claim = new URL(page.url()).pathname.split('/').at(-1)!
  const point = { code: 'day', path: 'lines', text: '陪护服务没有日期', remedy: '请补上日期', weight: 'blocks' }
  await atDesk('accepting', `claims/${claim}/ask-corrections`, { problems: [point], reason: '请补一处' })
  await page.reload()
  await page.getByText('陪护服务没有日期。请补上日期。').waitFor()
  await staysWell(page, 'claim-corrections')
  await page.getByRole('link', { name: '去补正' }).click()
  await page.getByText('陪护服务没有日期。请补上日期。').waitFor()
  await button(page, '修改清单合计').click()
  await button(page, /^陪护服务/).click()
  await fillDay(page, '日期（可以不填）', '2026-05-10')
  await button(page, '好了').click()
  await next(page)
  await signAndSend(page)

  // Decided: what was cut says why, and the bill stands behind it.
  const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }
  await atDesk('accepting', `claims/${claim}/accept`)
  await atDesk('reviewing', `claims/${claim}/review`, {
    lines: [{ lineNo: 1, cut: { amount: '1000', reason: 'no-proof', basis } }],
  })
  await atDesk('approving', `claims/${claim}/approve`, { fund: '4284.00', cash: '15715.00' })
  await page.reload()
  await page.getByText('今天：已经核定，等付款').waitFor()
  const cuts = page.getByRole('region', { name: '有 1 项被扣减' })
  await cuts.getByText('票据或病历里没有这一项。').waitFor()
  await cuts.getByText('−1,000.00').waitFor()
  await staysWell(page, 'claim-result')

  // The money came back: another account, typed twice because it is no bank card.
  await payInVain(claim)
  await page.reload()
  await page.getByRole('heading', { name: '银行退回了这笔钱' }).waitFor()
  await staysWell(page, 'claim-returned')
  await button(page, '换一个收款账号').click()
  const sheet = page.getByRole('dialog', { name: '换一个收款账号' })
  await sheet.getByLabel('银行卡号或账号').fill('1202026619900')
  await sheet.getByLabel('开户行').fill('演示农商银行')
  await button(page, '提交新账号').click()
  await sheet
    .getByRole('alert')
    .getByRole('link', { name: /要再填一遍/ })
    .waitFor()
  await sheet.getByLabel('再填一遍账号').fill('1202026619900')
  await staysWell(page, 'claim-account-again')
  await button(page, '提交新账号').click()
  await page.getByText('今天：已经核定，等付款').waitFor()
  await page.getByText(/尾号 9900/).waitFor()
  await page.getByRole('link', { name: '看账单' }).click()
  await page.getByRole('heading', { level: 1, name: '结算账单' }).waitFor()
  await page.context().close()
})

test('a stay that the hospital billed and did not settle leads from 我的结算 into a claim in which nothing of it is typed', async () => {
  const hospital = new Hospital(server.platform.app, 'H31010000001', '310100')
  const person = people.provincialActive
  const visit = await hospital.admit(person, { begntime: '2026-05-06 08:00:00' })
  const line = feeLine(person, visit, ['YDA0000001', 10, 1000], 1)
  await hospital.ask('2301', { feedetail: [{ ...line, fee_ocur_time: '2026-05-07 09:30:00' }] })
  await hospital.discharge(person, visit, '2026-05-16')
  const page = await openPhone('330100199001090128')
  await page.goto(`${server.address}/settlements`)
  const unsettled = page.getByRole('region', { name: '有 1 次就医还没有结算' })
  await unsettled.getByText('10,000.00', { exact: true }).waitFor()
  await unsettled.getByText('结不了就要先付 10,000.00 元', { exact: false }).waitFor()
  await staysWell(page, 'claim-unsettled')
  await unsettled.getByRole('link', { name: '自己付清了，申请报销' }).click()
  await asked(page, '为什么没有直接结算？')
  await button(page, /^没有备案/).click()
  await next(page)
  await page.getByText('上海市').waitFor()
  await staysWell(page, 'claim-unsettled-hospital')
  await next(page)
  await page.getByText('2026年5月6日至2026年5月16日').waitFor()
  await staysWell(page, 'claim-unsettled-visit')
  await next(page)
  await asked(page, '票据')
  await page.getByLabel('票据号码').fill('12345679')
  await fillDay(page, '开票日期', '2026-05-16')
  await page.getByLabel('票据金额').fill('10000')
  await next(page)
  await asked(page, '钱付到哪里？')
  await tellAccount(page)
  await asked(page, '材料')

  // Opened on another phone it goes on there, without being asked once more.
  const kept = async () => (await page.request.get(`${server.address}/api/drafts/claim`)).text()
  while (!(await kept()).includes('6222')) await page.waitForTimeout(100)
  const other = await openPhone('330100199001090128')
  await other.goto(`${server.address}/claims`)
  await other.getByRole('link', { name: /^您上次填到一半/ }).click()
  await other.getByRole('heading', { level: 1, name: '核对' }).waitFor()
  await other.getByText('1 张，10,000.00 元').waitFor()
  await other.context().close()
  await upload(page, '医疗费票据')
  await upload(page, '就诊病历')
  await next(page)
  await page.getByRole('region', { name: '能报多少' }).waitFor()
  await staysWell(page, 'claim-unsettled-check')
  await page.context().close()
})
