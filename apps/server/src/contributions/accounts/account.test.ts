/** 个人账户 on the phone and at the desk: every entry with its reason, its month and what was left; pensions that are entered. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '@yidi/contracts'
import type { PensionForm } from '@yidi/contracts'
import { parseYuan } from '@yidi/rules'
import { fixedClock } from '../../platform/clock/index.ts'
import { openRelease } from '../../platform/policy/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { accountOf } from './account.ts'
import { carryOnRuns, readyRun, startRun } from './index.ts'
import { enterPension } from './pension.ts'
import { enterMembers } from './testing.ts'

const database = await openTestDatabase()
const clock = fixedClock('2025-12-20T10:00:00+08:00')
const context = { database, clock, release: openRelease() }
const by = { actorKind: 'staff', actor: 'desk-339900' } as const
await enterMembers(database, [
  { personNo: 'R1', category: 'retired', birthDay: '1960-01-01', currentFen: 10_000, pastFen: 500 },
  { personNo: 'N1' },
])

let commands = 0
const enter = (form: Partial<PensionForm>) => {
  const key = `pension-${String(++commands)}`
  const command = { source: 'user:1', name: 'account.pension', key, inputHash: Buffer.from(key), single: true }
  const whole = { from: '2025-01', amount: '9000', document: '养老金核定表', ...form }
  return enterPension(context, { personNo: 'R1', command, by }, whole)
}
const refused = (form: Partial<PensionForm>): Promise<string> =>
  enter(form).then(
    () => 'nothing',
    (error: unknown) => (error instanceof Problem ? `${error.document.code}: ${error.document.detail}` : String(error)),
  )

test('a pension that is wrong is refused, each with its own answer, and nothing is written', async () => {
  assert.equal(await refused({ from: '2025-13' }), 'pension-not-valid: 起算月份填的是“2025-13”。')
  assert.equal(await refused({ amount: '-1' }), 'pension-not-valid: 月养老金填的是“-1”。')
  assert.equal(await refused({ amount: '九千' }), 'pension-not-valid: 月养老金填的是“九千”。')
  assert.equal(await refused({ document: ' ' }), 'pension-not-valid: 凭什么录入填的是“ ”。')
  assert.equal((await accountOf(database, 'R1')).pension, null)
})

test('a pension is corrected by another for the same month; what was known before stays on record', async () => {
  await enter({ amount: '8000' })
  await enter({ amount: '9000.00' })
  assert.equal(await refused({ amount: '9000' }), 'pension-unchanged: 从 2025-01 起的月养老金已经是 9000.00 元。')
  assert.deepEqual((await accountOf(database, 'R1')).pension, { amount: '9000.00', from: '2025-01' })
  const { rows } = await database.pool.query(
    'select pension_fen as fen, known_to is null as holds from declared_pension order by pension_no',
  )
  assert.deepEqual(rows, [
    { fen: 800_000, holds: false },
    { fen: 900_000, holds: true },
  ])
})

test('every entry has its reason, its month and the balance after it, year by year', async () => {
  for (const kind of ['monthly-credit', 'critical-premium'] as const) {
    const period = kind === 'monthly-credit' ? '2025-12' : '2025'
    const ready = await readyRun(context, '339900', { kind, period })
    await database.kysely.transaction().execute((transaction) => startRun(context, transaction, ready, by))
    await carryOnRuns(context)
  }
  const account = await accountOf(database, 'R1')
  // 9,000.00 × 5.8 % = 522.00, less 7.50.
  assert.deepEqual([account.currentYear, account.pastYear, account.total], ['614.50', '5.00', '619.50'])
  const [year, ...others] = account.years
  assert.deepEqual([year?.year, year?.in, year?.out, year?.balance, others], [2025, '627.00', '7.50', '619.50', []])
  assert.deepEqual(
    year?.entries.map(({ day, reason, period, amount }) => `${day} ${reason} ${String(period)} ${amount}`).sort(),
    [
      '2025-01-01 转入余额 null 100.00',
      '2025-01-01 转入余额 null 5.00',
      '2025-12-20 划大病保险费 2025 -7.50',
      '2025-12-20 退休人员划入 2025-12 522.00',
    ],
  )
  const [last] = year!.entries
  assert.deepEqual([last?.currentYear, last?.pastYear, last?.balance], ['614.50', '5.00', '619.50'])
  for (const { balance, currentYear, pastYear } of year!.entries)
    assert.equal(parseYuan(balance), parseYuan(currentYear) + parseYuan(pastYear))
  assert.deepEqual(account.premiums, [
    { year: 2025, premium: '25.00', fromPool: '17.50', fromAccount: '7.50', owed: '0.00' },
  ])
})

test('of somebody who never had an account it is empty', async () => {
  const { total, years } = await accountOf(database, 'N1')
  assert.deepEqual([total, years], ['0.00', []])
})
