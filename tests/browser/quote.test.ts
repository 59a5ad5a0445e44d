/** 算一算 in a real browser against a real server: the first look, another situation, the basis, refusal, open, invalid. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { fitsWidth, openBrowser, openContext, seriousFindings, type Look } from './browser.ts'
import { openPlatformServer, type TestServer } from './server.ts'

let browser: Browser
let server: TestServer

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

/** Opens the page with a look, hands it over, and holds it to no fault in the page's own console. */
async function onQuotePage(look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, look)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(`${server.address}/quote`)
  await page.getByRole('heading', { name: '这笔账是怎么算的' }).waitFor()
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

const ownMoney = async (page: Page) => (await page.locator('[data-own]').innerText()).replaceAll(/\s/g, '')
const answer = async (page: Page, token: string, choice: string) => {
  await page.getByRole('button', { name: token, exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: choice }).first().click()
}

test('the page is useful at first sight: a bill, its way, a second choice beside it', async () => {
  await onQuotePage({}, async (page) => {
    // 20,000 less 1,200 and 800 is 18,000; less the 800 deductible; of 17,200 the fund pays a retired person 86 %.
    assert.equal(await ownMoney(page), '5,208.00元')
    await page.getByText('多付 3,096.00 元').waitFor()
    assert.equal(await page.getByRole('img', { name: /基金支付 14,792.00 元/ }).count(), 2)
    await page.getByText('主要因为没有备案要先自己承担 20%，多出 3,600.00 元。').waitFor()
  })
})

for (const width of [320, 390, 1280])
  test(`the comparison has the width of its card at ${String(width)}: no words of one character a line`, async () => {
    await onQuotePage({ width }, async (page) => {
      const widthOf = async (place: Locator) => (await place.boundingBox())!.width
      const card = page.getByRole('region', { name: '换一种情况比一比' })
      const words = card.getByRole('status')
      await words.waitFor()
      assert.ok((await widthOf(words)) > (await widthOf(card)) * 0.85)
      assert.ok((await widthOf(card.locator('[data-bills]'))) > (await widthOf(card)) * 0.85)
    })
  })

for (const look of [{}, { size: 'elder' }, { width: 1280, height: 800 }] satisfies Look[])
  test(`a chip opens the rule and says again what it explains; Escape leads back: ${JSON.stringify(look)}`, async () => {
    await onQuotePage(look, async (page) => {
      const chip = page.getByRole('button', { name: /看依据/ }).nth(2)
      await chip.click()
      const sheet = page.getByRole('dialog', { name: '依据' })
      await sheet.getByText('2024年1月1日起执行').first().waitFor()
      // The sheet may lie over the very line it explains: its sentence and its amount stand in the sheet.
      await sheet.getByText('今年的起付标准800.00元，这次您先付800.00元。').waitFor()
      assert.equal(await sheet.locator('[data-about] [data-amount]').innerText(), '800.00 元')
      const about = (await sheet.locator('[data-about]').boundingBox())!
      assert.ok(about.y + about.height < page.viewportSize()!.height)
      const figure = sheet.locator('[data-figure] [data-amount]').first()
      assert.equal(await figure.innerText(), '800.00元')
      assert.ok((await figure.boundingBox())!.height < 50, 'a figure stands on one line')
      assert.deepEqual(await seriousFindings(page), [])
      await page.keyboard.press('Escape')
      await sheet.waitFor({ state: 'hidden' })
      const focused = await page.evaluate("document.activeElement.getAttribute('aria-label')")
      assert.equal(focused, await chip.getAttribute('aria-label'))
    })
  })

test('a refusal says what is and what to do, and what it costs', async () => {
  await onQuotePage({}, async (page) => {
    await answer(page, '已办异地长期居住人员备案', '没有备案')
    await page.getByRole('heading', { name: '这次基金不付' }).waitFor()
    await page
      .getByText(/出院前补办备案/)
      .first()
      .waitFor()
    assert.equal(await ownMoney(page), '20,000.00元')
    assert.deepEqual(await seriousFindings(page), [])
  })
})

