/** What an agency enters for payment methods: each wrong input has words of its own, and nothing of it is kept. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ProblemDocument, StandardForm, StandardsMessage } from '@yidi/contracts'
import { signInStaff } from '../../platform/access/testing.ts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { standardsOn } from './index.ts'

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z')
test.after(() => app.close())
const approving = await signInStaff(db, clock, { name: 'sets', roles: ['approving'], pool: '330100' })
const looking = await signInStaff(db, clock, { name: 'looks', roles: ['reviewing'], pool: '330100' })
const elsewhere = await signInStaff(db, clock, { name: 'else', roles: ['finance'], pool: '310100' })
const url = '/api/desk/standards'
const hospital = 'H33010000001'

const send = (payload: object, cookie = approving) =>
  app.inject({ method: 'POST', url, headers: { cookie, 'idempotency-key': randomUUID() }, payload })
const see = async (query = '', cookie = looking) =>
  (await app.inject({ method: 'GET', url: `${url}${query}`, headers: { cookie } })).json<StandardsMessage>()

const bedDay: StandardForm = {
  ...{ kind: 'bed-day', institution: hospital, amount: '800', from: '2026-01-01', document: '演示医保〔2026〕7号' },
}
const head: StandardForm = { ...bedDay, kind: 'head', visits: 'outpatient', per: 'year', amount: '1200.5' }
const disease: StandardForm = {
  ...{ ...bedDay, kind: 'disease', visits: 'inpatient', disease: 'J18.900', title: '肺炎', amount: '7000' },
}
const budget: StandardForm = { ...bedDay, kind: 'global-budget', year: '2026', amount: '1000000' }

test('each wrong input is refused in its own words, and nothing is kept', async () => {
  const wrong: readonly (readonly [StandardForm, string, RegExp])[] = [
    [{ ...bedDay, amount: '0' }, 'standard-amount-not-valid', /“床日标准”填的是“0”/],
    [{ ...bedDay, amount: '八百' }, 'standard-amount-not-valid', /填的是“八百”/],
    [{ ...bedDay, amount: '1.234' }, 'standard-amount-not-valid', /两位小数以内/],
    [{ ...bedDay, document: ' ' }, 'standard-document-missing', /“床日标准”没有写是哪个文件定的/],
    [{ ...bedDay, from: '2026-02-30' }, 'day-not-valid', /“2026-02-30”不是一个日期/],
    [{ ...bedDay, institution: '' }, 'standard-for-whom', /没有写是哪家机构或哪一级的/],
    [{ ...bedDay, level: 'tier3' }, 'standard-for-whom', /既写了机构，又写了等级/],
    [{ ...budget, institution: '', level: 'tier3' }, 'standard-for-whom', /“总额预算”不能按等级定/],
    [{ ...bedDay, institution: 'H99' }, 'institution-not-found', /没有编码为“H99”/],
    [{ ...bedDay, institution: 'H31010000001' }, 'institution-other-place', /310100/],
    [{ ...budget, year: '26' }, 'standard-year-not-valid', /“26”不是 2000 到 2099 之间的年度/],
    [{ ...budget, from: '2025-12-31' }, 'standard-day-outside-year', /2026 年的总额预算不能从 2025-12-31 起/],
    [{ ...disease, disease: ' ' }, 'standard-part-missing', /“病种标准”没有写病种编码/],
    [{ ...disease, title: '' }, 'standard-part-missing', /没有写病种名称/],
    [{ ...disease, visits: 'pharmacy' }, 'standard-part-missing', /没有写是哪种就诊的/],
    [{ ...head, per: '' }, 'standard-part-missing', /没有写是每人每月还是每人每年/],
  ]
  for (const [form, code, words] of wrong) {
    const document = (await send(form)).json<ProblemDocument>()
    assert.equal(document.code, code, JSON.stringify(form))
    assert.match(document.detail, words)
  }
  assert.equal((await send(bedDay, looking)).statusCode, 403)
  assert.deepEqual((await see()).entries, [])
})

test('entries are kept with their corrections, and say where they stand', async () => {
  for (const form of [
    ...[bedDay, { ...bedDay, amount: '810' }, { ...bedDay, amount: '900', from: '2026-07-01' }],
    ...[head, disease, budget, { ...budget, amount: '1100000', from: '2026-06-01' }],
    { ...budget, year: '2025', from: '2025-01-01' },
  ])
    assert.equal((await send(form)).statusCode, 200)
  const { entries, mayEnter } = await see()
  assert.equal(mayEnter, false)
  assert.deepEqual(
    entries.map(({ kind, amount, from, state }) => [kind, amount, from, state]),
    [
      ['global-budget', '1000000.00', '2025-01-01', 'past'],
      ['global-budget', '1100000.00', '2026-06-01', 'now'],
      ['global-budget', '1000000.00', '2026-01-01', 'past'],
      ['head', '1200.50', '2026-01-01', 'now'],
      ['bed-day', '900.00', '2026-07-01', 'coming'],
      ['bed-day', '810.00', '2026-01-01', 'now'],
      ['bed-day', '800.00', '2026-01-01', 'corrected'],
      ['disease', '7000.00', '2026-01-01', 'now'],
    ],
  )
  assert.deepEqual(
    (await see('?kind=bed-day&state=now')).entries.map(({ amount }) => amount),
    ['810.00'],
  )
  assert.deepEqual(
    (await see('?disease=J18.900')).entries.map(({ title }) => title),
    ['肺炎'],
  )
  assert.deepEqual((await see('', elsewhere)).entries, [])
  const csv = await app.inject({ method: 'GET', url: `${url}/list.csv?kind=disease`, headers: { cookie: looking } })
  assert.match(csv.body, /病种标准,H33010000001,[^\n]*,J18\.900,肺炎,7000\.00,元／例,2026-01-01/)
  const xlsx = await app.inject({ method: 'GET', url: `${url}/list.xlsx`, headers: { cookie: looking } })
  assert.equal(xlsx.statusCode, 200)
})

test('on a day the latest entry before it holds; a year has its own budget', async () => {
  const on = (day: string) => standardsOn(db, { region: '330100', code: hospital, level: 'tier3' }, day)
  assert.deepEqual(
    [(await on('2025-12-31')).bedDay, (await on('2026-06-30')).bedDay?.fen, (await on('2026-07-01')).bedDay?.fen],
    [undefined, 81_000, 90_000],
  )
  const may = await on('2026-05-31')
  assert.deepEqual(
    [may.budget(2026)?.fen, may.budget(2025)?.fen, may.budget(2027)],
    [100_000_000, 100_000_000, undefined],
  )
  assert.equal((await on('2026-06-01')).budget(2026)?.fen, 110_000_000)
  assert.equal((await on('2026-06-01')).head('outpatient', 'month'), undefined)
})
