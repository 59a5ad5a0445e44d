/**
 * The agency's desk in a real browser: from the queue by keyboard to a notice of corrections, then approved; a refusal
 * with its reason, basis and rights; and a person at the counter.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FilingForm, FilingMessage } from '@yidi/contracts'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { people } from '../hospital/hospital.ts'
import { openBrowser, openContext, staysWell, type Look } from './browser.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let cookie: string

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  cookie = await signInCitizen(server.platform.db, server.platform.clock, people.taizhouResident)
})
after(async () => {
  await browser?.close()
  await server?.close()
})

const wide: Look = { width: 1280, height: 800 }

async function openDesk(name: string, look: Look = wide): Promise<Page> {
  const context = await openContext(browser, look)
  await context.clock.setFixedTime(server.platform.clock.now())
  const page = await context.newPage()
  await page.goto(`${server.address}/desk/login?next=${encodeURIComponent('/queue')}`)
  await page.getByLabel('工作账号').fill(name)
  await page.getByLabel('密码').fill(server.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '待办' }).waitFor()
  return page
}

let keys = 0
async function asCitizen(url: string, payload: object): Promise<FilingMessage> {
  const answer = await server.platform.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': `desk-browser-${String(++keys)}` },
  })
  assert.ok(answer.statusCode < 300, answer.body)
  return answer.json<FilingMessage>()
}

/** A stay without end that no rule can decide: a hospital that nobody knows. */
const referral = (destination: string): FilingForm => ({
  type: 'referral',
  destination,
  from: '2026-06-20',
  mobile: '13800000000',
  commitmentSigned: true,
  materials: ['referral-form'],
  referral: { institution: '查不到的医院', on: '2026-06-18' },
  reason: '需要进一步检查',
})

/** Sends what is held at once: leaving the page does. */
const sendHeld = async (page: Page): Promise<void> => {
  await page.locator('[data-held=held]').waitFor()
  await page.reload()
  await page.getByText('已经送出').waitFor()
}

const press = async (page: Page, ...keysPressed: string[]): Promise<void> => {
  for (const key of keysPressed) await page.keyboard.press(key)
}

