/** What `ledger verify` says of visits that were settled at the same time past the program, or by a setting that allowed it. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { verifyOverlaps } from '../../apps/server/src/care/settlements/index.ts'
import { openBooks, personNo } from '../../apps/server/src/money/ledger/testing.ts'
import type { OverlapSettings, Release } from '../../packages/rules/src/index.ts'

const database = await openBooks()

/** The law of the pool, as far as overlaps are concerned. */
const lawWith = (overlaps?: OverlapSettings) =>
  ({ pools: new Map([['330100', { pool: { overlaps } }]]) }) as unknown as Pick<Release, 'pools'>

/** A copy of the row under other words. */
const copied = (table: 'visit' | 'settlement', changes: object) =>
  `insert into ${table} select (jsonb_populate_record(t, '${JSON.stringify(changes)}')).*
     from ${table} t where visit_id = 'V1' and to_jsonb(t) ->> 'settlement_id' is not distinct from
       ${table === 'visit' ? 'null' : `'S1'`}`

/** Settles a second visit after the stay V1, which lasts from 1 to 10 March. */
async function settle(visit: object): Promise<void> {
  await database.pool.query(`delete from settlement where visit_id = 'V2'`)
  await database.pool.query(`delete from visit where visit_id = 'V2'`)
  await database.pool.query(`update visit set to_day = '2026-03-10'`)
  await database.pool.query(copied('visit', { visit_id: 'V2', ...visit }))
  await database.pool.query(copied('settlement', { settlement_id: 'S2', visit_id: 'V2', version: 90 }))
}

const pair = { personNo, visitId: 'V2', otherId: 'V1' }

test('two stays whose days overlap are a fault that names both; days may meet', async () => {
  assert.deepEqual(await verifyOverlaps(database, lawWith()), { pairs: 0, faults: [], notices: [] })
  await settle({ from_day: '2026-03-09', to_day: '2026-03-12' })
  assert.deepEqual(await verifyOverlaps(database, lawWith()), { pairs: 1, faults: [pair], notices: [] })
  await settle({ from_day: '2026-03-09', to_day: null })
  assert.deepEqual(await verifyOverlaps(database, lawWith()), { pairs: 1, faults: [pair], notices: [] })
  await settle({ from_day: '2026-03-10', to_day: '2026-03-12' })
  assert.deepEqual(await verifyOverlaps(database, lawWith()), { pairs: 1, faults: [], notices: [] })
  await settle({ from_day: '2026-03-11', to_day: '2026-03-12' })
  assert.deepEqual(await verifyOverlaps(database, lawWith()), { pairs: 0, faults: [], notices: [] })
})

test('a stay that was undone is in nobody’s way', async () => {
  await settle({ from_day: '2026-03-09', to_day: '2026-03-12' })
  await database.pool.query(
    copied('settlement', {
      settlement_id: 'C2',
      visit_id: 'V2',
      kind: 'cancellation',
      cancels: 'S2',
      version: 91,
    }),
  )
  assert.deepEqual(await verifyOverlaps(database, lawWith()), { pairs: 0, faults: [], notices: [] })
  await database.pool.query(`delete from settlement where settlement_id = 'C2'`)
})

test('a bill inside a stay is a fault, and a notice where the pool’s setting allows its kind', async () => {
  const within = { from_day: '2026-03-05', to_day: '2026-03-05' }
  await settle({ ...within, kind: 'outpatient', medical_type: '11' })
  assert.deepEqual(await verifyOverlaps(database, lawWith()), { pairs: 1, faults: [pair], notices: [] })
  await settle({ ...within, kind: 'pharmacy', medical_type: '41' })
  assert.deepEqual(await verifyOverlaps(database, lawWith()), { pairs: 1, faults: [], notices: [pair] })
  const refused: OverlapSettings = new Map([['pharmacy', [{ from: 0, choice: 'refuse' }]]])
  assert.deepEqual(await verifyOverlaps(database, lawWith(refused)), { pairs: 1, faults: [pair], notices: [] })
  assert.deepEqual(await verifyOverlaps(database, { pools: new Map() }), { pairs: 1, faults: [], notices: [pair] })
})
