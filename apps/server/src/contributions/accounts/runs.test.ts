/** 划账: what the monthly run, the premium and the turn of the year do to each account, once, whatever happens in between. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '@yidi/contracts'
import type { AccountRunForm } from '@yidi/contracts'
import { enterFigure } from '../../agency/figures/index.ts'
import { verifyLedger } from '../../money/ledger/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { verifyAudit } from '../../platform/audit/index.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { openRelease } from '../../platform/policy/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import type { Database } from '../../platform/storage/index.ts'
import { carryOnRuns, listRuns, readyRun, startRun } from './index.ts'
import { enterMembers } from './testing.ts'
import type { TestMember } from './testing.ts'

const release = openRelease()
const pool = '339900'
const by = { actorKind: 'staff', actor: 'finance-339900' } as const
const december = '2025-12-20T10:00:00+08:00'

async function open(members: readonly TestMember[], now = december) {
  const database = await openTestDatabase()
  const clock = fixedClock(now)
  await enterMembers(database, members)
  const context = { database, clock, release }
  const start = async (form: AccountRunForm, of = pool) => {
    const ready = await readyRun(context, of, form)
    return database.kysely.transaction().execute((transaction) => startRun(context, transaction, ready, by))
  }
  const run = async (form: AccountRunForm) => {
    await start(form)
    await carryOnRuns(context)
  }
  return { database, clock, context, start, run }
}

const refused = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Problem) return `${error.document.code}: ${error.document.detail}`
    throw error
  }
  throw new Error('nothing was refused')
}

/** Every entry of a person as `reason period fund amount`, in the order of writing. */
async function entriesOf({ kysely }: Database, personNo: string): Promise<string[]> {
  const rows = await kysely
    .selectFrom('account_entry')
    .selectAll()
    .where('person_no', '=', personNo)
    .where('reason', '<>', 'opening')
    .orderBy('recorded_at')
    .orderBy('source_id')
    .orderBy('fund')
    .execute()
  return rows.map(({ reason, period, fund, amount_fen }) => `${reason} ${String(period)} ${fund} ${String(amount_fen)}`)
}

/** Balances are the sums of entries, books balance, and every run says what it did; the audit is whole. */
async function sound(database: Database): Promise<void> {
  assert.deepEqual((await verifyLedger(database)).faults, [])
  assert.deepEqual(await verifyAudit(database, {}), [])
}

const runOf = async ({ database, clock }: { database: Database; clock: { today(): string } }) =>
  (await listRuns(database, pool, { today: clock.today(), mayStart: true })).runs[0]!

test('who works gets the own part of every month that was paid; who is retired by age from average wage or pension', async () => {
  const opened = await open([
    { personNo: 'A1', paid: { '2025-11': 12_650, '2025-12': 12_650 } },
    { personNo: 'A2' },
    { personNo: 'R70', category: 'retired', birthDay: '1954-12-02' },
    { personNo: 'R71', category: 'retired', birthDay: '1954-12-01' },
    { personNo: 'F95', category: 'founding-worker', birthDay: '1930-01-01' },
    { personNo: 'R-unknown', category: 'retired', birthDay: null },
    { personNo: 'Rich', category: 'retired', birthDay: '1960-01-01' },
  ])
  const { database, run } = opened
  await database.pool.query(
    `insert into declared_pension values ('Rich', 1, '2025-01', 1000000, '养老金核定表', now()), ('R70', 1, '2025-01', 500000, '养老金核定表', now())`,
  )
  await run({ kind: 'monthly-credit', period: '2025-12' })
  assert.deepEqual(await entriesOf(database, 'A1'), [
    'contribution 2025-11 current-year 12650',
    'contribution 2025-12 current-year 12650',
  ])
  assert.deepEqual(await entriesOf(database, 'A2'), [])
  // 8,432.83 × 5.8 %, × 6.8 %; the pension of 10,000.00 is higher, the one of 5,000.00 is not.
  assert.deepEqual(await entriesOf(database, 'R70'), ['retired-credit 2025-12 current-year 48910'])
  assert.deepEqual(await entriesOf(database, 'R71'), ['retired-credit 2025-12 current-year 57343'])
  assert.deepEqual(await entriesOf(database, 'F95'), ['retired-credit 2025-12 current-year 57343'])
  assert.deepEqual(await entriesOf(database, 'Rich'), ['retired-credit 2025-12 current-year 58000'])
  const told = await runOf(opened)
  assert.deepEqual(
    [told.title, told.stateTitle, told.people, told.amount, told.leftOutCount],
    ['2025年12月按月划入', '已完成', 5, '2468.96', 1],
  )
  assert.deepEqual(told.leftOut, [{ personNo: 'R-unknown', why: '没有出生日期，不能按年龄定划入比例' }])
  assert.deepEqual(told.basis, ['上年全省月平均工资 8432.83元（zj-average-wage，待核实）'])
  await sound(database)
})