test('by keyboard alone: the queue, a case, its paper turned, a notice of corrections with its letter, taken back, sent, the next', async () => {
  const upload = await server.platform.app.inject({
    method: 'POST',
    url: '/api/materials?kind=referral-form',
    payload: samplePng(),
    headers: { cookie, 'content-type': 'image/png', 'idempotency-key': 'desk-browser-upload' },
  })
  const { id: file } = upload.json<{ id: string }>()
  const { id } = await asCitizen('/api/filings', { ...referral('310100'), uploads: [file] })
  const { id: later } = await asCitizen('/api/filings', referral('120100'))
  const desk = await openDesk('desk-331000')
  await desk.getByText(id).waitFor()
  await desk.getByText('演示居民辛').first().waitFor()
  assert.equal(await desk.evaluate('document.activeElement.textContent'), '待办', 'the page begins at its heading')
  await staysWell(desk)
  await press(desk, '?')
  await desk.getByRole('dialog').getByText('领办或放回').waitFor()
  await press(desk, 'Escape')
  await desk.getByRole('dialog').waitFor({ state: 'hidden' })
  await press(desk, '/')
  await desk.keyboard.type('演示居民辛')
  await press(desk, 'Enter')
  await desk.getByText(later).waitFor()
  assert.ok(!decodeURIComponent(desk.url()).includes('演示'), 'a name stands in no address')
  await press(desk, '/')
  await desk.keyboard.type(id.slice(-5))
  await press(desk, 'Enter')
  await desk.waitForURL(/number=/)
  await desk.getByText(later).waitFor({ state: 'hidden' })
  await press(desk, '/')
  await press(desk, 'Backspace', 'Enter', 'Tab', 'Escape')
  await desk.getByText(later).waitFor()
  await desk.evaluate('document.activeElement.blur()')
  await press(desk, 'ArrowDown')
  await desk.waitForURL(/line=/)
  // Both came at one moment: which of them is first is nobody's choice.
  if (!desk.url().includes(id)) await press(desk, 'ArrowDown')
  await desk.waitForURL((url) => url.searchParams.get('line') === id)
  await desk.getByRole('complementary', { name: '选中的这一件' }).getByText(id).waitFor()
  await press(desk, 'a')
  await desk.getByRole('button', { name: /^放回/ }).first().waitFor()
  await staysWell(desk)
  await press(desk, 'Enter')
  await desk.getByRole('img', { name: /转诊备案表/ }).waitFor()
  await staysWell(desk)
  await press(desk, 'r')
  await desk.locator('img[style*="rotate(90deg)"]').waitFor()
  await desk.getByRole('button', { name: '请申请人补正' }).waitFor()
  await press(desk, 'd')
  assert.equal(await desk.evaluate('document.activeElement.textContent'), '受理')
  await press(desk, 'Tab', 'Enter')
  await desk.getByRole('button', { name: '发补正通知' }).waitFor()
  await desk.getByRole('button', { name: '发补正通知' }).press('Enter')
  await desk.getByText('请勾选或写下要补正的内容').waitFor()
  await desk.getByLabel('还要补正什么').focus()
  await desk.keyboard.type('转诊备案表没有盖章')
  await desk
    .getByRole('region', { name: '申请人会看到' })
    .getByText(/还不能办：转诊备案表没有盖章/)
    .waitFor()
  await staysWell(desk)
  await desk.getByRole('button', { name: '发补正通知（1 条）' }).press('Enter')
  await desk.getByText('30 秒后送达').waitFor()
  assert.equal(await desk.evaluate('document.activeElement.textContent'), '下一件')
  await staysWell(desk)
  await desk.getByRole('button', { name: '撤回' }).press('Enter')
  assert.equal(await desk.getByLabel('还要补正什么').inputValue(), '转诊备案表没有盖章')
  assert.equal((await stateOf(id)).state, 'applied', 'taken back, nothing was ever sent')
  await desk.reload()
  assert.equal(
    await desk.getByLabel('还要补正什么').inputValue(),
    '转诊备案表没有盖章',
    'a reload keeps what was written',
  )
  await desk.getByRole('button', { name: '发补正通知（1 条）' }).press('Enter')
  await desk.getByRole('button', { name: '下一件' }).press('Enter')
  await desk.waitForURL((url) => url.pathname.endsWith(later))
  await sendHeld(desk)
  assert.equal((await stateOf(id)).state, 'corrections-asked')

  await asCitizen(`/api/filings/${id}/corrections`, { ...referral('310100'), uploads: [file] })
  await desk.goto(`${server.address}/desk/filings/${id}`)
  await desk.getByText('转诊备案表没有盖章').first().waitFor()
  await desk.getByRole('button', { name: '受理' }).click()
  await desk.getByText('已办：受理').waitFor()
  await desk.goto(`${server.address}/desk/filings/${later}`)
  await desk.getByRole('button', { name: '受理' }).click()
  await desk.getByText('已办：受理').waitFor()
  await desk.context().close()

  const review = await openDesk('review-331000')
  await review.goto(`${server.address}/desk/filings/${later}`)
  await review.getByText('写了有，没有上传').first().waitFor()
  await review.getByRole('button', { name: '同意', exact: true }).click()
  await review.getByText('没有人看过：转诊备案表（医院盖章）。').waitFor()
  const approve = review.getByRole('button', { name: '同意并送达' })
  await approve.click()
  await review.getByText(/请写明怎么核对的/).waitFor()
  await review.getByLabel(/您是怎么核对的/).fill('已电话向出具的医院核实')
  await review.getByRole('region', { name: '申请人会看到' }).getByText('备案办好了').waitFor()
  await approve.click()
  await sendHeld(review)
  assert.equal((await stateOf(later)).state, 'delivered')
  await review.goto(`${server.address}/desk/filings/${later}`)
  await review.getByText('这一件现在没有要您办的事').waitFor()
  await staysWell(review)
  await review.context().close()
})

const stateOf = async (id: string): Promise<FilingMessage> =>
  (await server.platform.app.inject({ url: `/api/filings/${id}`, headers: { cookie } })).json<FilingMessage>()

