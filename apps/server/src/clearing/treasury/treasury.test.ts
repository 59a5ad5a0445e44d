/**
 * 基金收支: one of finance enters a transfer or interest, another confirms it with the bank's reference, and it is taken back the
 * same way; never more than is there. 基金: each figure leads to its postings.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import type { FundPostingsMessage, FundsMessage, ProblemDocument, TreasuryMessage } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { receiveContribution, bookContribution, verifyLedger } from '../../money/ledger/index.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

const clock = fixedClock('2026-06-20T02:00:00Z')
const database = await openTestDatabase()
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const [one, two, elsewhere, auditor] = await Promise.all([
  signInStaff(database, clock, { roles: ['finance'], pool: '330100', name: 'finance-330100' }),
  signInStaff(database, clock, { roles: ['finance'], pool: '330100', name: 'finance2-330100' }),
  signInStaff(database, clock, { roles: ['finance'], pool: '331000' }),
  signInStaff(database, clock, { roles: ['audit'] }),
])

// 1,000.00 came in from an employer on the 1st of June, 800.00 of it for a bill, 100.00 of that own parts.
const came = { book: '330100', employer: 'D1', sourceId: 'R1', bookedDay: '2026-06-01' }
await database.kysely
  .insertInto('office_posting')
  .values([
    ...receiveContribution(came, 100_000),
    ...bookContribution({ ...came, sourceId: 'D1-1' }, { ownFen: 10_000, poolFen: 69_000, lateFeeFen: 1_000 }),
  ])
  .execute()

const get = async <Reply>(url: string, cookie = one): Promise<Reply> => {
  const answer = await app.inject({ url, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Reply>()
}
const send = (path: string, payload: object, cookie = one, key: string = randomUUID()) =>
  app.inject({
    method: 'POST',
    url: `/api/desk/treasury${path}`,
    headers: { cookie, 'idempotency-key': key },
    payload,
  })
async function done(path: string, payload: object, cookie = one): Promise<TreasuryMessage> {
  const answer = await send(path, payload, cookie)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<TreasuryMessage>()
}
/** Enters something; gives its number. */
async function draw(payload: object): Promise<string> {
  const known = new Set((await get<TreasuryMessage>('/api/desk/treasury')).records.map(({ recordId }) => recordId))
  return (await done('', payload)).records.find(({ recordId }) => !known.has(recordId))!.recordId
}
async function refused(code: string, path: string, payload: object, cookie = one): Promise<string> {
  const before = await rows()
  const answer = await send(path, payload, cookie)
  assert.equal(answer.json<ProblemDocument>().code, code, answer.body)
  assert.deepEqual(await rows(), before, 'nothing is written')
  return answer.json<ProblemDocument>().detail
}
const rows = async () =>
  (
    await database.pool.query<{ postings: number; steps: number }>(
      'select (select count(*)::int from office_posting) as postings, (select count(*)::int from office_step) as steps',
    )
  ).rows[0]
const balances = ({ accounts }: TreasuryMessage) => accounts.map(({ balance }) => balance)
const slip = (reference: string, day = '2026-06-20') => ({ reference, day })

test('moved up and down by two people, with the bank’s reference; the same key does nothing twice', async () => {
  const key = randomUUID()
  const form = { kind: 'up', amount: '600', document: '上划单 1 号' }
  const first = await send('', form, one, key)
  assert.deepEqual(first.json(), (await send('', form, one, key)).json())
  const entered = first.json<TreasuryMessage>()
  const [record] = entered.records
  assert.deepEqual(
    [entered.records.length, record!.title, record!.stateTitle, record!.amount, record!.allowed],
    [1, '上划：收入户到财政专户', '待复核', '600.00', ['drop']],
  )
  assert.deepEqual(balances(entered), ['1000.00', '0.00', '0.00'])
  const { recordId } = record!
  assert.equal(
    await refused('office-step-own', `/${recordId}/confirm`, slip('B1')),
    '“登记”是您办的，“复核”不能也由您办。',
  )
  const confirmed = await done(`/${recordId}/confirm`, slip('B1'), two)
  assert.deepEqual(balances(confirmed), ['400.00', '600.00', '0.00'])
  assert.deepEqual(
    confirmed.records[0]!.steps.map(({ title, by, reference }) => [title, by, reference]),
    [
      ['登记', 'finance-330100', null],
      ['复核', 'finance2-330100', 'B1'],
    ],
  )
  await refused('office-step-not-allowed', `/${recordId}/confirm`, slip('B2'), two)
  const down = await draw({ kind: 'down', amount: '250.50', document: '用款计划' })
  assert.deepEqual(balances(await done(`/${down}/confirm`, slip('B2'), two)), ['400.00', '349.50', '250.50'])
})

