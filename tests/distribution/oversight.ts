/** The rules of oversight over everything that was settled, and what they found as the desk sees it: its statements are heard too. */
import assert from 'node:assert/strict'
import { carryOnFindings, startFindingRun } from '../../apps/server/src/oversight/findings/index.ts'
import { addFindingOf } from '../../apps/server/src/oversight/findings/testing.ts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import type { Clock } from '../../apps/server/src/platform/clock/index.ts'
import type { App } from '../../apps/server/src/platform/module/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'

const pool = '330100'

export async function lookAtEverything(app: App, database: Database, clock: Clock): Promise<void> {
  const context = { database, clock, release: openRelease(undefined) }
  const by = { actorKind: 'system', actor: 'test' } as const
  const period = { from: '2026-01-01', to: clock.today() }
  await database.kysely.transaction().execute((transaction) => startFindingRun(context, transaction, pool, period, by))
  await carryOnFindings(context)
  const { rows } = await database.pool.query<{ settlements: number; person: string }>(
    `select r.settlements, (select min(person_no) from settlement where pool = r.pool) as person
       from oversight_run r where state = 'done'`,
  )
  assert.ok(rows[0]!.settlements > 0, 'nothing was looked at')
  const findingId = await addFindingOf(database, clock, pool, rows[0]!.person)
  const cookie = await signInStaff(database, clock, { roles: ['inspecting'], name: 'inspects', pool })
  for (const url of ['?state=any&sort=newest&number=3', `/${findingId}`])
    assert.equal((await app.inject({ url: `/api/desk/findings${url}`, headers: { cookie } })).statusCode, 200)
}
