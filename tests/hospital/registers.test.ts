import assert from 'node:assert/strict'
import test from 'node:test'
import { approvedFiling, filingsOf } from '../../apps/server/src/filing/record/index.ts'
import { newRegisterId, registerRows } from '../../apps/server/src/person/registers/index.ts'
import type { RegisterContent } from '../../apps/server/src/person/registers/index.ts'
import type { PersonChanges } from '../../apps/server/src/platform/storage/index.ts'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'
import type { Platform } from './hospital.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'

async function write({ db, clock }: Platform, personNo: string, changes: PersonChanges): Promise<void> {
  const answer = await commitForPerson(db, { personNo, at: clock.now(), changes, audit: [] })
  assert.equal(answer.outcome, 'done')
}

/** A register record that the agency has approved. */
function approved(kind: RegisterContent['kind'], from: string, to: string | null, detail = {}): PersonChanges {
  const content: RegisterContent = { recordId: newRegisterId(kind, '330100', from), kind, pool: '330100', from, to }
  const desk = { kind: 'staff', id: 'test' } as const
  return {
    record_action: registerRows(
      content,
      'none',
      0,
      [
        { action: 'apply', by: { role: 'accepting', ...desk }, detail },
        { action: 'approve', by: { role: 'reviewing', ...desk } },
      ],
      from,
      'counter',
    ),
  }
}

/** Admits for the day, uploads 10,000 yuan and discharges: ready to be settled. */
async function stay(hospital: Hospital, person: string): Promise<string> {
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 10, 1000]])
  await hospital.discharge(person, visit, '2026-06-10')
  return visit
}

const settle = (hospital: Hospital, person: string, visit: string) =>
  hospital.send('2304', settlement(person, visit, 10_000))

test('a filing for one visit is used up by the settlement that rests on it, and given back when that is undone', async () => {
  const platform = await openPlatform()
  const { app, db } = platform
  const person = people.active
  const filing = { pool: '330100', type: 'temporary', destination: '310000', from: '2026-06-01', to: null } as const
  const self = { role: 'citizen', kind: 'person', id: person } as const
  await write(platform, person, { filing_action: approvedFiling(filing, '2026-06-01', self, { visits: 'one' }) })
  const state = async () => (await filingsOf(db, person))[0]?.state

  const home = new Hospital(app, 'H33010000001', '330100')
  const atHome = await stay(home, person)
  assert.equal((await settle(home, person, atHome)).infcode, 0)
  assert.equal(await state(), 'delivered', 'at home nothing rests on it')

  const shanghai = new Hospital(app, 'H31010000001', '310100')
  const first = await stay(shanghai, person)
  const second = await stay(shanghai, person)
  const settled = await settle(shanghai, person, first)
  assert.equal(settled.infcode, 0, settled.err_msg ?? '')
  assert.equal(await state(), 'used')
  refusedWith(await settle(shanghai, person, second), 'G5101')
  const { setl_id } = (settled.output as { setlinfo: { setl_id: string } }).setlinfo
  const undo = { data: { setl_id, mdtrt_id: first, psn_no: person } }
  assert.equal(amountsOf(await shanghai.ask('2305', undo))['medfee_sumamt'], -10_000)
  assert.equal(await state(), 'delivered')
  assert.equal((await settle(shanghai, person, second)).infcode, 0)
  refusedWith(await settle(shanghai, person, first), 'G5101')
  await ledgerAgrees(db)
})

test('special categories: warned at registration, never settled by the ordinary rules', async () => {
  const platform = await openPlatform()
  const person = people.active
  await write(platform, person, approved('special-category', '2020-01-01', null))
  const hospital = new Hospital(platform.app, 'H33010000001', '330100')
  const registered = await hospital.ask('2201', {
    data: { psn_no: person, insutype: '310', begntime: '2026-06-10 08:00:00', ipt_otp_no: 'M1' },
  })
  assert.match(registered.warn_msg ?? '', /G5113.*特殊人员/)
  const visit = await stay(hospital, person)
  refusedWith(await hospital.send('2303', settlement(person, visit, 10_000)), 'G5113')
  refusedWith(await settle(hospital, person, visit), 'G5113')
})

test('medicine for abroad: benefits rest while it lasts and are back the day after', async () => {
  const platform = await openPlatform()
  const person = people.active
  await write(platform, person, approved('medicine-abroad', '2026-05-01', '2026-06-10'))
  const hospital = new Hospital(platform.app, 'H33010000001', '330100')
  const visit = await stay(hospital, person)
  const refused = refusedWith(await settle(hospital, person, visit), 'G5114')
  assert.match(refused, /2026年5月1日至2026年6月10日/)
  const later = await hospital.admit(person, { begntime: '2026-06-11 08:00:00' })
  assert.ok(later)
  await write(platform, people.provincialActive, approved('medicine-abroad', '2026-05-01', '2026-06-09'))
  const after = await stay(hospital, people.provincialActive)
  assert.equal((await settle(hospital, people.provincialActive, after)).infcode, 0)
})