test('never more than is there, on the day or since; two that were entered do not take the same money', async () => {
  const much = { kind: 'up', amount: '400.01', document: '上划单' }
  assert.match(await refused('treasury-not-enough', '', much), /收入户从 2026-06-20 起最少的时候有 400.00 元/)
  const [first, second] = [await draw({ ...much, amount: '400' }), await draw({ ...much, amount: '1' })]
  // On the day before the money came there was none.
  await refused('treasury-not-enough', `/${first}/confirm`, slip('B3', '2026-05-31'), two)
  await done(`/${first}/confirm`, slip('B3', '2026-06-10'), two)
  await refused('treasury-not-enough', `/${second}/confirm`, slip('B4'), two)
  const dropped = await done(`/${second}/drop`, { words: '重复登记' })
  assert.equal(dropped.records.find((record) => record.recordId === second)!.stateTitle, '已作废')
})

test('interest is income of a fund; what was confirmed is taken back by the opposite, by two people', async () => {
  const form = { kind: 'interest', amount: '12.34', document: '结息单', fund: 'critical-illness', bank: 'income' }
  const recordId = await draw(form)
  assert.deepEqual(balances(await done(`/${recordId}/confirm`, slip('B5'), two)), ['12.34', '749.50', '250.50'])
  const asked = await done(`/${recordId}/ask-back`, { words: '金额登记错了' }, two)
  assert.deepEqual(asked.records.find((record) => record.recordId === recordId)!.allowed, ['keep'])
  await refused('office-step-own', `/${recordId}/confirm-back`, slip('B6'), two)
  assert.deepEqual(balances(await done(`/${recordId}/confirm-back`, slip('B6'))), ['0.00', '749.50', '250.50'])
  await refused('office-step-not-allowed', `/${recordId}/ask-back`, { words: '再来' })
  const kept = await draw({ ...form, fund: 'pool', bank: 'treasury' })
  await done(`/${kept}/confirm`, slip('B7'), two)
  await done(`/${kept}/ask-back`, { words: '金额登记错了' })
  const after = await done(`/${kept}/keep`, { words: '没有错' }, two)
  assert.equal(after.records.find((record) => record.recordId === kept)!.stateTitle, '已入账')
})

test('what a fund had before its pool came is entered and confirmed alike; it is no income, and it is taken back alike', async () => {
  const form = { kind: 'opening', amount: '40000000000.5', document: '移交清册 1 号', fund: 'pool' }
  const recordId = await draw(form)
  await refused('office-step-own', `/${recordId}/confirm`, slip('Q1', '2025-12-31'))
  const confirmed = await done(`/${recordId}/confirm`, slip('Q1', '2025-12-31'), two)
  const { title, amount } = confirmed.records.find((record) => record.recordId === recordId)!
  assert.deepEqual([title, amount], ['期初结余：统筹基金，财政专户', '40000000000.50'])
  const { months } = await get<FundsMessage>('/api/desk/funds')
  assert.deepEqual(
    months.filter(({ month }) => month === '2025-12').map((one) => [one.group, one.flowTitle, one.amount]),
    [['opening', '期初结余', '40000000000.50']],
  )
  await done(`/${recordId}/ask-back`, { words: '移交清册有误' })
  await done(`/${recordId}/confirm-back`, slip('Q2', '2025-12-31'), two)
  assert.equal((await get<FundsMessage>('/api/desk/funds?on=2025-12-31')).balances[0]!.balance, '0.00')
})

test('bad input has its own answer each, and nothing is written', async () => {
  const form = { kind: 'up', amount: '1', document: '上划单' }
  for (const amount of ['0', '-1', '1.234', '一百', '', '1000000000000000'])
    await refused('treasury-amount-not-valid', '', { ...form, amount })
  await refused('treasury-document-missing', '', { ...form, document: ' ' })
  assert.equal(await refused('treasury-fund-missing', '', { ...form, kind: 'interest' }), '“利息”要记到一项基金上。')
  await refused('treasury-fund-missing', '', { ...form, kind: 'opening' })
  await refused('request-not-valid', '', { ...form, kind: 'gift' })
  const recordId = await draw({ kind: 'down', amount: '1', document: '用款计划' })
  await refused('treasury-reference-missing', `/${recordId}/confirm`, slip(' '), two)
  assert.match(
    await refused('treasury-reference-known', `/${recordId}/confirm`, slip('B1'), two),
    /“B1”已经记在 ZJ330100/,
  )
  for (const day of ['2026-06-21', '2026-02-30', '昨天'])
    await refused('treasury-day-not-valid', `/${recordId}/confirm`, slip('B8', day), two)
  await refused('treasury-words-missing', `/${recordId}/drop`, { words: '' })
  await refused('treasury-other-region', `/${recordId}/confirm`, slip('B8'), elsewhere)
  await refused('office-record-not-found', '/ZJ-NONE/confirm', slip('B8'), two)
  assert.equal((await send('', form, auditor)).statusCode, 403)
  await refused('treasury-no-region', '', form, await signInStaff(database, clock, { roles: ['finance'] }))
})

