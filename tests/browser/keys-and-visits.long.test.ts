/**
 * 接入密钥 in a real browser: issued and shown once, used by a hospital, changed for the next, revoked. 就诊详情: found from the
 * person, from the institution and by the institution, whole.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { Hospital, people, settlement } from '../hospital/hospital.ts'
import { openBrowser, openContext, staysWell, type Look } from './browser.ts'
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

/** At the desk as somebody; no fault in the page's own console is allowed. */
async function atDesk(name: string, look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, { width: 1280, height: 800, ...look })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/desk/login`)
  await page.getByLabel('工作账号').fill(name)
  await page.getByLabel('密码').fill(server.password)
  await page.getByRole('button', { name: /^登\s?录$/ }).click()
  await page.getByRole('link', { name: `我的账号 ${name}` }).waitFor()
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

const code = 'H33010000001'
const rowsOf = (page: Page, variant: string) =>
  page.getByRole('table', { name: '接入密钥' }).getByRole('row', { name: variant })

/** What is shown once. */
async function issued(page: Page): Promise<string> {
  await page.getByRole('button', { name: '发放密钥' }).click()
  await page.getByLabel('签名方式').selectOption({ label: '接口密钥（apikey）' })
  await page.getByRole('button', { name: /^发\s?放$/ }).click()
  await page.getByText('只显示这一次').waitFor()
  const [secret = ''] = await page.locator('p[data-secret]').allTextContents()
  await page.getByRole('button', { name: '已交给机构' }).click()
  return secret
}

const replyTo = (apikey: string) =>
  new Hospital(server.platform.app, code, '330100').send(
    '1101',
    { data: { mdtrt_cert_type: '02', mdtrt_cert_no: '330100195003070114', psn_name: '演示退休甲' } },
    { headers: { apikey } },
  )

test('a key is issued, used, changed for the next and revoked; what is revoked opens nothing', async () => {
  await atDesk('review-330100', {}, async (page) => {
    await page.goto(`${server.address}/desk/institutions/${code}`)
    await page.getByText('/fsi/api/rsfComIfsService/callService').waitFor()
    const first = await issued(page)
    assert.match(first, /^[\w-]{32}$/)
    assert.equal(await page.getByText(first).count(), 0, 'never again')
    assert.equal((await replyTo(first)).infcode, 0)
    // The use is noted beside the answer, not before it.
    for (
      let tries = 0;
      tries < 50 && (await rowsOf(page, 'apikey').first().getByText('还没有用过').count()) > 0;
      tries++
    )
      await page.reload({ waitUntil: 'networkidle' })
    await page.getByRole('button', { name: '发放密钥' }).click()
    await page.getByLabel('签名方式').selectOption({ label: '接口密钥（apikey）' })
    await page.getByRole('button', { name: /^发\s?放$/ }).click()
    await page.getByText('这种方式已有两把有效的密钥').waitFor()
    await page.getByRole('button', { name: /^返\s?回$/ }).click()

    const [latest, old] = await rowsOf(page, 'apikey').allTextContents()
    assert.match(latest ?? '', /2026年6月20日 10:00有效/)
    assert.match(old ?? '', /用到 2026年6月27日 10:00/)
    await rowsOf(page, '用到').getByRole('button').click()
    await page.getByLabel('为什么作废').fill('换成了新的')
    await page.getByRole('button', { name: /^作\s?废$/ }).click()
    await page.getByText('这种方式还有第').waitFor()
    await page.getByRole('button', { name: '知道了，仍要办' }).click()
    await page.getByRole('button', { name: '发放密钥' }).waitFor()
    assert.equal(await rowsOf(page, '用到').count(), 0)
    const second = await issued(page)

    await rowsOf(page, '用到').getByRole('button').click()
    await page.getByLabel('为什么作废').fill('换成了新的')
    await page.getByRole('button', { name: /^作\s?废$/ }).click()
    await page.getByText('最近一次用在2026年6月20日 10:00').waitFor()
    await page.getByRole('button', { name: '知道了，仍要办' }).click()
    await page.getByRole('button', { name: '发放密钥' }).waitFor()
    assert.equal(await rowsOf(page, '用到').count(), 0)
    const refused = await replyTo(first)
    assert.equal(refused.infcode, -1)
    assert.match(refused.err_msg ?? '', /^\[G1102\]/)
    assert.equal((await replyTo(second)).infcode, 0)
  })
})

test('the institution sees its keys, the address and the ways to sign; it hands out none', async () => {
  await atDesk(`hospital-${code}`, { width: 390, height: 844 }, async (page) => {
    await page.goto(`${server.address}/desk/keys`)
    await page.getByText(`${server.address}/fsi/api/rsfComIfsService/callService`).waitFor()
    await rowsOf(page, 'HMAC-SM3').waitFor()
    await page.getByText('x-ca-signature').waitFor()
    assert.equal(await page.getByRole('button', { name: '发放密钥' }).count(), 0)
    assert.equal(await page.getByRole('button', { name: '作废' }).count(), 0)
    await staysWell(page, 'keys')
  })
})

test('a desk of another pool sees no keys', async () => {
  await atDesk('review-331000', {}, async (page) => {
    await page.goto(`${server.address}/desk/institutions/${code}`, { waitUntil: 'networkidle' })
    await page.getByText('协议经过').first().waitFor()
    assert.equal(await page.getByText('接入密钥').count(), 0)
  })
})

/** A stay that was refused once, settled, undone and settled again. */
async function stay(): Promise<string> {
  const hospital = new Hospital(server.platform.app, code, '330100')
  const visit = await hospital.admit(people.active)
  await hospital.send('2304', settlement(people.active, visit, 1))
  await hospital.upload(people.active, visit, [
    ['YDA0000001', 10, 200],
    ['YDB0000001', 1, 100],
    ['ZZ-1', 1, 50],
  ])
  await hospital.discharge(people.active, visit)
  const settled = await hospital.ask('2304', settlement(people.active, visit, 2150))
  const { setl_id } = (settled.output as { setlinfo: { setl_id: string } }).setlinfo
  await hospital.ask('2305', { data: { psn_no: people.active, mdtrt_id: visit, setl_id } })
  await hospital.ask('2304', settlement(people.active, visit, 2150))
  return visit
}

async function readsWhole(page: Page): Promise<void> {
  await page
    .getByRole('table', { name: '不进入基金分担的部分' })
    .getByRole('row', { name: '乙类，先自付的部分' })
    .waitFor()
  const row = (table: string, name: string) => page.getByRole('table', { name: table }).getByRole('row', { name })
  assert.match((await row('费用明细', 'ZZ-1').textContent()) ?? '', /丙类.*50\.00.*就医地目录没有这个编码/)
  const messages = await page.getByRole('table', { name: '报文，按先后' }).getByRole('row').allTextContents()
  const told = ['2401', '2304', '2301', '2402', '2304', '2305', '2304']
  assert.deepEqual(
    messages.slice(1).map((text) => text.slice(0, 4)),
    told,
  )
  assert.match(messages[2] ?? '', /没有办成\[G/)
  assert.match(messages[6] ?? '', /成功撤销了结算/)
  await page.getByText('已撤销，撤销编号').waitFor()
}

test('a visit is found from the person, from the institution and by the institution, and read whole at each', async () => {
  const visit = await stay()
  await atDesk('review-330100', {}, async (page) => {
    await page.goto(`${server.address}/desk/people/${people.active}`)
    await page.getByRole('link', { name: `看就诊 ${visit}` }).click()
    await readsWhole(page)
    await page.getByText('肺炎').waitFor()
    await staysWell(page, 'visit')
    await page.goto(`${server.address}/desk/institutions/${code}`)
    await page.getByRole('link', { name: `看就诊 ${visit}` }).waitFor()
  })
  await atDesk(`hospital-${code}`, { width: 390, height: 844 }, async (page) => {
    await page.goto(`${server.address}/desk/visits`)
    await page.getByRole('link', { name: `看就诊 ${visit}` }).click()
    await readsWhole(page)
    await staysWell(page, 'visit-narrow')
  })
})
