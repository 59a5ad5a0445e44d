/**
 * What people read before they go and show afterwards: the guide, whom to call, what a figure rests on, whether it will
 * settle directly, and a receipt whose QR somebody else scans.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
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

let pictures = 0
const openPage = (look: Look = {}): Promise<Page> => openPageAt(browser, server.platform.clock.now(), look)

async function logIn(page: Page, idNumber: string): Promise<void> {
  await page.getByLabel('身份证号').fill(idNumber)
  await page.getByLabel('密码', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: '登录' }).click()
}

// Wide and in the dark they are seen in the gallery (tests/gallery).
for (const look of [{}, { size: 'elder', width: 320 }] satisfies Look[]) {
  test(`guide, my case, contacts and legal basis without log-in: ${JSON.stringify(look)}`, async () => {
    const page = await openPage(look)
    await page.goto(`${server.address}/guide`)
    await page.getByRole('button', { name: '台州' }).click()
    await page.getByRole('heading', { name: '台州市异地就医办事指南' }).waitFor()
    await page.locator('summary').getByText('办理时限', { exact: true }).click()
    await page.getByText('0个工作日或1个工作日').waitFor()
    await page.getByText('办公地址和时间', { exact: true }).click()
    await page.getByText(/东环大道143-147号，2楼医保大厅5至8号窗口；夏季工作日/).waitFor()
    await page.locator('summary').getByText('办理流程', { exact: true }).click()
    await page.getByRole('row', { name: /4\. 办结.*经办人员.*准予的，核准支付/ }).waitFor()
    await page.locator('summary').getByText('法律依据', { exact: true }).click()
    assert.equal(
      await page.getByRole('link', { name: '第四十九条' }).getAttribute('href'),
      `/policy/zj-provincial-2016-113?article=${encodeURIComponent('第四十九条')}`,
    )
    await staysWell(page, `guidance-${String(++pictures)}`)

    // Somebody whose pool is not here: any place, and what is usual in the country.
    await page.getByRole('button', { name: '其他地方' }).click()
    await page.getByLabel('输入城市、区县名或拼音').fill('chengdu')
    await page.getByRole('button', { name: /成都市/ }).click()
    await page.getByRole('heading', { name: '四川省成都市：异地就医备案和报销的一般做法' }).waitFor()
    await page.getByText(/^这个地方的医保没有接入本平台/).waitFor()
    await page.getByText('和在本地看病有什么不同', { exact: true }).click()
    await page.getByRole('row', { name: /目录.*就医地的目录/ }).waitFor()
    assert.equal(await page.getByRole('link', { name: '空白表' }).count(), 0)
    await staysWell(page, `guidance-${String(++pictures)}`)
    await page.getByRole('button', { name: '台州' }).click()
    await page.getByRole('heading', { name: '台州市异地就医办事指南' }).waitFor()

    await page.getByRole('link', { name: /我的情况适用什么/ }).click()
    await page.getByRole('heading', { name: '您要去哪里看病？' }).waitFor()
    assert.equal(new URL(page.url()).search, '?pool=331000')

    // A kind of filing that an address of before names is taken over.
    await page.goto(`${server.address}/guidance?pool=331000&place=310100&kind=inpatient&stay=stationed-worker`)
    await page.getByRole('heading', { name: '常驻异地工作人员备案' }).waitFor()
    await page.getByText('要什么材料，怎么办').click()
    await page.getByText('备案表上的单位公章').waitFor()
    await staysWell(page, `guidance-${String(++pictures)}`)

    await page.goto(`${server.address}/contacts?pool=331000`)
    assert.equal(
      await page
        .getByRole('link', { name: /0576-88557795/ })
        .first()
        .getAttribute('href'),
      'tel:0576-88557795',
    )
    await page.getByText('夏季和冬季作息从哪天换').waitFor()
    await staysWell(page, `guidance-${String(++pictures)}`)

    await page.goto(`${server.address}/policy`)
    await page.getByRole('link', { name: /浙江省省级单位职工医疗保险办法/ }).click()
    await page.getByText('第十二条第一项', { exact: false }).first().click()
    await page.getByText('2017年1月1日起', { exact: false }).first().waitFor()
    await staysWell(page, `guidance-${String(++pictures)}`)
    await page.context().close()
  })
}

test('not filed: the reasons and the way out; filed: yes; and the receipt’s QR is verified by somebody else', async () => {
  const page = await openPage()
  await page.goto(`${server.address}/institutions/H31010000001`)
  await page.getByRole('link', { name: '我在这家能直接结算吗？' }).click()
  await page.getByRole('button', { name: '住院', exact: true }).click()
  await page.getByRole('link', { name: '登录，按您自己的参保和备案回答' }).click()
  await logIn(page, '330100198811020127')
  await page.getByRole('heading', { name: '要先备案' }).waitFor()
  await staysWell(page, `guidance-${String(++pictures)}`)
  await page.getByRole('link', { name: '现在备案' }).waitFor()

  // Whoever has paid is led on with what is known: the hospital, the kind of visit, and why it does not settle.
  const asked = page.url()
  await page.getByRole('link', { name: '我要报销', exact: true }).click()
  await page.getByRole('heading', { name: '为什么没有直接结算？' }).waitFor()
  assert.equal(await page.getByRole('button', { name: /^没有备案/ }).getAttribute('aria-pressed'), 'true')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('演示上海三级医院').waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  assert.equal(await page.getByRole('button', { name: '住院', exact: true }).getAttribute('aria-pressed'), 'true')
  await page.goto(asked)
  await page.getByRole('heading', { name: '要先备案' }).waitFor()

  const filed = await page.evaluate(`fetch('/api/filings', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'guidance-filing-1' },
    body: JSON.stringify({ type: 'temporary', destination: '310100', from: '${server.platform.clock.today()}',
      to: '2026-12-31', mobile: '13800000000', commitmentSigned: true }),
  }).then((answer) => answer.json())`)
  const { id } = filed as { id: string }
  await page.reload()
  await page.getByRole('heading', { name: '已经备案，可以直接结算' }).waitFor()
  await staysWell(page, `guidance-${String(++pictures)}`)

  await page.goto(`${server.address}/filings/${id}/receipt`)
  const picture = page.getByRole('img', { name: '核验这张凭证的二维码' })
  await picture.waitFor()
  await staysWell(page, `guidance-${String(++pictures)}`)
  const address = await scanQr(page)
  assert.ok(address.startsWith(`${server.address}/verify/`), address)

  const stranger = await openPage({ size: 'elder' })
  await stranger.goto(address)
  await stranger.getByRole('heading', { name: '有效' }).waitFor()
  await stranger.getByText('临时外出就医人员').waitFor()
  assert.equal(await stranger.getByText(/演示职工/).count(), 0)
  await staysWell(stranger)
  await stranger.goto(`${address.slice(0, -6)}AAAAAA`)
  await stranger.getByText(/核验码不对/).waitFor()
  await stranger.context().close()
  await page.context().close()
})
