/**
 * 去看病: one question a page to one answer, and the answer is what the hospital gets from the gateway. Whether to file, whether it
 * settles, what it costs, and the form with all of it filled in.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { admission, Hospital, people, settlement } from '../hospital/hospital.ts'
import { openBrowser, openPageAt, staysWell, type Look } from './browser.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

let browser: Browser
let server: TestPlatform
let hospital: Hospital

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
  hospital = new Hospital(server.platform.app, 'H31010000001', '310100')
})
after(async () => {
  await browser?.close()
  await server?.close()
})

const ids = {
  active: '330100198811020127',
  retired: '330100195003070114',
  child: '330100201509010125',
  xingtai: '130500197207070128',
  taizhou: '331000196012120128',
  stopped: '330100197001010117',
} as const

/** A page of somebody who is logged in, or of nobody. */
async function pageOf(who: keyof typeof ids | undefined, look: Look = {}): Promise<Page> {
  const page = await openPageAt(browser, server.platform.clock.now(), look)
  await page.goto(`${server.address}/login`)
  if (who === undefined) return page
  const answer =
    await page.evaluate(`fetch('/api/session', { method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'citizen', idNumber: '${ids[who]}', password: '${server.password}' }) }).then(({ status }) => status)`)
  assert.equal(answer, 200)
  return page
}

const go = (page: Page, search = '') => page.goto(`${server.address}/go${search}`)
const headline = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor()
const own = async (page: Page, way: string) =>
  (await page.getByRole('region', { name: way, exact: true }).locator('[data-own]').innerText()).replaceAll(/\s/g, '')
