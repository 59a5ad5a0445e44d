import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hospital, settlement } from '../../tests/hospital/hospital.ts'
import { buildApp } from '../../apps/server/src/app.ts'
import { verifyAudit } from '../../apps/server/src/platform/audit/index.ts'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/index.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import { readyStays } from './index.ts'

test('stays that were copied are settled like those that a hospital made, and the books and the audit find nothing', async () => {
  const db = await openTestDatabase()
  const stays = await readyStays(db, { people: 30, staysEach: 3 })
  assert.equal(stays.length, 90)
  assert.equal(new Set(stays.map(({ visitId }) => visitId)).size, 90)
  const config = { ...readConfig({ YIDI_DEMO: '1' }), logLevel: 'silent' as const }
  const app = await buildApp({ config, clock: fixedClock('2026-06-20T02:00:00Z'), database: db })
  const hospital = new Hospital(app, 'H31010000001', '310100')
  for (const { personNo, visitId, totalYuan } of stays.slice(0, 12)) {
    const reply = await hospital.ask('2304', settlement(personNo, visitId, totalYuan))
    assert.equal((reply.output as { setlinfo: { medfee_sumamt: number } }).setlinfo.medfee_sumamt, totalYuan)
  }
  assert.deepEqual((await verifyLedger(db)).faults, [])
  assert.deepEqual(await verifyAudit(db), [])
  await app.close()
})