test('a refusal names a reason of the list, its basis and the rights, and the person reads what the letter said', async () => {
  const { id } = await asCitizen('/api/filings', referral('110100'))
  const desk = await openDesk('desk-331000')
  await desk.getByRole('link', { name: /北京市/ }).click()
  await desk.getByRole('button', { name: '受理' }).click()
  await desk.getByText('已办：受理').waitFor()
  await desk.context().close()
  const review = await openDesk('review-331000', { width: 390, height: 844 })
  await staysWell(review)
  await review.getByRole('button', { name: '菜单' }).click()
  await review.getByRole('dialog').getByRole('link', { name: '待办' }).click()
  await review.getByRole('link', { name: /北京市/ }).click()
  await review.getByRole('button', { name: '不同意' }).click()
  await review.getByRole('button', { name: '不予备案并送达' }).click()
  await review.getByText('请选一个理由').waitFor()
  const reason = review.getByLabel('不予备案的理由')
  await reason.fill('规定等级')
  await reason.press('Enter')
  await review.getByLabel(/具体说明/).fill('出具意见的医院不在定点名录里')
  await review
    .getByRole('region', { name: '申请人会看到' })
    .getByText(/不在定点名录里。依据/)
    .waitFor()
  await staysWell(review)
  await review.getByRole('button', { name: '不予备案并送达' }).click()
  await sendHeld(review)
  await review.context().close()
  const told = (await stateOf(id)).actions.find((step) => step.action === 'refuse')?.note ?? ''
  assert.match(told, /规定等级的医院.*不在定点名录里。依据：.*行政复议.*0576-88557795/)
})

test('a log-in that ran out leads back to the very case, with what was written of the decision', async () => {
  const { id } = await asCitizen('/api/filings', referral('440100'))
  const desk = await openDesk('desk-331000')
  await desk.goto(`${server.address}/desk/filings/${id}?sort=opened`)
  await desk.getByRole('button', { name: '请申请人补正' }).click()
  await desk.getByLabel('还要补正什么').fill('请补交住院证明')
  await desk.context().clearCookies()
  await desk.getByRole('button', { name: '发补正通知（1 条）' }).click()
  await desk.getByLabel('工作账号').fill('desk-331000')
  await desk.getByLabel('密码').fill(server.password)
  await desk.getByRole('button', { name: '登录' }).click()
  await desk.waitForURL((url) => url.pathname.endsWith(id) && url.searchParams.get('sort') === 'opened')
  await desk.getByRole('button', { name: '撤回' }).click()
  assert.equal(await desk.getByLabel('还要补正什么').inputValue(), '请补交住院证明')
  await desk.context().close()
})

test('a person at the counter: found, typed in, decided at once, found again by the room of filings', async () => {
  const page = await openDesk('desk-330100')
  await page.getByRole('link', { name: '窗口代录' }).click()
  await page.getByLabel('参保人身份证号').fill('330100198811020127')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText('演示职工乙').waitFor()
  await page.getByLabel('备案类型').selectOption('temporary')
  await page.getByRole('button', { name: '武汉市' }).click()
  await page.getByLabel('手机').first().fill('13800000000')
  const last = page.getByLabel('到哪天结束')
  assert.match(await last.inputValue(), /^2026年\d+月\d+日$/, 'the last day is proposed')
  // Key by key in place of it: the third of December on the way is no day yet.
  await last.press('ControlOrMeta+a')
  await last.pressSequentially('2026-12-31')
  assert.equal(await last.inputValue(), '2026年12月31日')
  await page.getByRole('button', { name: '检查' }).click()
  await page.getByText('还有几处要改').waitFor()
  await staysWell(page)
  await page.getByLabel('由别人代办').check()
  await page
    .getByLabel(/为“代办证明”/)
    .setInputFiles({ name: '委托书.png', mimeType: 'image/png', buffer: samplePng() })
  await page.getByText('委托书.png').waitFor()
  await staysWell(page)
  await page.getByRole('button', { name: '删除 委托书.png' }).click()
  await page.getByText('委托书.png').waitFor({ state: 'hidden' })
  await page
    .getByLabel(/为“代办证明”/)
    .setInputFiles({ name: '委托书.png', mimeType: 'image/png', buffer: samplePng() })
  await page.getByText('委托书.png').waitFor()
  await page.getByLabel('代办人姓名').fill('演示代办')
  await page.getByLabel('代办人身份证号').fill('330100199003070016')
  await page.getByLabel('代办人手机').fill('13800000001')
  await page.getByLabel(/承诺书已由参保人/).check()
  await page.getByRole('button', { name: '检查' }).click()
  await page.getByText('都齐了，提交后当场办成').waitFor()
  await page.getByRole('button', { name: '提交备案' }).click()
  await page.getByText('已提交：已备案').waitFor()
  await page.getByRole('link', { name: '备案', exact: true }).click()
  await page.getByRole('heading', { name: '备案查询' }).waitFor()
  await page.getByRole('searchbox').fill('330100198811020127')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: /武汉市/ }).click()
  await page.getByText('窗口', { exact: true }).first().waitFor()
  await page.getByRole('img', { name: /委托书.png/ }).waitFor()
  await staysWell(page)
  await page.context().close()
})
