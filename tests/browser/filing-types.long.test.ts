/**
 * Each type of filing from the first question to the receipt, in a real browser, for the pools of the demonstration:
 * what is approved at once, what a clerk must see, what is put right, changed, made up during a stay, and put away.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { fillDay, openBrowser, openContext, scanQr, staysWell, type Look } from './browser.ts'
import { answerAgain, drawStroke, fillForm, isAsked, next, send, sign } from './filing-form.ts'
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

const people = {
  retired: { no: '33010000000000000001', name: '演示退休甲' },
  active: { no: '33010000000000000002', name: '演示职工乙' },
  provincial: { no: '33990000000000000004', name: '演示职工丁' },
  pupil: { no: '33010000000000000006', name: '演示居民己' },
  stopped: { no: '33010000000000000010', name: '演示停保癸' },
  taizhou: { no: '33100000000000000008', name: '演示居民辛' },
  xingtai: { no: '13050000000000000009', name: '演示居民壬' },
} as const
type Who = keyof typeof people

/** A page of somebody who is logged in; closed again, with no fault of its scripts. */
async function as(who: Who, look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await openContext(browser, look)
  await context.clock.setFixedTime(server.platform.clock.now())
  const cookie = await signInCitizen(server.platform.db, server.platform.clock, people[who].no)
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: server.address }])
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await use(page)
  assert.deepEqual(faults, [])
  await context.close()
}

const picture = (name: string) => ({ name, mimeType: 'image/png', buffer: samplePng(32) })

/** From where to the form: a city of the first row, then the answers by the words on their buttons. */
async function toForm(page: Page, place: string, answers: readonly RegExp[]): Promise<void> {
  await page.goto(`${server.address}/file`)
  await page.getByRole('button', { name: place, exact: true }).click()
  await page.getByRole('button', { name: '不是', exact: true }).click()
  for (const answer of answers) await page.getByRole('button', { name: answer }).click()
  await page.getByRole('button', { name: '办这种备案' }).first().click()
}

async function upload(page: Page, paper: string, name: string): Promise<void> {
  await page.getByLabel(`为“${paper}”拍照或选文件`).setInputFiles(picture(name))
  await page.getByText(/已上传/).waitFor()
}

/** Signs by hand on the sheet: two strokes, of which the last is taken back and drawn again. */
async function drawSignature(page: Page): Promise<void> {
  await page.getByRole('button', { name: '手写签名' }).click()
  await page.getByRole('button', { name: '提交备案' }).click()
  await page.getByText('请用手指或笔在上面签名').waitFor()
  await drawStroke(page, [0.2, 0.2], [0.5, 0.3], [0.2, 0.8])
  await drawStroke(page, [0.6, 0.1], [0.6, 0.9])
  await page.getByRole('img', { name: '手写的签名，已写 2 笔' }).waitFor()
  await page.getByRole('button', { name: '撤销一笔' }).click()
  await drawStroke(page, [0.6, 0.2], [0.8, 0.8], [0.9, 0.3])
  await page.getByRole('img', { name: '手写的签名，已写 2 笔' }).waitFor()
  const agreed = page.getByLabel(/我已看清并同意/)
  if (!(await agreed.isChecked())) await agreed.check()
}

/** What the approved filing's receipt says, and that its QR proves it. */
async function receiptSays(page: Page, ...words: string[]): Promise<void> {
  await page.getByRole('link', { name: '看备案凭证' }).click()
  for (const word of words) await page.getByText(word).first().waitFor()
  const verified = await fetch((await scanQr(page)).replace('/verify/', '/api/verify/'))
  assert.equal(((await verified.json()) as { inForce: boolean }).inForce, true)
}

const home = '浦东新区演示路 1 号'

