/**
 * Each type of filing in each pool from the first question to the receipt, whose QR is scanned and verified: one table,
 * one loop. A usual run walks each type once and each pool at least twice; `YIDI_WALKS=all npm test -- every-type` walks
 * the whole table. What is special about a type (a forged upload, corrections, an agent …) is in filing-types.test.ts.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { FilingType } from '@yidi/rules'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { fillDay, openBrowser, openPageAt, scanQr, staysWell } from './browser.ts'
import { answerAgain, fillForm, send, sign } from './filing-form.ts'
import { openPlatformServer, type TestPlatform } from './server.ts'

interface Walk {
  type: FilingType
  who: keyof typeof people
  /** A file under this heading, or the commitment in its place. */
  paper?: string
  commitment?: true
  /** Made up during a stay that began on this day. */
  admittedOn?: string
  /** A clerk looks at it first. */
  reviewed?: true
  /** Walked in every run of the tests. */
  usual?: true
}

const people = {
  active: { no: '33010000000000000002', name: '演示职工乙' },
  stopped: { no: '33010000000000000010', name: '演示停保癸' },
  provincialRetired: { no: '33990000000000000003', name: '演示退休丙' },
  provincial: { no: '33990000000000000004', name: '演示职工丁' },
  taizhou: { no: '33100000000000000007', name: '演示职工庚' },
  xingtai: { no: '13050000000000000009', name: '演示居民壬' },
} as const

const questions: Record<FilingType, { answers: readonly RegExp[]; title: string }> = {
  'resettled-retiree': { answers: [/退休或随家人/, /已退休，户口也迁了/, /半年以上/], title: '异地安置退休人员' },
  'long-term-resident': { answers: [/退休或随家人/, /没有退休/, /半年以上/], title: '异地长期居住人员' },
  'stationed-worker': { answers: [/单位派我/, /半年以上/], title: '常驻异地工作人员' },
  'migrant-worker': { answers: [/自己外出务工/, /半年以上/], title: '外出务工人员' },
  'new-employee': { answers: [/就业或创业/, /半年以上/], title: '外来就业创业人员' },
  student: { answers: [/大学生/, /半年以上/], title: '异地大学生' },
  temporary: { answers: [/出差、旅游/], title: '临时外出就医人员' },
  referral: { answers: [/医院建议转过去/], title: '转诊转院人员' },
}

const form = '转诊备案表（医院盖章）'
const permit = '居住证（居住三个月以上）'
const commitment = { commitment: true } as const
const reviewed = { reviewed: true } as const
const admitted = { admittedOn: '2026-06-15' } as const
const usual = { usual: true } as const

const walks: Record<string, { hospital: string; rows: Walk[] }> = {
  '330100': {
    hospital: '演示杭州三级医院',
    rows: [
      { type: 'long-term-resident', who: 'stopped', ...commitment, ...usual },
      { type: 'temporary', who: 'active' },
      { type: 'temporary', who: 'stopped', ...admitted, ...usual },
      { type: 'referral', who: 'active', paper: form, ...reviewed },
    ],
  },
  '339900': {
    hospital: '演示杭州三级医院',
    rows: [
      { type: 'resettled-retiree', who: 'provincialRetired', ...commitment, ...usual },
      { type: 'stationed-worker', who: 'provincial', ...commitment },
      { type: 'student', who: 'provincial', ...commitment, ...usual },
      { type: 'temporary', who: 'provincial' },
      { type: 'temporary', who: 'provincialRetired', ...admitted },
      { type: 'referral', who: 'provincial', paper: form, ...reviewed },
    ],
  },
  '331000': {
    hospital: '演示台州三级医院',
    rows: [
      { type: 'stationed-worker', who: 'taizhou', paper: '备案表上的单位公章', ...reviewed, ...usual },
      { type: 'student', who: 'taizhou', ...commitment },
      { type: 'temporary', who: 'taizhou' },
      { type: 'temporary', who: 'taizhou', ...admitted },
      { type: 'referral', who: 'taizhou', paper: form, ...reviewed, ...usual },
      { type: 'resettled-retiree', who: 'taizhou', paper: permit },
    ],
  },
  '130500': {
    hospital: '演示邢台三级医院',
    rows: [
      { type: 'long-term-resident', who: 'xingtai', ...reviewed },
      { type: 'stationed-worker', who: 'xingtai', ...reviewed },
      { type: 'migrant-worker', who: 'xingtai', ...reviewed, ...usual },
      { type: 'new-employee', who: 'xingtai', ...reviewed, ...usual },
      { type: 'temporary', who: 'xingtai', ...reviewed, ...usual },
      { type: 'temporary', who: 'xingtai', ...admitted, ...reviewed },
      { type: 'referral', who: 'xingtai', ...reviewed },
      { type: 'resettled-retiree', who: 'xingtai', ...reviewed },
    ],
  },
}

