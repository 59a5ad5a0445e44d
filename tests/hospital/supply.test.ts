/** 带药量 (浙人社发〔2016〕113号 第四十条): said with its article, and cut where the agency chose that. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overSupplyOf } from '../../apps/server/src/care/visits/supply.ts'
import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { divideLine } from '../../apps/server/src/care/visits/division.ts'
import type { VisitRow } from '../../apps/server/src/person/file/index.ts'
import { Hospital, feeLine, openPlatform, people } from './hospital.ts'

const law = loadPolicyFolder(defaultPolicyFolder).release.pools.get('339900')!.pool.supply
const cutting = { ...law, choices: [{ from: 0, choice: 'cut' as const }] }

const visitOf = (more: Partial<VisitRow>) => ({ kind: 'outpatient', emergency: false, ...more }) as VisitRow
const line = (days: number, atDischarge = false) => ({
  occurredAt: '2026-06-10 09:00:00',
  quantity: 100 * 10_000,
  supplyDays: days * 100,
  atDischarge,
})

test('which limit a line is measured by, and what is certain', () => {
  const found = (visit: Partial<VisitRow>, ...said: Parameters<typeof line>) => {
    const over = overSupplyOf(law, visitOf(visit), line(...said))
    return over && `${over.kind} ${String(over.limit.days)} ${over.certain ? 'certain' : 'perhaps'}`
  }
  assert.equal(found({ emergency: true }, 3), undefined)
  assert.equal(found({ emergency: true }, 4), 'acute 3 certain')
  assert.equal(found({}, 15), undefined)
  assert.equal(found({}, 16), 'ordinary 15 perhaps')
  assert.equal(found({}, 84), 'ordinary 15 perhaps')
  assert.equal(found({}, 85), 'continuous 84 certain')
  assert.equal(found({ kind: 'pharmacy' }, 30), 'ordinary 15 perhaps')
  assert.equal(found({ kind: 'designated-disease' }, 31), undefined)
  assert.equal(found({ kind: 'designated-disease' }, 32), 'long-term 31 perhaps')
  assert.equal(found({ kind: 'inpatient' }, 90), undefined)
  assert.equal(found({ kind: 'inpatient' }, 32, true), 'long-term 31 certain')
  assert.equal(found({}, 0), undefined)
  assert.equal(overSupplyOf(undefined, visitOf({}), line(400)), undefined)
})

test('only what is certain is cut, and only where the agency chose so', () => {
  const most = (supply: typeof law, days: number) => overSupplyOf(supply, visitOf({}), line(days))?.mostTenThousandths
  assert.deepEqual([most(law, 168), most(cutting, 16), most(cutting, 168)], [undefined, undefined, 50 * 10_000])
  const entry = { class: 'B' as const, ownSharePpm: 100_000, ceilingFen: 900 }
  // 100 pieces at 10.00, half of them covered: 500 out of scope, 50 above the ceiling of 9.00, 10 % of 450 borne first.
  assert.deepEqual(divideLine(100_000, 100 * 10_000, entry, true, 50 * 10_000), {
    amountFen: 100_000,
    outOfScopeFen: 50_000,
    overCeilingFen: 5_000,
    ownShareFen: 4_500,
    inScopeFen: 40_500,
  })
})

test('a person of the provincial pool is told at the upload, one of Hangzhou is not', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const upload = async (person: string) => {
    const visit = await hospital.register(person)
    return hospital.ask('2204', {
      feedetail: [
        {
          ...feeLine(person, visit, ['YDA0000001', 30, 10], 1),
          chrg_bchno: 'B1',
          rx_circ_flag: '0',
          prd_days: 30,
        },
      ],
    })
  }
  const told = await upload(people.provincialActive)
  const { result } = told.output as { result: { memo: string | null; inscp_scp_amt: number }[] }
  assert.match(result[0]!.memo ?? '', /带药30天，超过一般慢性病的15天（.*第四十条）/)
  assert.match(told.warn_msg ?? '', /明细1带药30天/)
  assert.equal(result[0]!.inscp_scp_amt, 300)
  const { rows } = await db.pool.query(`select detail -> 'overSupply' ->> 'kind' as kind from fee_line`)
  assert.deepEqual(rows, [{ kind: 'ordinary' }])
  assert.doesNotMatch((await upload(people.active)).warn_msg ?? '', /带药/)
})