test('异地安置退休：户口簿拍照上传，一份假的照片当场说清，签名后当场办好', async () => {
  await as('retired', {}, async (page) => {
    await toForm(page, '广州市', [/退休或随家人/, /已退休，户口也迁了/, /半年以上/])
    await isAsked(page, 'mobile')
    await page.getByText('第 7 步，共 10 步').waitFor()
    await page.getByLabel('手机号').fill('13800000000')
    await next(page)
    await isAsked(page, 'address')
    await page.getByLabel('在那里的住址').fill(home)
    await next(page)
    await isAsked(page, 'papers')
    await next(page)
    await page.getByRole('alert').getByText('缺少材料：户口簿首页和本人页').waitFor()
    const pick = page.getByLabel('为“户口簿首页和本人页”拍照或选文件')
    await pick.setInputFiles({ name: '户口簿.png', mimeType: 'image/png', buffer: Buffer.from('MZ, a program') })
    await page.getByText(/只收 JPEG、PNG 图片和 PDF/).waitFor()
    await pick.setInputFiles({ name: '太大.png', mimeType: 'image/png', buffer: Buffer.alloc(11 * 1_048_576) })
    await page.getByText(/每个最大 10 MB/).waitFor()
    await pick.setInputFiles(picture('户口簿.png'))
    await page.getByText(/已上传/).waitFor()
    await staysWell(page)
    await next(page)
    await sign(page, '李四')
    await page.getByRole('button', { name: '提交备案' }).click()
    await page.getByText('承诺书上签的不是参保人的姓名').first().waitFor()
    await drawSignature(page)
    await staysWell(page)
    await send(page)
    await page.getByText(/^已签名，2026年6月20日/).waitFor()
    await page.getByRole('link', { name: '看承诺书（PDF）' }).waitFor()
    await staysWell(page)
    await page.getByRole('button', { name: '户口簿.png' }).waitFor()
    await receiptSays(page, people.retired.name, '异地安置退休人员')
  })
})

test('变更时上次交的户口簿沿用，核对页写明，新的备案里也看得到', async () => {
  await as('retired', { size: 'elder' }, async (page) => {
    await page.goto(`${server.address}/filings`)
    await page.getByRole('link', { name: /去广东省广州市/ }).click()
    await page.getByRole('link', { name: /变更地方或日期/ }).click()
    await isAsked(page, 'days')
    await fillDay(page, '从哪天开始', '2026-07-01')
    await staysWell(page)
    await next(page)
    await page.getByText('户口簿.png（2026年6月20日交的）').waitFor()
    await page.getByRole('button', { name: '修改材料' }).click()
    const chosen = page.getByRole('group', { name: '上次交的“户口簿首页和本人页”' })
    await chosen.getByRole('button', { name: '重新上传' }).click()
    await next(page)
    await page.getByRole('alert').getByText('缺少材料：户口簿首页和本人页').waitFor()
    await chosen.getByRole('button', { name: '沿用' }).click()
    await staysWell(page)
    await next(page)
    await page.getByText('户口簿.png（2026年6月20日交的）').waitFor()
    await sign(page, people.retired.name)
    await staysWell(page)
    await send(page)
    await page.getByText('沿用2026年6月20日交的').waitFor()
    await staysWell(page)
  })
})

test('异地长期居住：先存着，换一台手机接着填，用承诺书代替证明', async () => {
  await as('provincial', {}, async (page) => {
    await toForm(page, '三亚市', [/退休或随家人/, /没有退休/, /3个月以上/])
    await page.getByLabel('手机号').fill('13800000000')
    await next(page)
    await page.getByLabel('在那里的住址').fill(home)
    await page.getByRole('button', { name: '先存着，下次再填' }).click()
    await page.getByText('接着填完，就能提交').waitFor()
    await staysWell(page)
  })
  await as('provincial', { size: 'elder' }, async (page) => {
    await page.goto(`${server.address}/file`)
    await page.getByText('您上次填到一半').waitFor()
    await staysWell(page)
    await page.getByRole('button', { name: '接着填' }).click()
    // Telephone and address are there: it goes on at the first question that is open.
    await isAsked(page, 'papers')
    await page.getByLabel(/手头没有，用承诺书代替/).check()
    await staysWell(page)
    await next(page)
    await page.getByText(home).waitFor()
    await page.getByText('我手头没有证明材料').waitFor()
    await staysWell(page)
    await sign(page, people.provincial.name)
    await send(page)
    await receiptSays(page, '异地长期居住人员')
    await page.goto(`${server.address}/file`)
    await page.getByRole('heading', { name: '您要去哪里看病？' }).waitFor()
    await page.waitForLoadState('networkidle')
    assert.equal(await page.getByText('您上次填到一半').count(), 0, 'what was sent is no draft any more')
  })
})

