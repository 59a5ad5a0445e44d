import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordStatements, type Noted } from './record-statements.ts'

const noted: Noted[] = []
recordStatements((one) => noted.push(one))

// After the recorder, so that nothing is sent unseen.
const { buildApp } = await import('../../apps/server/src/app.ts')
const { signInCitizen, signInStaff } = await import('../../apps/server/src/platform/access/testing.ts')
const { fixedClock } = await import('../../apps/server/src/platform/clock/index.ts')
const { readConfig } = await import('../../apps/server/src/platform/config/index.ts')
const { openTestDatabase } = await import('../../apps/server/src/platform/storage/testing.ts')
const { populate } = await import('../population/index.ts')
const { explain } = await import('./explain.ts')
const { reasonOf } = await import('./whole.ts')

test('what lives ask and every page shows finds its rows by an index, unless it is a report over everybody', async () => {
  const db = await openTestDatabase()
  const population = await populate(db, { seed: 1, people: 200, days: 1 })
  await db.pool.query('analyze')
  const clock = fixedClock('2026-06-30T02:00:00Z')
  const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database: db })
  const staff = { pool: '330100', institution: 'H33010000001', employer: 'D33010000001' }
  for (const { method, url, config } of app.routeTable.routes) {
    if (method !== 'GET' || url.includes('*') || !Array.isArray(config?.access)) continue
    for (const role of config.access) {
      const cookie =
        role === 'citizen'
          ? await signInCitizen(db, clock, population.person(0).personNo)
          : await signInStaff(db, clock, { roles: [role], name: `plans-${role}`, ...staff })
      await app.inject({ url: url.replaceAll(/:\w+/g, 'UNKNOWN'), headers: { cookie } })
    }
  }
  await app.close()
  const planned = await explain(db, noted, { withoutScans: true })
  assert.ok(planned.length > 200, `${String(planned.length)} statements`)
  const wrong = planned.filter(({ scans, from }) => scans.length > 0 && reasonOf(from) === undefined)
  assert.deepEqual(
    wrong.map(
      ({ from, scans, text }) =>
        `${from} reads all of ${scans.join(', ')}: ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`,
    ),
    [],
  )
})