test('a month is credited once: again in the same month is refused, a month paid late comes with the next run', async () => {
  const { database, clock, context, run, start } = await open([
    { personNo: 'A1', paid: { '2025-12': 12_650 }, currentFen: 500 },
    { personNo: 'R1', category: 'retired', birthDay: '1960-01-01' },
  ])
  await start({ kind: 'monthly-credit', period: '2025-12' })
  assert.equal(
    await refused(start({ kind: 'monthly-credit', period: '2025-12' })),
    'account-run-under-way: 2025年12月按月划入在 2025-12-20 已经开始，还没有做完。',
  )
  await carryOnRuns(context)
  assert.equal(
    await refused(start({ kind: 'monthly-credit', period: '2025-12' })),
    'account-run-done: 2025年12月按月划入已经在 2025-12-20 做完，每人只做一次。',
  )
  await carryOnRuns(context)
  assert.deepEqual(await entriesOf(database, 'A1'), ['contribution 2025-12 current-year 12650'])
  clock.set('2025-12-28T10:00:00+08:00')
  await database.pool.query(
    `insert into contribution (person_no, entry_no, month, pool, employer, kind, employee_fen, on_day, source, made_version, recorded_at)
     values ('A1', 2, '2025-10', '339900', 'E1', 'paid', 10000, '2025-12-27', 'D2', 2, now()),
            ('A1', 3, '2025-12', '339900', 'E1', 'returned', 12650, '2025-12-28', 'D1', 3, now())`,
  )
  await run({ kind: 'monthly-credit', period: '2025-11' })
  assert.deepEqual((await entriesOf(database, 'A1')).slice(1), [
    'contribution 2025-10 current-year 10000',
    'contribution 2025-12 current-year -12650',
  ])
  assert.deepEqual(await entriesOf(database, 'R1'), [
    'retired-credit 2025-12 current-year 48910',
    'retired-credit 2025-11 current-year 48910',
  ])
  await sound(database)
})

test('what the opening balance holds already is not credited again', async () => {
  const { database, run } = await open([{ personNo: 'A1', paid: { '2025-10': 100, '2025-12': 200 }, pastFen: 5_000 }])
  await database.pool.query(`update account_entry set booked_day = '2025-11-30'`)
  await run({ kind: 'monthly-credit', period: '2025-12' })
  assert.deepEqual(await entriesOf(database, 'A1'), ['contribution 2025-12 current-year 200'])
})