test('变更：换一个城市，原来的在前一天结束', async () => {
  await as('provincial', {}, async (page) => {
    await page.goto(`${server.address}/filings`)
    await page.getByRole('link', { name: /去海南省三亚市/ }).click()
    await page.getByRole('link', { name: /变更地方或日期/ }).click()
    await isAsked(page, 'days')
    await page.getByRole('button', { name: '换一个地方' }).click()
    await page.getByRole('button', { name: '武汉市', exact: true }).click()
    await page.getByRole('heading', { name: /武汉市/ }).waitFor()
    await fillDay(page, '从哪天开始', '2026-07-01')
    await next(page)
    await page.getByText(home).waitFor()
    await sign(page, people.provincial.name)
    await send(page)
    await page.goto(`${server.address}/filings`)
    await page.getByText(/2026年6月20日至2026年6月30日/).waitFor()
    await staysWell(page)
  })
})

test('常驻异地工作、异地大学生：承诺代替证明；住不满最短时间，问卷就说明', async () => {
  await as('active', {}, async (page) => {
    await toForm(page, '北京市', [/单位派我/, /半年以上/])
    await fillForm(page, { address: home, inPlace: true })
    await answerAgain(page, '修改有效期', async () => {
      await fillDay(page, '到哪天结束', '2026-07-20')
      await next(page)
      await page.getByText('这种备案要在那里住满3个月').first().waitFor()
      await page.getByRole('group', { name: '到哪天结束' }).getByLabel('年', { exact: true }).fill('')
    })
    await sign(page, people.active.name)
    await send(page)
    await receiptSays(page, '常驻异地工作人员')
  })
  await as('stopped', {}, async (page) => {
    await toForm(page, '南京市', [/大学生/, /3个月以上/])
    await fillForm(page, { address: home, inPlace: true })
    await sign(page, people.stopped.name)
    await send(page)
    await receiptSays(page, '异地大学生')
  })
})

test('临时外出由代办人办：两个人的身份、关系和代办证明；住院后补办从入院那天算', async () => {
  await as('pupil', {}, async (page) => {
    await toForm(page, '上海市', [/出差、旅游/])
    assert.deepEqual(await fillForm(page), ['mobile'])
    const under = page.getByRole('alert').getByRole('link', { name: /还没有满18岁，不能自己签承诺/ })
    await staysWell(page)
    await under.click()
    await isAsked(page, 'agent')
    await page
      .getByRole('alert')
      .getByText(/还没有满18岁，不能自己签承诺/)
      .waitFor()
    await page.getByRole('button', { name: '替参保人代办' }).click()
    await next(page)
    await page.getByRole('alert').getByText('请写代办人身份证上的姓名').waitFor()
    await page.getByLabel('代办人姓名').fill('演示代办人')
    await page.getByLabel('代办人身份证号').fill('110105194912310021')
    await page.getByLabel('代办人手机号').fill('13900000000')
    await page.getByRole('button', { name: '父母', exact: true }).click()
    await next(page)
    await page
      .getByRole('alert')
      .getByText(/最后一位校验不符/)
      .waitFor()
    await page.getByLabel('代办人身份证号').fill('11010519491231002X')
    await staysWell(page)
    await next(page)
    await isAsked(page, 'papers')
    await upload(page, '代办证明', '出生证明.png')
    await staysWell(page)
    await next(page)
    await sign(page, '演示代办人')
    await send(page)
    await page.getByText('网上办理 · 代办人').waitFor()
  })
  await as('stopped', {}, async (page) => {
    await toForm(page, '广州市', [/出差、旅游/])
    await fillForm(page)
    await answerAgain(page, '已经住院了，要补办', async () => {
      await page.getByLabel(/已经住院了/).check()
      await fillDay(page, '入院日期', '2026-06-15')
      await fillDay(page, '到哪天结束', '2026-12-31')
      await fillDay(page, '出院日期', '2026-06-18')
      await next(page)
      await page
        .getByRole('alert')
        .getByText(/不能再补办这次住院的备案/)
        .waitFor()
      await fillDay(page, '出院日期', '')
    })
    await sign(page, people.stopped.name)
    await send(page)
    await page.getByText(/2026年6月15日至2026年12月31日/).waitFor()
  })
})

