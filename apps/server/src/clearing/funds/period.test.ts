/**
 * 基金运行 and 预算: a budget entered by one and confirmed by another, changed within the year; a year and a month of each fund, whose
 * every figure leads to the postings that it is the sum of; how long what is left would pay.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import type { BudgetsMessage, FundPeriodMessage, FundPostingsMessage, ProblemDocument } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import {
  bookBalances,
  bookContribution,
  bookInterest,
  bookOpening,
  fundMovements,
  receiveContribution,
  refuseInstitution,
} from '../../money/ledger/index.ts'
import { openBooks, payment, write } from '../../money/ledger/testing.ts'
import { creditFromFund, payPremium, postPayment } from '../../money/ledger/index.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { budgetOf } from '../budget/index.ts'
import { showFundPeriod } from './index.ts'

const clock = fixedClock('2026-06-20T02:00:00Z')
const database = await openBooks()
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const book = '330100'
const [one, two, elsewhere, auditor] = await Promise.all([
  signInStaff(database, clock, { roles: ['finance'], pool: book, name: 'finance-330100' }),
  signInStaff(database, clock, { roles: ['finance'], pool: book, name: 'finance2-330100' }),
  signInStaff(database, clock, { roles: ['finance'], pool: '331000' }),
  signInStaff(database, clock, { roles: ['audit'] }),
])

// What the pool's fund brought along, what came in and went out in two years; S1 of March paid 60.00 out of three funds.
const office = (sourceId: string, bookedDay: string) => ({ book, sourceId, bookedDay })
const paidHome = (sourceId: string, bookedDay: string, fen: number) =>
  postPayment({
    ...{ ...payment, sourceId, bookedDay, payee: { region: book, institution: 'H33010000001' } },
    ...{ funds: [{ fund: 'pool', fen }], accountFen: { 'current-year': 0, 'past-year': 0 } },
  })
const told = (sourceId: string, bookedDay: string) => ({ sourceId, pool: book, bookedDay })
await write(database, {
  posting: [
    ...paidHome('S-OLD', '2025-11-03', 2000),
    ...paidHome('S-APRIL', '2026-04-03', 3000),
    ...paidHome('S-JUNE', '2026-06-03', 99_999),
    ...creditFromFund(told('A1', '2026-04-06'), 800).posting,
    ...payPremium(told('A2', '2026-04-09'), 250, { 'past-year': -150 }).posting,
  ],
})
const institution = 'H33010000001'
await database.kysely
  .insertInto('office_posting')
  .values([
    bookOpening(office('Z0', '2025-12-31'), { fund: 'pool', bank: 'treasury' }, 500_000),
    ...receiveContribution({ ...office('R1', '2026-04-01'), employer: 'D1' }, 9000),
    ...bookContribution(
      { ...office('D1', '2026-04-01'), employer: 'D1' },
      { ownFen: 600, poolFen: 7000, lateFeeFen: 50 },
    ),
    bookInterest(office('Z1', '2026-04-30'), { fund: 'critical-illness', bank: 'treasury' }, 77),
    ...refuseInstitution({ sourceId: 'F1', region: book, pool: book, institution, bookedDay: '2026-05-20' }, [
      { fund: 'pool', fen: 500 },
    ]),
  ])
  .execute()

const get = async <Reply>(url: string, cookie = one): Promise<Reply> => {
  const answer = await app.inject({ url, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Reply>()
}
const period = (asked: string, cookie = one) => get<FundPeriodMessage>(`/api/desk/funds/period?period=${asked}`, cookie)
const send = (path: string, payload: object, cookie = one) =>
  app.inject({
    method: 'POST',
    url: `/api/desk/budgets${path}`,
    headers: { cookie, 'idempotency-key': randomUUID() },
    payload,
  })
async function done(path: string, payload: object, cookie = one): Promise<BudgetsMessage> {
  const answer = await send(path, payload, cookie)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<BudgetsMessage>()
}
const steps = async () =>
  (await database.pool.query<{ count: number }>('select count(*)::int as count from office_step')).rows[0]!.count
async function refused(code: string, path: string, payload: object, cookie = one): Promise<string> {
  const before = await steps()
  const answer = await send(path, payload, cookie)
  assert.equal(answer.json<ProblemDocument>().code, code, answer.body)
  assert.equal(await steps(), before, 'nothing is written')
  return answer.json<ProblemDocument>().detail
}
const refusal = async (url: string, cookie = one): Promise<[string, string]> => {
  const { code, detail } = (await app.inject({ url, headers: { cookie } })).json<ProblemDocument>()
  return [code, detail]
}

const lines = [
  { fund: 'pool', side: 'in', item: 'contribution', amount: '100.00' },
  { fund: 'pool', side: 'in', item: 'late-fee', amount: '1' },
  { fund: 'pool', side: 'out', amount: '40000000000.50' },
]
const form = { year: 2026, document: '医保预算〔2026〕1号', lines }
const planned = (side: 'in' | 'out') => budgetOf(database, book, 2026, { fund: 'pool', side })

test('a budget holds when another has confirmed it; a later one replaces it from its confirmation, and both are kept', async () => {
  const [drawn] = (await done('', form)).budgets
  assert.deepEqual(
    [drawn!.title, drawn!.stateTitle, drawn!.inForce, drawn!.allowed],
    ['2026 年预算', '待复核', false, ['drop']],
  )
  assert.equal(await planned('in'), undefined)
  assert.match(await refused('budget-waiting', '', form, two), /^2026 年的预算 YS330100\S+ 还没有复核。$/)
  await refused('office-step-own', `/${drawn!.recordId}/confirm`, {})
  const [confirmed] = (await done(`/${drawn!.recordId}/confirm`, {}, two)).budgets
  assert.deepEqual([confirmed!.stateTitle, confirmed!.inForce, confirmed!.allowed], ['已生效', true, []])
  assert.deepEqual(
    confirmed!.lines.map(({ fundTitle, title, amount }) => [fundTitle, title, amount]),
    [
      ['统筹基金', '单位缴费', '100.00'],
      ['统筹基金', '滞纳金', '1.00'],
      ['统筹基金', '支出合计', '40000000000.50'],
    ],
  )
  assert.deepEqual(await planned('in'), { fen: 10_100, document: form.document, from: '2026-06-20' })
  await refused('office-step-not-allowed', `/${drawn!.recordId}/drop`, { words: '登记错了' })

  const adjusted = { ...form, document: '预算调整〔2026〕2号', words: '收入减少', lines: lines.slice(0, 1) }
  const [change] = (await done('', adjusted)).budgets
  assert.equal(change!.title, '2026 年预算第 1 次调整')
  assert.deepEqual((await planned('in'))!.fen, 10_100, 'the first holds until the change is confirmed')
  const [now, before] = (await done(`/${change!.recordId}/confirm`, {}, two)).budgets
  assert.deepEqual([now!.inForce, now!.replaced, before!.inForce, before!.replaced], [true, false, false, true])
  assert.deepEqual([now!.steps[0]!.words, now!.steps[1]!.by], ['收入减少', 'finance2-330100'])
  assert.deepEqual(
    [await planned('in'), await planned('out')],
    [{ fen: 10_000, document: '预算调整〔2026〕2号', from: '2026-06-20' }, undefined],
  )
  const [dropped] = (await done('', form)).budgets
  const { recordId } = dropped!
  assert.equal((await done(`/${recordId}/drop`, { words: '重复登记' }, two)).budgets[0]!.stateTitle, '已作废')
  const [again] = (await done('', { ...form, lines: lines.slice(0, 2).concat(lines.slice(2)) })).budgets
  await done(`/${again!.recordId}/confirm`, {}, two)
  assert.equal((await get<BudgetsMessage>(`/api/desk/budgets?book=${book}`, auditor)).enters, false)
})

test('bad input to a budget has its own answer each, and nothing is written', async () => {
  const said = (part: object) => ({ ...form, ...part })
  const line = (part: object) => said({ lines: [{ ...lines[0], ...part }] })
  assert.equal(
    await refused('budget-year-not-valid', '', said({ year: 2031 })),
    '现在可以登记 2016 年到 2027 年的预算，“2031”不在里面。',
  )
  await refused('budget-document-missing', '', said({ document: ' ' }))
  await refused('budget-lines-missing', '', said({ lines: [] }))
  for (const amount of ['-1', '1.234', '一百', '']) await refused('budget-amount-not-valid', '', line({ amount }))
  assert.equal(
    await refused('budget-item-not-valid', '', line({ item: 'own-contribution' })),
    '统筹基金的收入里没有“own-contribution”。',
  )
  for (const item of ['opening', 'other-in', 'claim', 'gift'])
    await refused('budget-item-not-valid', '', line({ item }))
  assert.equal(
    await refused('budget-line-twice', '', said({ lines: [lines[0], lines[0]] })),
    '“统筹基金：单位缴费”写了不止一次。',
  )
  await refused('budget-whole-and-items', '', said({ lines: [lines[0], { fund: 'pool', side: 'in', amount: '5' }] }))
  await refused('request-not-valid', '', line({ fund: 'gift' }))
  await refused('budget-no-pool', '', form, await signInStaff(database, clock, { roles: ['finance'] }))
  assert.equal((await send('', form, auditor)).statusCode, 403)
  const [{ recordId }] = (await done('', said({ year: 2027 }))).budgets as unknown as [{ recordId: string }]
  await refused('budget-words-missing', `/${recordId}/drop`, { words: ' ' })
  await refused('budget-other-pool', `/${recordId}/confirm`, {}, elsewhere)
  await refused('office-record-not-found', '/YS-NONE/confirm', {}, two)
  await done(`/${recordId}/drop`, { words: '试登记' })
})

test('a year of each fund: opening, what it brought along, items, closing; the whole counts no transfer', async () => {
  const year = await period('2026')
  const fund = (name: string) => year.funds.find((found) => found.fund === name)!
  const { opening, brought, income, expense, closing, items, months } = fund('pool')
  assert.deepEqual([opening, brought, income, expense, closing], ['4980.00', '0.00', '70.50', '1075.49', '3975.01'])
  assert.deepEqual(
    items.map(({ title, amount }) => [title, amount]),
    [
      ['单位缴费', '70.00'],
      ['滞纳金', '0.50'],
      ['核减（本地）', '-5.00'],
      ['直接结算（异地）', '40.00'],
      ['直接结算（本地）', '1029.99'],
      ['划入退休人员账户', '8.00'],
      ['划转大病保险费', '2.50'],
    ],
  )
  assert.equal(months.length, 12)
  assert.deepEqual(months[3], {
    ...{ month: '2026-04', opening: '4940.00', brought: '0.00', income: '70.50', expense: '40.50', closing: '4970.00' },
  })
  // 2.50 and 1.50 of premium and 8.00 for a retired person only changed from fund to fund.
  assert.deepEqual([year.whole.transfers, year.whole.income, year.whole.brought], ['12.00', '171.27', '0.00'])
  assert.deepEqual([year.empty, year.until, year.yearGone], [null, '2026-06-20', '46.8'])
  assert.deepEqual(year.years, ['2026', '2025'])
  const before = await period('2025')
  const pool = before.funds.find((found) => found.fund === 'pool')!
  assert.deepEqual(
    [pool.opening, pool.brought, pool.income, pool.expense, pool.closing],
    [...['0.00', '5000.00', '0.00', '20.00', '4980.00']],
  )
})

test('how long what is left would pay: over the months that are over, and it says of how many', async () => {
  const pool = async (asked: string) => (await period(asked)).funds.find(({ fund }) => fund === 'pool')!.reserve
  // November to May: 20.00 + 40.00 + 30.00 − 5.00 in 7 months; 3,975.01 are left. June is not over.
  assert.deepEqual(await pool('2026'), {
    months: '327.4',
    words: '月均待遇支出 12.14 元，按 2025-11 至 2026-05 的 7 个月算，不满 12 个月。',
    over: 7,
    mean: '12.14',
  })
  assert.equal((await pool('2026-04')).over, 6)
  const critical = (await period('2026')).funds.find(({ fund }) => fund === 'critical-illness')!.reserve
  assert.deepEqual([critical.months, critical.over], [null, 3])
  assert.match(critical.words, /^期末结余小于零，算不出可支付月数；月均待遇支出 5.00 元/)
  const later = await showFundPeriod({ database, clock: fixedClock('2029-03-01T02:00:00Z') }, book, '2028')
  assert.deepEqual(later.funds.find(({ fund }) => fund === 'pool')!.reserve, {
    ...{ months: null, over: 0, mean: null },
    words: '2028-01 至 2028-12 没有待遇支出，算不出可支付月数。',
  })
  assert.equal(later.empty, '浙江省杭州市 2028 没有记过账。')
})

test('the budget stands beside what was booked, with the share of the year that is gone; figures alone', async () => {
  const { funds, budget, yearGone } = await period('2026-04')
  const pool = funds.find(({ fund }) => fund === 'pool')!
  assert.deepEqual(
    pool.budgets.map(({ title, budget: plan, actual, left, percent }) => [title, plan, actual, left, percent]),
    [
      ['单位缴费', '100.00', '70.00', '30.00', '70.0'],
      ['滞纳金', '1.00', '0.50', '0.50', '50.0'],
      ['收入合计', '101.00', '70.50', '30.50', '69.8'],
      ['支出合计', '40000000000.50', '80.50', '39999999920.00', '0.0'],
    ],
  )
  assert.deepEqual([budget!.document, budget!.adjusted, yearGone], [form.document, 2, '32.9'])
})

test('every figure of a page leads to the postings that it is the sum of', async () => {
  const sumOf = async (query: Readonly<Record<string, string>>): Promise<string> =>
    (await get<FundPostingsMessage>(`/api/desk/funds/postings?${new URLSearchParams(query).toString()}`)).sum
  for (const asked of ['2025', '2026', '2026-04']) {
    const shown = await period(asked)
    const dayBefore = asked === '2025' ? '2024-12-31' : asked === '2026' ? '2025-12-31' : '2026-03-31'
    const last = asked === '2026-04' ? '2026-04-30' : `${asked}-12-31`
    const all = [...shown.funds, { ...shown.whole, fund: 'all', items: [] }]
    for (const { fund, items, opening, brought, income, expense, closing, months } of all) {
      const of = { fund, period: asked }
      assert.equal(await sumOf({ fund, on: dayBefore }), opening, `${fund} opening of ${asked}`)
      assert.equal(await sumOf({ fund, on: last }), closing, `${fund} closing of ${asked}`)
      assert.equal(await sumOf({ ...of, item: 'opening' }), brought)
      assert.equal(await sumOf({ ...of, side: 'in' }), income, `${fund} income of ${asked}`)
      assert.equal(await sumOf({ ...of, side: 'out' }), expense, `${fund} expense of ${asked}`)
      for (const { item, side, amount, months: each } of items) {
        assert.equal(await sumOf({ ...of, side, item }), amount, `${fund} ${item} of ${asked}`)
        for (const { month, amount: inMonth } of each)
          assert.equal(await sumOf({ fund, period: month, side, item }), inMonth)
      }
      for (const { month, income: took, expense: paid } of months.filter((found) => found.month === '2026-04')) {
        assert.equal(await sumOf({ fund, period: month, side: 'in' }), took)
        assert.equal(await sumOf({ fund, period: month, side: 'out' }), paid)
      }
    }
  }
})

test('what the page says is what the accounts say', async () => {
  const { funds } = await period('2026')
  const fen = (yuan: string) => Math.round(Number(yuan) * 100)
  const balances = await bookBalances(database, book)
  const of = (accounts: RegExp) =>
    balances.reduce((sum, row) => (accounts.test(row.account) ? sum + row.creditFen - row.debitFen : sum), 0)
  const words = { pool: 'pool', 'critical-illness': 'critical', assistance: 'assistance' } as const
  for (const [fund, word] of Object.entries(words))
    assert.equal(fen(funds.find((found) => found.fund === fund)!.closing), of(new RegExp(`^(income|fund):${word}$`)))
  const accounts = funds.find(({ fund }) => fund === 'personal-account')!
  assert.equal(fen(accounts.closing), of(/^(personal|shared)-account:/))
  for (const { opening, brought, income, expense, closing } of funds)
    assert.equal(fen(opening) + fen(brought) + fen(income) - fen(expense), fen(closing))
  assert.ok((await fundMovements(database, book, { from: '2025-01', to: '2026-12' })).length > 0)
})

test('a period that is none, a book that is none or another’s is refused with words; files to take along', async () => {
  for (const asked of ['2027', '2026-07', '2026-13', '26', '去年'])
    assert.deepEqual(await refusal(`/api/desk/funds/period?period=${encodeURIComponent(asked)}`), [
      'fund-period-not-valid',
      `“${asked}”不是已经开始的年份或月份。`,
    ])
  assert.deepEqual(await refusal('/api/desk/funds/period?book=990100', auditor), [
    'fund-book-not-known',
    '没有 990100 的账，也没有它的预算。',
  ])
  const [code] = await refusal(`/api/desk/funds/period?book=${book}`, elsewhere)
  assert.equal(code, 'treasury-other-region')
  const empty = await period('2026', elsewhere)
  assert.deepEqual([empty.empty, empty.funds, empty.years], ['浙江省台州市 2026 没有记过账。', [], []])
  for (const [as, begins] of [
    ['xlsx', 'PK'],
    ['pdf', '%PDF'],
    ['csv', '\uFEFF基金,类别,项目,期间,金额（元）或数值\r\n统筹基金,结余,期初,2026,4980.00'],
  ] as const) {
    const file = await app.inject({
      url: `/api/desk/funds/period/statement.${as}?period=2026`,
      headers: { cookie: one },
    })
    assert.equal(file.rawPayload.toString('utf8').slice(0, begins.length), begins)
  }
})