test('the premium takes 17.50 of the pool and 7.50 of the account; what the account lacks stays owed', async () => {
  const opened = await open([
    { personNo: 'P1', currentFen: 500, pastFen: 10_000 },
    { personNo: 'P2', currentFen: 300 },
    { personNo: 'P3' },
    { personNo: 'P4', category: 'retired', pastFen: 750 },
  ])
  const { database, run, start } = opened
  await run({ kind: 'critical-premium', period: '2025' })
  const { rows } = await database.pool.query(
    `select person_no, concat_ws('/', premium_fen, from_pool_fen, from_current_fen, from_past_fen, owed_fen) as said
       from critical_premium order by 1`,
  )
  assert.deepEqual(rows, [
    { person_no: 'P1', said: '2500/1750/500/250/0' },
    { person_no: 'P2', said: '2500/1750/300/0/450' },
    { person_no: 'P3', said: '2500/1750/0/0/750' },
    { person_no: 'P4', said: '2500/1750/0/750/0' },
  ])
  const told = await runOf(opened)
  assert.deepEqual([told.people, told.amount, told.owed], [4, '-18.00', '12.00'])
  assert.match(
    await refused(start({ kind: 'critical-premium', period: '2025' })),
    /^account-run-done: 2025年大病保险费/,
  )
  const { rows: acts } = await database.pool.query(`select acts from journal where person_no = 'P3'`)
  assert.deepEqual((acts[0] as { acts: { detail: unknown }[] }).acts[0]!.detail, {
    year: '2025',
    owedFen: 750,
    provisional: ['premium-owed'],
  })
  await sound(database)
})

test('without a rate the turn of the year waits and says for which figure; with one it is made, once', async () => {
  const opened = await open(
    [{ personNo: 'Y1', currentFen: 80_000, pastFen: 20_000 }, { personNo: 'Y2', pastFen: 333 }, { personNo: 'Y3' }],
    '2026-01-05T10:00:00+08:00',
  )
  const { database, clock, context, start } = opened
  await start({ kind: 'year-end', period: '2025' })
  await carryOnRuns(context)
  const waiting = await runOf(opened)
  assert.deepEqual([waiting.stateTitle, waiting.waitsFor, waiting.people], ['等数值', '个人账户年利率', 0])
  assert.deepEqual(await entriesOf(database, 'Y1'), [])
  await database.kysely.transaction().execute((transaction) =>
    enterFigure({ transaction, ciphers: database.ciphers, clock, by }, pool, {
      name: 'account-interest',
      value: '1.5',
      from: '2025-01-01',
      document: '利率公告（虚构）',
    }),
  )
  await carryOnRuns(context)
  // (800.00 + 200.00) × 1.5 % = 15.00; 3.33 × 1.5 % = 0.04995, rounded 0.05.
  assert.deepEqual(await entriesOf(database, 'Y1'), [
    'interest 2025 past-year 1500',
    'roll-over 2025 current-year -80000',
    'roll-over 2025 past-year 80000',
  ])
  assert.deepEqual(await entriesOf(database, 'Y2'), ['interest 2025 past-year 5'])
  assert.deepEqual(await entriesOf(database, 'Y3'), [])
  const told = await runOf(opened)
  assert.deepEqual([told.people, told.amount, told.basis], [2, '15.05', ['个人账户年利率 1.5%（利率公告（虚构））']])
  assert.equal(
    await refused(start({ kind: 'year-end', period: '2025' })),
    'roll-over-done: 2025年年度结转已经在 2026-01-05 做完：当年资金已经转为历年资金，利息已经记入。',
  )
  await sound(database)
})

