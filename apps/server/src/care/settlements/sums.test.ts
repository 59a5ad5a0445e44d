import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SumsMessage } from '@yidi/contracts'
import { Hospital, feeLine, openPlatform, people, settlement } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen } from '../../platform/access/testing.ts'

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z')
test.after(() => app.close())

async function sums(personNo: string, query = ''): Promise<SumsMessage> {
  const cookie = await signInCitizen(db, clock, personNo)
  const answer = await app.inject({ url: `/api/me/sums${query}`, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<SumsMessage>()
}

test('before anything was settled: nothing used, the whole deductible left, with its article', async () => {
  const { year, years, sums: all } = await sums(people.active)
  assert.deepEqual([year, years], [2026, [2026]])
  const [one] = all
  assert.equal(all.length, 1)
  assert.deepEqual([one?.pool, one?.settlements, one?.total, one?.fund], ['330100', 0, '0.00', '0.00'])
  const [outpatient, inpatient] = one!.deductibles
  // 杭州职工在职，没有签约：1000 元，待核实；住院按医院等级。
  assert.deepEqual(
    outpatient?.figures.map(({ amount, left, status }) => [amount, left, status]),
    [['1000.00', '1000.00', 'provisional']],
  )
  assert.equal(inpatient?.mechanism, 'once-a-year')
  assert.deepEqual(inpatient.figures[0], {
    label: '三级医院',
    from: '2024-01-01',
    amount: '800.00',
    left: '800.00',
    status: 'stated',
    source: { document: 'hz-portal', article: '职工报销范围' },
  })
})

test('a stay uses up the deductible and adds to the year; its cancellation takes both back', async () => {
  const person = people.retiredWithFiling
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(person, { begntime: '2026-06-18 08:00:00' })
  const line = feeLine(person, visit, ['YDA0000001', 10, 1000], 1)
  await hospital.ask('2301', { feedetail: [{ ...line, fee_ocur_time: '2026-06-18 09:30:00' }] })
  await hospital.discharge(person, visit, '2026-06-20')
  const reply = await hospital.ask('2304', settlement(person, visit, 10000))
  const { setlinfo } = reply.output as { setlinfo: { setl_id: string; fund_pay_sumamt: number; psn_cash_pay: number } }
  const after = await sums(person)
  const [one] = after.sums
  assert.deepEqual([one?.settlements, one?.total, one?.inpatientStays], [1, '10000.00', 1])
  assert.equal(Number(one?.fund), setlinfo.fund_pay_sumamt)
  assert.equal(Number(one?.cash), setlinfo.psn_cash_pay)
  assert.equal(
    Math.round((Number(one?.fund) + Number(one?.account) + Number(one?.cash)) * 100),
    1_000_000,
    'the parts add up to the total',
  )
  const inpatient = one?.deductibles.find((deductible) => deductible.kind === 'inpatient')
  assert.equal(inpatient?.used, '800.00')
  // As the engine is asked with: what 算一算 goes on from.
  assert.equal(one?.yearToDate.inpatientDeductible, '800.00')
  assert.equal(one.yearToDate.inpatientStays, 1)
  assert.ok(inpatient.figures.every((figure) => figure.left === '0.00'))

  await hospital.ask('2305', {
    data: { mdtrt_id: visit, setl_id: setlinfo.setl_id, psn_no: person, setl_type: '2' },
  })
  const [undone] = (await sums(person)).sums
  assert.deepEqual([undone?.settlements, undone?.total, undone?.fund, undone?.inpatientStays], [0, '0.00', '0.00', 0])
  assert.equal(undone?.deductibles.find((one) => one.kind === 'inpatient')?.used, '0.00')
})

test('the account: balances are the sum of the entries; another year is empty but there', async () => {
  const { accounts } = await sums(people.active)
  const totalOf = (fund: string): number =>
    accounts.entries
      .filter((entry) => entry.fund === fund)
      .reduce((sum, entry) => sum + Math.round(Number(entry.amount) * 100), 0)
  assert.ok(accounts.entries.length > 0)
  assert.equal(totalOf('current-year'), Math.round(Number(accounts.currentYear) * 100))
  assert.equal(totalOf('past-year'), Math.round(Number(accounts.pastYear) * 100))
  const before = await sums(people.active, '?year=2025')
  assert.deepEqual([before.year, before.sums[0]?.total], [2025, '0.00'])
})

test('where the law is open, it says so and gives no figure', async () => {
  const { sums: all } = await sums(people.xingtai)
  assert.ok(all.length > 0)
  const [outpatient, inpatient] = all[0]!.deductibles
  assert.deepEqual([outpatient?.mechanism, outpatient?.figures], ['open', []])
  assert.equal(inpatient?.mechanism, 'per-stay', 'what is known beside it is told')
})
