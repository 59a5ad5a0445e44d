/**
 * The desk's rooms of people, institutions, accounts and audit in a real browser: enrol → change → end; an agreement
 * suspended; a list tried, imported, its refused rows told; the second factor set and asked at log-in. The law is ours, but
 * for one pool that names groups for assistance (救助对象).
 */
import assert from 'node:assert/strict'
import { appendFileSync, cpSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { defaultPolicyFolder } from '@yidi/policy-folder'
import { generate } from 'otplib'
import { Registry } from 'prom-client'
import type { Browser, Page } from 'playwright-core'
import { extractText } from 'unpdf'
import { startJobs } from '../../apps/server/src/platform/jobs/index.ts'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import { people } from '../hospital/hospital.ts'
import { fitsWidth, openBrowser, openContext, seriousFindings, type Look } from './browser.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform

before(async () => {
  const law = path.join(temporaryFolder(), 'policy')
  cpSync(defaultPolicyFolder, law, { recursive: true })
  appendFileSync(
    path.join(law, 'pools', '331000-taizhou', 'pool.yaml'),
    'assistance: {low-income: 低保对象, destitute: 特困人员}\n',
  )
  server = await openPlatformServer({ YIDI_POLICIES: law })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function logIn(page: Page, name: string, code?: string): Promise<void> {
  await page.goto(`${server.address}/desk/login`)
  await page.getByLabel('工作账号').fill(name)
  await page.getByLabel('密码').fill(server.password)
  await page.getByRole('button', { name: /^登\s?录$/ }).click()
  if (code !== undefined) {
    await page.getByLabel('动态口令或恢复码').fill(code)
    await page.getByRole('button', { name: /^登\s?录$/ }).click()
  }
  await page.getByRole('link', { name: `我的账号 ${name}` }).waitFor()
}

/** At the desk as somebody; no fault in the page's own console is allowed. */
async function atDesk(name: string, look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, { width: 1280, height: 800, ...look })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await logIn(page, name)
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

/** The page fits its screen and axe finds nothing serious; a picture where one was asked for. */
async function looksRight(page: Page, name: string): Promise<void> {
  const folder = process.env['YIDI_PICTURES']
  if (folder !== undefined) {
    const width = String(page.viewportSize()?.width)
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
  }
  assert.ok(await fitsWidth(page), name)
  assert.deepEqual(await seriousFindings(page), [], name)
}

/** On the phone: the code from the paper and a password of one's own, and the person is logged in. */
async function activates(idNumber: string, code: string): Promise<void> {
  const context = await openContext(browser, { width: 390, height: 844 })
  const page = await context.newPage()
  await page.goto(`${server.address}/login?next=/me`)
  await page.getByRole('link', { name: '我有激活码，去设密码' }).click()
  await page.getByRole('button', { name: '激活并登录' }).click()
  await page.getByText('请输入激活码，8 位字母和数字').waitFor()
  await page.getByLabel('身份证号').fill(idNumber)
  await page.getByLabel('激活码', { exact: true }).fill(code)
  await page.getByLabel('自己定的密码').fill('只有我知道的一句话')
  await page.getByLabel('再输入一次密码').fill('只有我知道的另一句')
  await page.getByRole('button', { name: '激活并登录' }).click()
  await page.getByText('两次输入的密码不一样').waitFor()
  await looksRight(page, 'activate')
  await page.getByLabel('再输入一次密码').fill('只有我知道的一句话')
  await page.getByRole('button', { name: '激活并登录' }).click()
  await page.getByText('演示新参保').first().waitFor()
  await context.close()
}

test('a person is enrolled, changed and ended; what was known before can still be seen', async () => {
  await atDesk('desk-330100', {}, async (page) => {
    await page.getByRole('link', { name: '人员', exact: true }).click()
    await page.getByLabel('身份证号码').fill('330100199203150037')
    await page.getByRole('button', { name: /查\s?找/ }).click()
    await page.getByText('没有找到').waitFor()
    await looksRight(page, 'people')
    await page.getByRole('link', { name: '参保登记' }).click()
    // The list before it has a field of the same name, and stays in sight until the next page is loaded.
    await page.getByRole('heading', { name: '参保登记' }).waitFor()
    await page.getByLabel('身份证号码').fill('330100199203150036')
    await page.getByText('最后一位校验不符').waitFor()
    await page.getByLabel('身份证号码').fill('330100199203150037')
    await page.getByText('男，1992年3月15日出生').waitFor()
    await page.getByLabel('姓名').fill('演示新参保')
    assert.equal(await page.getByLabel('救助对象').count(), 0, 'this pool names no groups')
    await page.getByLabel('从哪天起参保').fill('2026-06-01')
    await looksRight(page, 'enrol')
    await page.getByRole('button', { name: '登记参保' }).click()
    await page.getByText('参保中').waitFor()
    await looksRight(page, 'person')

    await page.getByRole('button', { name: '发激活码' }).click()
    await page.getByRole('button', { name: '生成激活码' }).click()
    await looksRight(page, 'activation-given')
    const paper = await page.getByRole('link', { name: '打印激活码' }).getAttribute('href')
    const printed = await page.request.get(`${server.address}${paper ?? ''}`)
    const { text } = await extractText(new Uint8Array(await printed.body()), { mergePages: true })
    await activates('330100199203150037', /[a-z2-9]{4}-[a-z2-9]{4}/.exec(text.replaceAll(/\s/g, ''))![0])
    await page.getByRole('button', { name: /返\s?回/ }).click()

    await page.getByRole('button', { name: '参保变更' }).click()
    await page.getByLabel('从哪天起变更').fill('2026-06-10')
    await page.getByLabel('人员类别').selectOption('retired')
    await page.getByLabel('变更原因').fill('办理退休')
    await page.getByRole('button', { name: /保\s?存/ }).click()
    await page.getByText('2026年6月1日至2026年6月9日').waitFor()

    await page.getByRole('button', { name: /^停\s?保$/ }).click()
    await page.getByLabel('参保最后一天').fill('2026-05-01')
    await page.getByRole('button', { name: '确认停保' }).click()
    await page.getByText('请选停保原因').waitFor()
    await page.getByLabel('停保原因').selectOption('stopped')
    await page.getByRole('button', { name: '确认停保' }).click()
    await page.getByText('日期“2026-05-01”不在').waitFor()
    await page.getByLabel('参保最后一天').fill('2026-06-19')
    await page.getByRole('button', { name: '确认停保' }).click()
    await page.getByText('没有参保', { exact: true }).waitFor()
    assert.equal(await page.locator('[data-superseded=true]').count(), 0)
    await page.getByLabel('显示已更正的记录').check()
    assert.ok((await page.locator('[data-superseded=true]').count()) >= 3)
    await looksRight(page, 'person-ended')
  })
})

test('where the pool names groups for assistance, one is chosen at the enrolment and taken back by a change', async () => {
  await atDesk('desk-331000', {}, async (page) => {
    await page.goto(`${server.address}/desk/people/new`)
    await page.getByLabel('身份证号码').fill('330100199203150053')
    await page.getByLabel('姓名').fill('演示低保')
    const group = page.getByLabel('救助对象')
    assert.deepEqual(await group.locator('option').allTextContents(), ['不是救助对象', '低保对象', '特困人员'])
    await group.selectOption('低保对象')
    await page.getByLabel('从哪天起参保').fill('2026-06-01')
    await page.getByRole('button', { name: '登记参保' }).click()
    await page.getByText('职工医保 · 在职 · 低保对象').waitFor()

    await page.getByRole('button', { name: '参保变更' }).click()
    await page.getByLabel('从哪天起变更').fill('2026-06-10')
    assert.equal(await group.inputValue(), 'low-income')
    await group.selectOption('不是救助对象')
    await page.getByLabel('变更原因').fill('不再是救助对象')
    await looksRight(page, 'person-assistance')
    await page.getByRole('button', { name: /保\s?存/ }).click()
    await page.getByText('2026年6月1日至2026年6月9日').waitFor()
    await page.getByText('职工医保 · 在职', { exact: true }).waitFor()
    await page.getByText('职工医保 · 在职 · 低保对象').waitFor()
  })
})

test('an agreement is suspended with its reason, which its history keeps', async () => {
  await atDesk('review-330100', {}, async (page) => {
    await page.getByRole('link', { name: '定点机构', exact: true }).click()
    await page.getByRole('heading', { name: '定点机构' }).waitFor()
    await page.getByRole('searchbox').fill('yshz')
    await looksRight(page, 'directory')
    await page.getByRole('link', { name: '演示杭州社区中心' }).click()
    await page.getByRole('button', { name: '暂停协议' }).click()
    await page.getByLabel('从哪天起生效').fill('2026-06-20')
    await page.getByRole('button', { name: '暂停协议' }).click()
    await page.getByText('“暂停协议”要写明原因').waitFor()
    await page.getByLabel('原因（机构会看到）').fill('查实分解住院')
    await page.getByRole('button', { name: '暂停协议' }).click()
    await page.getByText('查实分解住院').first().waitFor()
    await page.getByRole('button', { name: '整改合格，恢复协议' }).waitFor()
    await looksRight(page, 'institution')
  })
})

test('a list is tried and then imported; every refused row is told, and can be taken away', async () => {
  const lines = [
    '机构编码,机构名称,所在城市,等级,开通服务,协议状态',
    'H33010099901,演示导入医院,杭州市,三级,住院,有效',
    'H3301,演示编码不对,杭州市,三级,,',
    'H33010099902,演示没有这城市,没有市,三级,,',
  ]
  await atDesk('admin', {}, async (page) => {
    await page.goto(`${server.address}/desk/institutions/import`)
    const list = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) }
    await page.getByLabel('CSV 或 XLSX 文件').setInputFiles(list)
    await page.getByRole('button', { name: '先试一遍' }).click()
    await page.getByText('读到 3 行：新增 1，更改 0，不变 0，没有导入 2。').waitFor()
    const seen = await server.platform.app.inject('/api/institutions/H33010099901')
    assert.equal(seen.statusCode, 404, 'a trial writes nothing')
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载没有导入的行' }).click()
    assert.equal((await saved).suggestedFilename(), '没有导入的行.csv')
    await looksRight(page, 'import')
    await page.getByRole('button', { name: /^导\s?入$/ }).click()
    await page.getByText('已导入').waitFor()
    assert.equal((await server.platform.app.inject('/api/institutions/H33010099901')).statusCode, 200)
  })
})

/** Two deliveries that failed at every attempt, as the queue leaves them. */
async function loseDeliveries(): Promise<void> {
  const { db } = server.platform
  const run = () => Promise.reject(new Error('对方回答 503'))
  const tries = { retries: 1, firstPauseSeconds: 1, run }
  const deps = { database: db, metrics: new Registry(), pollSeconds: 0.5, onError: () => undefined }
  const jobs = await startJobs(deps, [
    { name: 'notices.webhook', ...tries },
    { name: 'notices.event', ...tries },
  ])
  const message = { kind: 'settlement-posted', pool: '330100', subject: 'S33010020260620000001' }
  await jobs.send('notices.webhook', { url: 'https://hooks.example.org/secret', message })
  await jobs.send('notices.event', { personNo: people.active, eventId: '0' })
  const lost = async () =>
    (await db.pool.query(`select from pgboss.job where name = 'undelivered' and state = 'created'`)).rowCount
  while ((await lost()) !== 2) await new Promise((resolve) => setTimeout(resolve, 100))
  await jobs.stop()
}

test('what could not be delivered is sent again, or dropped with its reason; the audit says who did', async () => {
  await loseDeliveries()
  await atDesk('admin', { width: 390, size: 'elder', colour: 'dark' }, async (page) => {
    await page.goto(`${server.address}/desk/undelivered`)
    await page.getByText('对方回答 503').first().waitFor()
    await looksRight(page, 'undelivered-dark-elder')
  })
  await atDesk('admin', {}, async (page) => {
    await page.getByRole('link', { name: '通知投递' }).click()
    await page.getByText('一共 2 条。').waitFor()
    await page.getByText('hooks.example.org', { exact: true }).waitFor()
    await looksRight(page, 'undelivered')
    await page.getByRole('button', { name: '再发一次 推送：结算（浙江省杭州市）' }).click()
    await page.getByText('1 条交出去再发了').waitFor()
    await page.getByRole('button', { name: '不再发 消息' }).click()
    const form = page.locator('form')
    await form.getByRole('button', { name: '不再发' }).click()
    await page.getByText('请写明原因，例如：对方系统已停用').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await looksRight(page, 'undelivered-drop')
    await form.getByLabel('原因').fill('已经打电话告知')
    await form.getByRole('button', { name: '不再发' }).click()
    await page.getByText('没有送不成的通知。').waitFor()
    await page.goto(`${server.address}/desk/audit`)
    await page.getByLabel('从哪天起').fill('2026-06-20')
    await page.getByRole('button', { name: /^查\s?询$/ }).click()
    await page.getByText('不再发没送成的通知').waitFor()
    await page.getByText('原因：已经打电话告知').waitFor()
  })
})

/** Five wrong passwords pause the log-in; the code opens it, and the password is still asked for. */
async function opensWith(code: string, name: string, password: string): Promise<void> {
  for (let guess = 0; guess < 5; guess++) {
    const body = JSON.stringify({ kind: 'staff', name, password: 'a wrong password' })
    await fetch(`${server.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
  }
  const context = await openContext(browser, { width: 390, height: 844 })
  const page = await context.newPage()
  await page.goto(`${server.address}/desk/login`)
  await page.getByLabel('工作账号').fill(name)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: /^登\s?录$/ }).click()
  await page.getByText('连续输错次数过多，暂停登录。').waitFor()
  await looksRight(page, 'unlock')
  await page.getByLabel('解锁码', { exact: true }).fill(code)
  await page.getByRole('button', { name: '解除暂停' }).click()
  await page.getByText('已经解除，请再登录一次。').waitFor()
  await page.getByRole('button', { name: /^登\s?录$/ }).click()
  await page.getByRole('link', { name: `我的账号 ${name}` }).waitFor()
  await context.close()
}

test('the keeper of accounts makes one; the auditor sets a second factor and is asked for it at log-in', async () => {
  await atDesk('security', {}, async (page) => {
    await page.getByRole('link', { name: '用户与权限' }).click()
    await page.getByRole('button', { name: '新建账号' }).click()
    await page.getByLabel('登录名').fill('desk-new')
    await page.getByLabel('经办受理').check()
    await page.getByLabel('审计').check()
    await page.getByText('“审计”和“经办受理”不能在一个账号上：审计的人不办别的事').waitFor()
    await page.getByLabel('审计').uncheck()
    await page.getByRole('button', { name: /保\s?存/ }).click()
    await page.getByText('经办、财务和社区的账号要写明统筹区。').first().waitFor()
    await page.getByLabel('统筹区', { exact: true }).selectOption('330100')
    await page.getByRole('button', { name: /保\s?存/ }).click()
    await page.getByText('desk-new 的新密码').waitFor()
    await looksRight(page, 'staff')
    const password = await page.locator('[data-secret]').innerText()
    await page.getByRole('button', { name: '发解锁码 desk-new' }).click()
    await page.getByText('desk-new 的解锁码').waitFor()
    await opensWith(await page.locator('[data-secret]').innerText(), 'desk-new', password)
  })
  await atDesk('audit', {}, async (page) => {
    await page.getByRole('link', { name: '审计', exact: true }).click()
    await page.getByLabel('从哪天起').fill('2026-06-20')
    await page.getByLabel('到哪天').fill('2026-06-20')
    // All that was done here bears one moment: without a name it may be on any page of the list.
    await page.getByLabel('账号或机构').fill('security')
    await page.getByRole('button', { name: /查\s?询/ }).click()
    await page.getByText('新建账号').waitFor()
    await page.getByRole('button', { name: '核验全部记录' }).click()
    await page.getByText('都没有被改动过').waitFor()
    await looksRight(page, 'audit')

    await page.getByRole('link', { name: '我的账号' }).click()
    await page.getByRole('button', { name: '启用动态口令' }).click()
    const secret = (await page.locator('[data-secret]').innerText()).trim()
    await looksRight(page, 'second-factor')
    const codeAt = (moment: string) => {
      server.platform.clock.set(moment)
      return generate({ secret, epoch: Math.floor(Date.parse(moment) / 1000) })
    }
    await page.getByLabel('6 位动态口令').fill('000000')
    await page.getByRole('button', { name: '确认启用' }).click()
    await page.getByText('动态口令不对').waitFor()
    await page.getByLabel('6 位动态口令').fill(await codeAt('2026-06-20T02:01:00Z'))
    await page.getByRole('button', { name: '确认启用' }).click()
    await page.getByText('恢复码', { exact: true }).waitFor()
    assert.equal(await page.locator('[data-codes] li').count(), 10)
    await page.getByRole('button', { name: '我抄好了' }).click()
    await page.getByText('已经启用').waitFor()
    await page.getByRole('button', { name: '退出登录' }).click()
    // Leaving the page before the answer would cut the request off, and the session would still stand.
    await page.getByLabel('工作账号').waitFor()
    await logIn(page, 'audit', await codeAt('2026-06-20T02:03:00Z'))
  })
})
