/** 监管参数: points of doctors by the day, the default back from a day on, and what was known when. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OversightSettingForm } from '@yidi/contracts'
import { fixedClock } from '../../platform/clock/index.ts'
import { openRelease } from '../../platform/policy/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { pointsOn, settingsOn } from './index.ts'
import { enterSetting } from './settings.ts'

const release = openRelease(undefined)
const pool = '330100'
const by = { actorKind: 'staff', actor: 'inspect-330100' } as const

test('a value counts from its day until the next one; without a value the default counts again', async () => {
  const database = await openTestDatabase()
  const clock = fixedClock('2026-06-01T02:00:00Z')
  const enter = (form: OversightSettingForm) =>
    database.kysely
      .transaction()
      .execute((transaction) =>
        enterSetting({ transaction, ciphers: database.ciphers, clock, release, by }, pool, form),
      )
  const points = { rule: 'points', name: 'wrong-person', reason: '本地办法' } as const
  await enter({ ...points, value: 9, from: '2026-06-01' })
  await enter({ ...points, value: null, from: '2026-07-01' })
  const on = (day: string) => pointsOn(database, pool, 'wrong-person', day)
  assert.deepEqual(
    [await on('2026-05-31'), await on('2026-06-01'), await on('2026-06-30'), await on('2026-07-01')],
    [undefined, 9, 9, undefined],
  )
  assert.equal(await pointsOn(database, '331000', 'wrong-person', '2026-06-01'), undefined)

  const before = clock.now()
  clock.set('2026-06-02T02:00:00Z')
  await enter({ rule: 'stays-overlap', name: 'weight', value: 700, from: '2026-06-01', reason: '更正' })
  const weight = async (known?: Date) =>
    (await settingsOn(database, pool, '2026-06-01', known)).of('stays-overlap', 'weight')
  assert.deepEqual([await weight(before), await weight()], [undefined, 700])
  await database.close()
})
