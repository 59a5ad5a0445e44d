/**
 * What leaves the phone: pages on paper, the last day in a calendar, an institution on a map. And a filing of an employer that it
 * changes and ends at its desk, with what the worker sees of it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { extractText } from 'unpdf'
import { openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { liveThrough, type Lived } from './lived.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let lived: Lived

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  lived = await liveThrough(server)
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function phone(look: Look = {}): Promise<Page> {
  const page = await openPageAt(browser, server.platform.clock.now(), look)
  const [name = '', value = ''] = lived.cookie.split('=')
  await page.context().addCookies([{ name, value, url: server.address }])
  return page
}

/** What stands on the sheets that the page is printed on; spaces are the printer's own. */
async function printed(page: Page): Promise<string> {
  const { text } = await extractText(new Uint8Array(await page.pdf({ format: 'A4', printBackground: true })), {
    mergePages: true,
  })
  return text.normalize('NFKC').replaceAll(/\s/g, '')
}

test('receipt, bill, guide and quote on paper: all of it, black on white, without the frame, whatever the screen has', async () => {
  const page = await phone({ colour: 'dark', size: 'elder' })
  const sheets: [address: string, heading: RegExp, words: string[]][] = [
    [`${lived.filing}/receipt`, /异地就医备案回执/, ['异地就医备案回执', '上海市']],
    [lived.bill, /自己付/, ['基金支付', '10,000.00']],
    ['/guide?pool=331000', /设定依据|法律依据|办理依据/, ['申请条件']],
    ['/quote', /基金支付/, ['基金']],
  ]
  for (const [address, heading, words] of sheets) {
    await page.goto(server.address + address)
    await page.getByText(heading).first().waitFor()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const look = await page.evaluate<{ paper: string; ink: string; frame: boolean; wide: boolean }>(`(() => {
      const of = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
      const frame = [...document.querySelectorAll('nav, footer')].some((part) => part.getClientRects().length > 0)
      const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth
      return { paper: of('--paper'), ink: of('--ink'), frame, wide }
    })()`)
    assert.deepEqual(look, { paper: '#fff', ink: '#000', frame: false, wide: false }, address)
    if (process.env.YIDI_PICTURES !== undefined)
      await page.screenshot({
        path: `${process.env.YIDI_PICTURES}/print-${address.replaceAll(/\W+/g, '-')}.png`,
        fullPage: true,
      })
    const text = await printed(page)
    for (const word of words) assert.ok(text.includes(word), `${address}: ${word} in ${text.slice(0, 300)}`)
    for (const frame of ['标准字号', '长辈版']) assert.ok(!text.includes(frame), `${address}: ${frame}`)
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
  }
  await page.context().close()
})

test('the last day of a filing goes into a calendar; an institution has its telephone and leads to a map', async () => {
  const page = await phone()
  await page.goto(server.address + lived.filing)
  const link = page.getByRole('link', { name: '把最后一天加到日历' })
  await link.waitFor()
  await staysWell(page, 'filing-calendar')
  const file = await page.request.get(server.address + String(await link.getAttribute('href')))
  assert.match(String(file.headers()['content-type']), /^text\/calendar/)
  assert.match(await file.text(), /DTSTART;VALUE=DATE:20261231\r\n/)
  await page.goto(`${server.address}/institutions/H31010000001`)
  const map = page.getByRole('link', { name: /在高德地图上看.*的位置/ })
  assert.match(String(await map.getAttribute('href')), /^https:\/\/uri\.amap\.com\/search\?keyword=/)
  assert.equal(await map.getAttribute('rel'), 'noreferrer')
  await staysWell(page, 'institution-map')
  await page.context().close()
})

test('an employer changes the place of a filing and ends it; the worker sees it on the phone and reads why', async () => {
  const desk = await openPageAt(browser, server.platform.clock.now(), { width: 1280, height: 800 })
  await desk.goto(`${server.address}/desk/login`)
  await desk.getByLabel('工作账号').fill('employer-D33010000001')
  await desk.getByLabel('密码', { exact: true }).fill(server.password)
  await desk.getByRole('button', { name: '登录' }).click()
  await desk.getByRole('link', { name: '单位备案', exact: true }).first().click()
  await desk.getByRole('button', { name: '办备案 演示职工乙' }).click()
  const fill = async (city: string) => {
    await desk.getByRole('button', { name: city }).click()
    await desk.getByLabel('职工手机号').fill('13800000000')
    await desk.getByLabel('当地地址（可以不填）').fill('演示路 1 号')
    await desk.getByLabel('打算派驻几个月（可以不填）').fill('12')
    await desk.getByLabel(/^单位确认：他是/).check()
    await desk.getByRole('button', { name: '提交备案' }).click()
  }
  await fill('北京市')
  await desk.getByText(/演示职工乙：去北京市/).waitFor()
  await desk.getByRole('button', { name: '变更 演示职工乙' }).click()
  await desk.getByText('新的备案从开始日期起代替原来的').waitFor()
  await staysWell(desk, 'employer-change')
  await fill('广州市')
  await desk.getByText(/演示职工乙：去广东省广州市/).waitFor()
  await desk.getByRole('button', { name: '取消或提前结束 演示职工乙' }).click()
  await desk.getByRole('button', { name: '确定', exact: true }).click()
  await desk.getByText('请写明原因').waitFor()
  await staysWell(desk, 'employer-end')
  await desk.getByLabel('原因（职工会看到）').fill('派驻提前结束')
  await desk.getByRole('button', { name: '确定', exact: true }).click()
  await desk.getByText(/已经通知职工/).waitFor()
  await staysWell(desk, 'employer-filed')
  await desk.context().close()

  const page = await phone()
  await page.goto(`${server.address}/filings`)
  await page
    .getByRole('link', { name: /广州市/ })
    .first()
    .click()
  await page
    .getByText(/办理：派驻提前结束/)
    .first()
    .waitFor()
  await staysWell(page, 'employer-worker')
  await page.context().close()
})