test('转诊：上传转诊单，经办要求补正，一次看全，补正后再提交', async () => {
  let address = ''
  await as('active', {}, async (page) => {
    await toForm(page, '广州市', [/医院建议转过去/])
    await isAsked(page, 'referral')
    await page.getByLabel('哪家医院建议转诊').fill('演示杭州社区中心')
    await next(page)
    await page
      .getByRole('alert')
      .getByText(/转诊要由三级/)
      .waitFor()
    await staysWell(page)
    await fillForm(page, {
      referral: '演示杭州三级医院',
      papers: () => upload(page, '转诊备案表（医院盖章）', '转诊单.png'),
    })
    await page.getByRole('heading', { name: '提交后由经办人员审核' }).waitFor()
    await sign(page, people.active.name)
    await send(page, '已经提交')
    address = page.url()
  })
  const id = /filings\/(B[\w-]+)/.exec(address)?.[1] ?? ''
  const { app, db, clock } = server.platform
  const desk = await signInStaff(db, clock, { roles: ['accepting'], name: 'desk-types', pool: '330100' })
  const asked = await app.inject({
    method: 'POST',
    url: `/api/desk/filings/${id}/ask-corrections`,
    payload: { reason: '转诊单上的印章看不清，请重新拍照' },
    headers: { cookie: desk, 'idempotency-key': 'types-corrections-1' },
  })
  assert.equal(asked.statusCode, 200, asked.body)
  await as('active', {}, async (page) => {
    await page.goto(`${server.address}/filings/${id}`)
    await page.getByText('转诊单上的印章看不清，请重新拍照').first().waitFor()
    await staysWell(page)
    await page.getByRole('link', { name: '去补正' }).click()
    await page.getByText('要补正的内容，都在这里').waitFor()
    await page.getByText('13800000000').waitFor()
    await answerAgain(page, '修改材料', async () => {
      await page.getByText('转诊单上的印章看不清，请重新拍照').first().waitFor()
      await page.getByRole('button', { name: '删除 转诊单.png' }).click()
      await upload(page, '转诊备案表（医院盖章）', '转诊单清楚.png')
      await staysWell(page)
    })
    await sign(page, people.active.name)
    await send(page, '已经提交')
    await page.getByText('补正后重新提交').waitFor()
  })
})

test('台州：附近没有联网的小医院自己选，联网的不用选', async () => {
  await as('taizhou', {}, async (page) => {
    await toForm(page, '上海市', [/退休或随家人/, /没有退休/, /3个月以上/])
    const came = await fillForm(page, {
      address: home,
      papers: () => upload(page, '居住证（居住三个月以上）', '居住证.png'),
      institutions: async () => {
        await page.getByRole('button', { name: '选一家机构' }).click()
        await page.getByRole('button', { name: /演示上海三级医院.*不用选/ }).waitFor()
        assert.ok(await page.getByRole('button', { name: /演示上海三级医院/ }).isDisabled())
        await staysWell(page)
        await page.getByRole('button', { name: /演示上海未联网医院/ }).click()
      },
    })
    assert.deepEqual(came, ['mobile', 'address', 'institutions', 'papers'])
    await page.getByText('演示上海未联网医院').waitFor()
    await sign(page, people.taizhou.name)
    await send(page)
    await receiptSays(page, '异地长期居住人员')
  })
})

test('邢台：务工、就业、临时外出交经办审核；没有写明的事说清问谁，没有承诺书的不用签', async () => {
  await as('xingtai', {}, async (page) => {
    await toForm(page, '广州市', [/自己外出务工/, /半年以上/])
    await fillForm(page, { address: home })
    await page.getByText('办好以后 6 个月内不能更换就医地').waitFor()
    await page.getByText(/件事参保地还没有写明/).click()
    await page.getByText('备案什么时候生效').waitFor()
    await page.getByText('0319-12393').waitFor()
    assert.equal(await page.getByText('替参保人代办').count(), 0, 'this pool knows the person alone')
    await page.getByText('备案后半年内，我不变更就医地。').waitFor()
    await staysWell(page)
    await sign(page, people.xingtai.name)
    await send(page, '已经提交')

    await toForm(page, '武汉市', [/就业或创业/, /半年以上/])
    assert.deepEqual(await fillForm(page, { address: home }), ['address'], 'the telephone is known by now')
    await sign(page, people.xingtai.name)
    await send(page, '已经提交')

    await toForm(page, '上海市', [/出差、旅游/])
    assert.deepEqual(await fillForm(page), [])
    await page.getByRole('heading', { name: '提交后由经办人员审核' }).waitFor()
    await send(page, '已经提交')
    await page.getByText('只管一次就医').first().waitFor()
    await staysWell(page)
  })
})