test('what came in since the year ended stays of the current year; what was spent since was spent of what was left', async () => {
  const { database, clock, context, start } = await open(
    [{ personNo: 'Y1', currentFen: 10_000, paid: { '2026-01': 3_000 } }],
    '2026-01-25T10:00:00+08:00',
  )
  const spent = {
    source_id: 'S1',
    fund: 'current-year',
    amount_fen: -4_000,
    reason: 'settlement',
    booked_day: '2026-01-20',
  } as const
  await commitForPerson(database, { personNo: 'Y1', at: clock.now(), changes: { account_entry: [spent] }, audit: [] })
  await start({ kind: 'monthly-credit', period: '2025-12' })
  await carryOnRuns(context)
  await database.kysely.transaction().execute((transaction) =>
    enterFigure({ transaction, ciphers: database.ciphers, clock, by }, pool, {
      name: 'account-interest',
      value: '2',
      from: '2025-01-01',
      document: '利率公告（虚构）',
    }),
  )
  await start({ kind: 'year-end', period: '2025' })
  await carryOnRuns(context)
  const { rows } = await database.pool.query(
    'select account_current_fen as current, account_past_fen as past from person_state',
  )
  // Interest on the 100.00 of the last day of the year.
  assert.deepEqual(rows, [{ current: 3_000, past: 6_000 + 200 }])
})

test('care that was paid for and undone since the year ended changes nothing of what was left of it', async () => {
  const { database, clock, run } = await open([{ personNo: 'Y1', currentFen: 10_000 }], '2026-01-25T10:00:00+08:00')
  const booked = { fund: 'current-year', booked_day: '2026-01-20' } as const
  const changes = {
    account_entry: [
      { ...booked, source_id: 'S1', amount_fen: -4_000, reason: 'settlement' },
      { ...booked, source_id: 'S2', amount_fen: 4_000, reason: 'cancellation' },
    ],
  }
  await commitForPerson(database, { personNo: 'Y1', at: clock.now(), changes, audit: [] })
  await database.kysely.transaction().execute((transaction) =>
    enterFigure({ transaction, ciphers: database.ciphers, clock, by }, pool, {
      name: 'account-interest',
      value: '2',
      from: '2025-01-01',
      document: '利率公告（虚构）',
    }),
  )
  await run({ kind: 'year-end', period: '2025' })
  assert.deepEqual((await entriesOf(database, 'Y1')).slice(2), [
    'interest 2025 past-year 200',
    'roll-over 2025 current-year -10000',
    'roll-over 2025 past-year 10000',
  ])
})

test('what cannot be run is refused, each with its own answer, and nothing is written', async () => {
  const { database, start } = await open([])
  assert.match(
    await refused(start({ kind: 'monthly-credit', period: '2026-01' })),
    /^account-run-period-not-valid: “按月划入”填的是“2026-01”/,
  )
  for (const period of ['2025', '2025-13', '不知道'])
    assert.match(await refused(start({ kind: 'monthly-credit', period })), /^account-run-period-not-valid/)
  assert.match(await refused(start({ kind: 'year-end', period: '2025' })), /^account-run-period-not-valid/)
  assert.match(
    await refused(start({ kind: 'monthly-credit', period: '2025-12' }, '330100')),
    /^account-law-open: 杭州市基本医疗保险的这些规定还没有写进政策依据：/,
  )
  assert.deepEqual((await database.pool.query('select from account_run')).rowCount, 0)
})

test('somebody who changes while the run is at work is read again, and nothing is lost of either', async () => {
  const members = Array.from({ length: 40 }, (_, index) => ({
    personNo: `C${String(index).padStart(3, '0')}`,
    paid: { '2025-12': 100 },
    currentFen: 1_000,
  }))
  const { database, clock, context, start } = await open(members)
  await start({ kind: 'monthly-credit', period: '2025-12' })
  const spend = (personNo: string) =>
    commitForPerson(database, {
      personNo,
      at: clock.now(),
      changes: {
        account_entry: [
          { source_id: 'S1', fund: 'current-year', amount_fen: -10, reason: 'settlement', booked_day: '2025-12-20' },
        ],
      },
      audit: [],
    })
  await Promise.all([carryOnRuns(context), carryOnRuns(context), ...members.map(({ personNo }) => spend(personNo))])
  await carryOnRuns(context)
  const { rows } = await database.pool.query(
    'select account_current_fen as fen, count(*) as people from person_state group by 1',
  )
  assert.deepEqual(rows, [{ fen: 1_090, people: members.length }])
})
