import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sealAudit, verifyAudit } from '../../apps/server/src/platform/audit/index.ts'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { findPerson, findPersonNoByIdNumber, findPersonNosByName } from '../../apps/server/src/person/people/index.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import { populate } from './index.ts'

test('a thousand people: books and audit find nothing, and each is found by number and name', async () => {
  const db = await openTestDatabase()
  const population = await populate(db, { seed: 1, people: 1000, days: 2 })
  const { rows } = await db.pool.query<{ table: string; rows: number }>(
    `select 'person' as table, count(*) as rows from person
     union all select 'settlement', count(*) from settlement union all select 'fee_line', count(*) from fee_line
     union all select 'waiting', count(*) from desk_task where status = 'open'`,
  )
  const count = Object.fromEntries(rows.map((row) => [row.table, row.rows]))
  assert.ok(count.settlement! > 900 && count.fee_line! > 9_000 && count.waiting! > 20, JSON.stringify(count))
  for (const index of [0, 17, 999]) {
    const { personNo, idNumber, name } = population.person(index)
    assert.equal(await findPersonNoByIdNumber(db, idNumber), personNo)
    assert.ok((await findPersonNosByName(db, personNo.slice(0, 6), name)).includes(personNo))
    const found = await findPerson(db, personNo)
    assert.equal(found?.name, name)
    assert.equal(found.birthDay?.replaceAll('-', ''), idNumber.slice(6, 14))
  }
  assert.deepEqual((await verifyLedger(db)).faults, [])
  assert.ok((await sealAudit(db, new Date('2026-07-01T02:00:00Z'))) > 3_000)
  assert.deepEqual(await verifyAudit(db), [])
})