test('an open figure is named and leads to somebody who can answer', async () => {
  await onQuotePage({}, async (page) => {
    await answer(page, '杭州市', '邢台市')
    await page.getByRole('heading', { name: '这一项暂时算不出来' }).waitFor()
    await page.getByText('职工住院、规定病种和药店的待遇').waitFor()
    assert.doesNotMatch(await page.locator('main').innerText(), /employees-open/, 'names of rows are for programs')
    assert.equal(await page.getByRole('link', { name: /0319-12393/ }).getAttribute('href'), 'tel:0319-12393')
  })
})

test('a provisional figure carries its mark', async () => {
  await onQuotePage({}, async (page) => {
    await page.getByRole('button', { name: '台州居民，去上海住院' }).click()
    await page.getByText('带虚线的数字来自').waitFor()
    assert.ok((await page.getByRole('button', { name: /看依据（暂定）/ }).count()) > 0)
  })
})

test('the questions lead one by one to the own situation; a city is found by its county', async () => {
  await onQuotePage({}, async (page) => {
    const sheet = page.getByRole('dialog')
    const choose = async (question: string, name: string) => {
      await page.getByRole('dialog', { name: question }).waitFor()
      await sheet.getByRole('button', { name }).first().click()
    }
    await page.getByRole('button', { name: '换成我的情况' }).last().click()
    await choose('您在哪里参保？', '浙江省本级')
    await choose('您是哪类参保人？', '职工医保（在职）')
    await sheet.getByRole('searchbox').fill('昆山')
    await choose('去哪里看病？', '苏州市')
    await choose('去哪种医院？', '二级医院')
    await choose('看什么？', '住院')
    await choose('备案了吗？', '临时外出就医人员')
    await choose('怎么结算？', '在医院直接结算')
    await page.getByRole('dialog', { name: '账单是多少？' }).waitFor()
    await sheet.getByLabel('账单总额').fill('三万')
    await sheet.getByRole('button', { name: '下一步' }).click()
    await sheet.getByText('请写成数字').waitFor()
    await sheet.getByLabel('账单总额').fill('30,000')
    await sheet.getByLabel('自费（医保不管的）').fill('')
    await sheet.getByLabel('乙类先自付').fill('')
    await sheet.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('dialog', { name: '还有什么情况？' }).waitFor()
    await sheet.getByRole('button', { name: '看结果' }).click()
    // 30,000 less 20 % prepaid is 24,000; less 600; the fund pays 85 % of 23,400.
    await page.getByText('10,110.00').first().waitFor()
    assert.equal(await ownMoney(page), '10,110.00元')
    await page.reload()
    await page.getByText('10,110.00').first().waitFor()
    const second = await page.context().newPage()
    await second.goto(page.url())
    await second.getByText('10,110.00').first().waitFor()
    assert.equal(new URL(second.url()).search, '', 'no amount stands in the address')
  })
})

test('an impossible bill is told at its field and never sent', async () => {
  await onQuotePage({}, async (page) => {
    await page.getByRole('button', { name: '20,000.00 元' }).click()
    const sheet = page.getByRole('dialog', { name: '账单是多少？' })
    await sheet.getByLabel('自费（医保不管的）').fill('30000')
    await sheet.getByRole('button', { name: '好了' }).click()
    await sheet.getByText('各部分加起来超过了账单总额').waitFor()
    assert.equal(await sheet.getByLabel('账单总额').getAttribute('aria-invalid'), 'true')
  })
})

test('large type on a small phone fits the screen and reads well', async () => {
  await onQuotePage({ width: 320, height: 640, size: 'elder' }, async (page) => {
    assert.ok(await fitsWidth(page))
    assert.deepEqual(await seriousFindings(page), [])
  })
})