let browser: Browser
let server: TestPlatform
const faults: string[] = []

before(async () => {
  server = await openPlatformServer()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

/** The demonstration has nobody who has retired in Taizhou or Xingtai: here somebody does. */
async function retire(personNo: string): Promise<void> {
  const { pool } = server.platform.db
  await pool.query(
    `update enrolment set insurance = 'employee', category = 'retired', resident_tier = null, contracted = false
      where person_no = $1`,
    [personNo],
  )
  await pool.query(`update benefit_interval set insurance = 'employee' where person_no = $1`, [personNo])
}

async function pageOf(no: string): Promise<Page> {
  const { db, clock } = server.platform
  const page = await openPageAt(browser, clock.now())
  const [name = '', value = ''] = (await signInCitizen(db, clock, no)).split('=')
  await page.context().addCookies([{ name, value, url: server.address }])
  page.on('pageerror', (error) => faults.push(error.message))
  return page
}

/** From the first question to what was sent; gives the number of the filing. */
async function file(page: Page, walk: Walk, hospital: string): Promise<string> {
  const { answers } = questions[walk.type]
  await page.goto(`${server.address}/file?step=ask&place=440100`)
  await page.getByRole('button', { name: '不是', exact: true }).click()
  for (const answer of answers) await page.getByRole('button', { name: answer }).click()
  await page.getByRole('button', { name: '办这种备案' }).click()
  await fillForm(page, {
    ...{ address: '天河区演示路 1 号', referral: hospital, to: '2026-12-31' },
    ...(walk.commitment === undefined ? {} : { inPlace: true }),
    papers: async () => {
      if (walk.paper === undefined) return
      const picked = { name: '材料.png', mimeType: 'image/png', buffer: samplePng(32) }
      await page.getByLabel(`为“${walk.paper}”拍照或选文件`).setInputFiles(picked)
      await page.getByText(/已上传/).waitFor()
    },
  })
  const { admittedOn } = walk
  if (admittedOn !== undefined)
    await answerAgain(page, '已经住院了，要补办', async () => {
      await page.getByLabel(/已经住院了/).check()
      await fillDay(page, '入院日期', admittedOn)
    })
  // The button can be pressed once letter and check are there; some pools have no letter for some types.
  await page.locator('footer button:enabled', { hasText: '提交备案' }).waitFor()
  if ((await page.getByRole('button', { name: '打字签名' }).count()) > 0) await sign(page, people[walk.who].name)
  await send(page, walk.reviewed ? '已经提交' : '备案办好了')
  return /filings\/(B[\w-]+)/.exec(page.url())?.[1] ?? ''
}

async function approve(pool: string, id: string): Promise<void> {
  const { app, db, clock } = server.platform
  const desk = await signInStaff(db, clock, { roles: ['accepting', 'reviewing'], name: `every-type-${pool}`, pool })
  for (const step of ['accept', 'approve']) {
    const headers = { cookie: desk, 'idempotency-key': `every-type-${step}-${id}` }
    const answer = await app.inject({ method: 'POST', url: `/api/desk/filings/${id}/${step}`, payload: {}, headers })
    assert.equal(answer.statusCode, 200, answer.body)
  }
}

/** What a stranger's telephone gets; the page that shows it is looked at in guidance.test.ts. */
async function isVerified(address: string, walk: Walk): Promise<void> {
  const answer = await fetch(address)
  const said = await answer.text()
  assert.equal(answer.status, 200, said)
  assert.equal((JSON.parse(said) as { inForce: boolean }).inForce, true, said)
  assert.ok(said.includes(questions[walk.type].title), said)
  assert.ok(!said.includes(people[walk.who].name), 'the verification names nobody')
}

/** Makes room: one place is not filed for twice. */
async function cancel(no: string, id: string): Promise<void> {
  const { app, db, clock } = server.platform
  const headers = { cookie: await signInCitizen(db, clock, no), 'idempotency-key': `every-type-cancel-${id}` }
  const answer = await app.inject({ method: 'POST', url: `/api/filings/${id}/cancel`, payload: {}, headers })
  assert.equal(answer.statusCode, 200, answer.body)
}

const all = process.env['YIDI_WALKS'] === 'all'

test('every type is walked in every run, and so is every pool', () => {
  const rows = Object.values(walks).map((pool) => pool.rows.filter((walk) => walk.usual))
  assert.deepEqual(new Set(rows.flat().map((walk) => walk.type)), new Set(Object.keys(questions)))
  assert.ok(rows.every((some) => some.length > 1))
})

for (const [pool, { hospital, rows: table }] of Object.entries(walks)) {
  const rows = table.filter((walk) => all || walk.usual)
  test(`${pool}：${rows.map((walk) => questions[walk.type].title).join('、')}，从问题到凭证，凭证扫码核验有效`, async () => {
    const pages = new Map<string, Page>()
    for (const walk of rows) {
      const { no } = people[walk.who]
      if (walk.type === 'resettled-retiree' && (pool === '331000' || pool === '130500')) await retire(no)
      const page = pages.get(no) ?? (await pageOf(no))
      pages.set(no, page)
      const id = await file(page, walk, hospital)
      if (walk.reviewed) {
        await approve(pool, id)
        await page.goto(`${server.address}/filings/${id}`)
      }
      await page.getByRole('link', { name: '看备案凭证' }).click()
      await page.getByText(questions[walk.type].title).waitFor()
      if (walk.admittedOn !== undefined) await page.getByText(/2026年6月15日/).waitFor()
      const code = await scanQr(page)
      assert.ok(code.startsWith(`${server.address}/verify/`), `${pool} ${walk.type}: ${code}`)
      await isVerified(code.replace('/verify/', '/api/verify/'), walk)
      await cancel(no, id)
    }
    for (const page of pages.values()) await page.context().close()
    assert.deepEqual(faults, [])
  })
}

test('急诊：浙江视同已经备案，不用另办；邢台先住院，入院后补办', async () => {
  for (const [no, words] of [
    [people.active.no, /视同已经备案，不用另办/],
    [people.provincial.no, /视同已经备案，不用另办/],
    [people.taizhou.no, /视同已经备案，不用另办/],
    [people.xingtai.no, /入院10日内补办备案/],
  ] as const) {
    const page = await pageOf(no)
    await page.goto(`${server.address}/file?step=ask&place=440100`)
    await page.getByRole('button', { name: /是，急诊或抢救/ }).click()
    await page.getByText(words).waitFor()
    await page.getByRole('link', { name: '看看这家医院能不能直接结算' }).waitFor()
    assert.equal(
      await page.getByRole('button', { name: '已经住院，现在补办' }).count(),
      no === people.xingtai.no ? 1 : 0,
    )
    if (no === people.xingtai.no) await staysWell(page, 'emergency')
    await page.context().close()
  }
})
