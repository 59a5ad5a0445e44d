/** A run over the accounts is killed at a commit, as kill -9 does; the next program does everybody once. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { carryOnRuns, readyRun, startRun } from '../../apps/server/src/contributions/accounts/index.ts'
import { enterMembers } from '../../apps/server/src/contributions/accounts/testing.ts'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'

const now = '2025-12-20T10:00:00+08:00'
const people = 1_300
const batch = 500

for (const [die, done] of [
  ['before 1', 0],
  ['after 1', batch],
  ['before 3', 2 * batch],
] as const)
  test(`kill -9 ${die}. commit: what was written stands, the rest is done afterwards, nobody twice`, async () => {
    const database = await openTestDatabase()
    const context = { database, clock: fixedClock(now), release: openRelease() }
    await enterMembers(
      database,
      Array.from({ length: people }, (_, index) => {
        const personNo = `K${String(index).padStart(5, '0')}`
        if (index % 3 > 0) return { personNo, paid: { '2025-12': 12_650 } }
        return { personNo, category: 'retired' as const, birthDay: '1960-01-01' }
      }),
    )
    const ready = await readyRun(context, '339900', { kind: 'monthly-credit', period: '2025-12' })
    const by = { actorKind: 'staff', actor: 'finance-339900' } as const
    await database.kysely.transaction().execute((transaction) => startRun(context, transaction, ready, by))
    const killed = spawnSync(process.execPath, [fileURLToPath(new URL('killed.ts', import.meta.url))], {
      env: { YIDI_CONNECTION: JSON.stringify(database.connection()), YIDI_DIE: die, YIDI_NOW: now },
      encoding: 'utf8',
    })
    assert.equal(killed.signal, 'SIGKILL', killed.stderr)
    const runs = 'select state, people from account_run'
    assert.deepEqual((await database.pool.query(runs)).rows, [{ state: 'running', people: done }])
    await carryOnRuns(context)
    assert.deepEqual((await database.pool.query(runs)).rows, [{ state: 'done', people }])
    const { rows } = await database.pool.query(
      `select (select count(*) from account_entry) as entries, (select count(distinct person_no) from account_entry) as people,
              (select count(*) from journal where name = 'account.monthly-credit') as commands`,
    )
    assert.deepEqual(rows, [{ entries: people, people, commands: people }])
    assert.deepEqual((await verifyLedger(database)).faults, [])
  })