test('balances and months come from postings, and each figure leads to those it is the sum of', async () => {
  const funds = await get<FundsMessage>('/api/desk/funds')
  const balance = new Map(funds.balances.map((row) => [row.account, [row.title, row.balance]]))
  assert.deepEqual(balance.get('bank:treasury'), ['财政专户', '761.84'])
  assert.deepEqual(balance.get('income:pool'), ['收入：统筹基金', '712.34'])
  assert.deepEqual(balance.get('payable:employer'), ['单位余款', '200.00'])
  const flow = (name: string) => funds.months.filter((row) => row.flow === name).map((row) => [row.account, row.amount])
  assert.deepEqual(flow('contribution'), [['income:pool', '690.00']])
  assert.deepEqual(flow('late-fee'), [['income:pool', '10.00']])
  assert.deepEqual(flow('own-part'), [['source:contribution', '100.00']])
  assert.deepEqual(flow('received'), [['bank:income', '1000.00']])
  assert.deepEqual(flow('up'), [['bank:treasury', '1000.00']])
  assert.deepEqual(flow('interest'), [
    ['income:critical', '0.00'],
    ['income:pool', '12.34'],
  ])
  for (const { month, flow: name, account, amount } of funds.months) {
    const query = new URLSearchParams({ account, flow: name, month })
    const { sum, postings } = await get<FundPostingsMessage>(`/api/desk/funds/postings?${query.toString()}`)
    assert.equal(sum, amount, `${month} ${name} ${account}`)
    assert.ok(postings.length > 0)
  }
  for (const { account, balance: stands } of funds.balances) {
    const { sum } = await get<FundPostingsMessage>(`/api/desk/funds/postings?account=${encodeURIComponent(account)}`)
    assert.equal(sum, stands, account)
  }
  const before = await get<FundsMessage>('/api/desk/funds?on=2025-12-30')
  assert.deepEqual([before.balances, before.months], [[], []])
})

test('a book is that of one’s region, or chosen by whoever has none; files to take along', async () => {
  const asked = async (url: string, cookie: string) =>
    (await app.inject({ url, headers: { cookie } })).json<ProblemDocument>().code
  assert.equal(await asked('/api/desk/funds?book=330100', elsewhere), 'treasury-other-region')
  assert.equal(await asked('/api/desk/funds?on=2026-06-21', one), 'treasury-day-not-valid')
  assert.equal(await asked('/api/desk/funds?book=990100', auditor), 'fund-book-not-known')
  assert.equal(await asked('/api/desk/funds/postings', one), 'fund-figure-missing')
  assert.equal(await asked('/api/desk/funds/postings?fund=pool&item=gift', one), 'fund-item-not-known')
  assert.equal(await asked('/api/desk/funds/postings?fund=pool&period=2027', one), 'fund-period-not-valid')
  assert.equal(await asked('/api/desk/funds/postings?fund=pool&on=2026-02-30', one), 'treasury-day-not-valid')
  assert.equal(await asked('/api/desk/funds/postings?account=bank:income&flow=gift', one), 'fund-flow-not-known')
  const all = await get<FundsMessage>('/api/desk/funds', auditor)
  assert.deepEqual(all.books, [{ book: '330100', title: '浙江省杭州市' }])
  assert.equal((await get<TreasuryMessage>('/api/desk/treasury?book=330100', auditor)).enters, false)
  for (const [as, begins] of [
    ['xlsx', 'PK'],
    ['pdf', '%PDF'],
  ] as const) {
    const file = await app.inject({ url: `/api/desk/funds/statement.${as}`, headers: { cookie: one } })
    assert.equal(file.rawPayload.subarray(0, begins.length).toString('latin1'), begins)
  }
  const { faults } = await verifyLedger(database)
  // What the employer paid was booked here without its payment.
  assert.deepEqual(
    faults.filter(({ rule }) => !rule.startsWith('employer-')),
    [],
  )
})