const next = async (page: Page, name: string) =>
  new URL((await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '', server.address)

let pictures = 0
const well = (page: Page) => staysWell(page, `go-${String(++pictures)}`)

for (const look of [{}, { width: 320, size: 'elder' }] satisfies Look[])
  test(`without log-in, a question a page to the answer, and one back each time: ${JSON.stringify(look)}`, async () => {
    const page = await pageOf(undefined, look)
    await go(page)
    await page.getByRole('heading', { name: '您要去哪里看病？' }).waitFor()
    await well(page)
    await page.getByRole('button', { name: '上海市' }).click()
    await page.getByRole('heading', { name: '去上海市的哪家医院？' }).waitFor()
    await page.getByRole('button', { name: /演示上海三级医院/ }).waitFor()
    await well(page)
    await page.getByRole('button', { name: /^还没定/ }).click()
    await page.getByRole('heading', { name: '看什么？' }).waitFor()
    await well(page)
    await page.getByRole('button', { name: '住院', exact: true }).click()
    await headline(page, '要先备案')
    await page.getByText('跨省异地就医要先备案。').waitFor()
    await page.getByText(/办好以后，在上海市开通了异地直接结算的医院/).waitFor()
    await page.getByRole('region', { name: '先备案', exact: true }).waitFor()
    await well(page)
    await page.getByText('要什么材料，怎么办').click()
    await page.getByRole('heading', { name: /怎么备案/ }).waitFor()
    await page.getByText('自己先付了，回来怎么报销').click()
    await page.getByRole('heading', { name: /没能直接结算，怎么报销/ }).waitFor()
    await well(page)

    // Another pool has other rules; what is open there is said.
    await page.getByText('按杭州市职工医保（在职）回答，换一个').click()
    await page.getByRole('button', { name: '邢台' }).click()
    await headline(page, '这一条还没有公布')
    await page.getByText(/职工住院、规定病种和药店的待遇/).waitFor()
    assert.equal(await page.getByRole('region', { name: '先备案', exact: true }).count(), 0, 'no amount is made up')
    await well(page)
    await page.getByRole('button', { name: '城乡居民医保' }).click()
    await headline(page, '要先备案')

    await page.goBack()
    await page.getByRole('heading', { name: '看什么？' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: '去上海市的哪家医院？' }).waitFor()
    await page.context().close()
  })

test('not filed: file first, what it costs either way, and the form with all of it filled in', async () => {
  const page = await pageOf('active')
  await go(page, '?place=310100&institution=H31010000001&kind=inpatient&day=2026-07-01')
  await headline(page, '要先备案')
  await page.getByText('办好以后，可以在演示上海三级医院直接结算，出院时只付自己的部分。').waitFor()
  await page
    .getByRole('button', { name: /浙江异地就医指南/ })
    .first()
    .waitFor()
  // 10,000 less 20 % prepaid is 8,000, less 800; the fund pays 82 % of 7,200 either way, but unfiled all of it is paid first.
  assert.equal(await own(page, '先备案'), '4,096.00元')
  await page.getByRole('region', { name: '没有备案', exact: true }).getByText('要先付全部').waitFor()
  await well(page)
  await page.getByLabel('假定账单一共').fill('nichts')
  await page.getByText('请写成大于 0 的数字，例如 10000').waitFor()
  await page.getByLabel('假定账单一共').fill('20,000')
  await page.getByText('7,536.00').first().waitFor()

  const form = await next(page, '现在备案')
  assert.deepEqual(Object.fromEntries(form.searchParams), {
    step: 'form',
    place: '310100',
    answers: 'emergency.no,reason.short',
    type: 'temporary',
    from: '2026-07-01',
    institution: 'H31010000001',
  })

  // Somebody who lives there is asked what the law needs, a question a page, and comes back to the answer.
  await page.getByRole('link', { name: '不是这样，换一种' }).click()
  await page.getByRole('heading', { name: '您为什么去外地？' }).waitFor()
  await well(page)
  await page.getByRole('button', { name: /退休或随家人/ }).click()
  await page.getByRole('button', { name: /没有退休/ }).click()
  await page.getByRole('button', { name: /3个月以上/ }).click()
  await page.getByRole('heading', { name: '异地长期居住人员备案' }).waitFor()
  // Without a prepayment: the fund pays 82 % of 19,200.
  await page.getByText('4,256.00').first().waitFor()
  assert.equal((await next(page, '现在备案')).searchParams.get('type'), 'long-term-resident')
  await page.getByRole('link', { name: '算一算：换成自己的账单' }).click()
  await page.getByRole('heading', { level: 1, name: '算一算' }).waitFor()
  await page.getByRole('button', { name: '已办异地长期居住人员备案' }).waitFor()
  await page.getByRole('button', { name: '20,000.00 元' }).waitFor()
  await page.context().close()
})

test('what the page says, the gateway does: no without a filing, yes with it, and the amounts of the own year', async () => {
  const page = await pageOf('retired')
  await go(page, '?place=310100&institution=H31010000001&kind=inpatient')
  await headline(page, '已经备案，可以直接结算')
  // 10,000 less 800, of which the account of past years does not pay; the fund pays 86 % of 9,200.
  const before = await own(page, '按现在的备案')
  await well(page)
  const settle = async (who: string, from: string) => {
    const visit = await hospital.admit(who, { begntime: `${from} 08:00:00` })
    await hospital.upload(who, visit, [['YDA0000001', 10, 1000]])
    await hospital.discharge(who, visit, '2026-06-20')
    return hospital.send('2304', settlement(who, visit, 10000))
  }
  const paid = await settle(people.retiredWithFiling, '2026-06-10')
  assert.equal(paid.infcode, 0, paid.err_msg ?? '')
  const { psn_cash_pay: cash } = (paid.output as { setlinfo: { psn_cash_pay: number } }).setlinfo
  assert.equal(before, `${cash.toLocaleString('en', { minimumFractionDigits: 2 })}元`, 'as the page said')
  await page.reload()
  await headline(page, '已经备案，可以直接结算')
  await page.getByText(/算上了您今年已付的起付线和账户余额/).waitFor()
  assert.notEqual(await own(page, '按现在的备案'), before, 'the deductible of the year is paid')

  await go(page, '?place=110100&institution=H11010000001&kind=inpatient')
  await headline(page, '不另备案，也可以直接结算')

  const child = await pageOf('child')
  await go(child, '?place=310100&institution=H31010000001&kind=inpatient')
  await headline(child, '要先备案')
  const visit = await hospital.send('2401', admission(people.child, { insutype: '390' }))
  const refused =
    visit.infcode === 0
      ? await hospital.send(
          '2304',
          settlement(people.child, (visit.output as { result: { mdtrt_id: string } }).result.mdtrt_id, 0, {
            insutype: '390',
          }),
        )
      : visit
  assert.notEqual(refused.infcode, 0, 'nor does the gateway')
  for (const one of [page, child]) await one.context().close()
})

test('what else stands in the way, each with what to do next', async () => {
  const page = await pageOf('active')
  // Not networked: another hospital, and the filing helps the claim.
  await go(page, '?place=310100&institution=H31010000003&kind=inpatient')
  await headline(page, '不能在演示上海未联网医院直接结算')
  await page.getByText('结算不了的，费用要全部自己先付', { exact: false }).waitFor()
  await page.getByRole('region', { name: '先备案，回来报销', exact: true }).waitFor()
  await well(page)
  await page.getByRole('link', { name: '换一家能直接结算的' }).click()
  await page.getByRole('button', { name: /演示上海三级医院/ }).click()
  await headline(page, '要先备案')
  // An emergency counts as filed.
  await page.getByRole('link', { name: '住院，换一个' }).click()
  await page.getByRole('button', { name: '急诊抢救' }).click()
  await headline(page, '不用备案，可以直接结算')
  await page
    .getByText(/视同已经备案/)
    .first()
    .waitFor()
  await page.getByRole('link', { name: '打开我的码' }).waitFor()
  await well(page)
  // Inside the province nobody files.
  await go(page, '?place=330200&institution=H33020000001&kind=outpatient')
  await headline(page, '不用备案，可以直接结算')
  await page.getByText('省内异地就医不用备案。').waitFor()
  // A pharmacy sells medicine: its kind is not asked.
  await go(page, '?place=310100&institution=P31010000001')
  await headline(page, '不用备案，可以直接结算')
  await page
    .getByText(/历年余额/)
    .first()
    .waitFor()
  // A designated disease is registered first.
  await go(page, '?place=310100&institution=H31010000001&kind=designated-disease')
  await headline(page, '不能在演示上海三级医院直接结算')
  await page.getByRole('link', { name: '先登记规定病种' }).waitFor()
  await page.context().close()

  const stopped = await pageOf('stopped')
  await go(stopped, '?place=310100&kind=inpatient')
  await headline(stopped, '不能直接结算')
  await stopped.getByText(/参保待遇这一天没有生效/).waitFor()
  assert.equal(await stopped.locator('[data-bills]').count(), 0, 'no amount is promised to whoever gets none')
  await well(stopped)
  await stopped.context().close()
})

test('other pools have their own rules', async () => {
  const xingtai = await pageOf('xingtai')
  await go(xingtai, '?place=310100&kind=inpatient')
  await headline(xingtai, '要先备案')
  await well(xingtai)
  await go(xingtai, '?place=310100&kind=inpatient&emergency=true')
  await xingtai
    .getByText(/入院10日内补办备案/)
    .first()
    .waitFor()
  await well(xingtai)
  const taizhou = await pageOf('taizhou')
  await go(taizhou, '?place=330100&institution=H33010000001&kind=inpatient')
  await headline(taizhou, '要先备案')
  await go(taizhou, '?place=330100&institution=H33010000001&kind=outpatient')
  await headline(taizhou, '要先备案')
  await taizhou.getByText('备案以后，还有这些：').waitFor()
  for (const one of [xingtai, taizhou]) await one.context().close()
})

test('by the keyboard alone, from the first question to the form; old addresses lead here', async () => {
  const page = await pageOf('active')
  await go(page)
  await page.getByRole('heading', { name: '您要去哪里看病？' }).waitFor()
  const focused = () => page.evaluate<string>('document.activeElement.textContent')
  const press = async (name: string) => {
    for (let at = 0; at < 40 && !(await focused()).startsWith(name); at++) await page.keyboard.press('Tab')
    assert.ok((await focused()).startsWith(name), name)
    await page.keyboard.press('Enter')
  }
  await press('上海市')
  await page.getByRole('heading', { name: '去上海市的哪家医院？' }).waitFor()
  await press('还没定')
  await page.getByRole('heading', { name: '看什么？' }).waitFor()
  await press('住院')
  await headline(page, '要先备案')
  await press('现在备案')
  await page.getByRole('heading', { level: 1, name: '填写备案信息' }).waitFor()

  await page.goto(`${server.address}/direct?institution=H31010000001`)
  await headline(page, '要先备案')
  assert.match(page.url(), /\/go\?institution=H31010000001&kind=inpatient/)
  await page.goto(`${server.address}/guidance?pool=331000&place=310100&stay=emergency`)
  await headline(page, '不用备案，可以直接结算')
  await page.context().close()
})
