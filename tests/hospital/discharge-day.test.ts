/** The last day of a stay chooses law and year: it is that of the records, whichever message names it. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { amountsOf, ledgerAgrees, refusedWith, rowCounts } from './checks.ts'
import { Hospital, feeLine, newMsgid, openPlatform, people, settlement } from './hospital.ts'

const platform = await openPlatform()
const { db } = platform
const hospital = new Hospital(platform.app, 'H31010000001', '310100')
const person = people.retiredWithFiling

/** A stay from 10 June with a fee of that day and one of the 12th; 15,000 yuan. */
async function stay(): Promise<string> {
  const visit = await hospital.admit(person)
  const later = { ...feeLine(person, visit, ['YDA0000001', 1, 10_000], 2), fee_ocur_time: '2026-06-12 09:00:00' }
  await hospital.ask('2301', { feedetail: [feeLine(person, visit, ['YDA0000001', 1, 5000], 1), later] })
  return visit
}

const kept = async (visit: string) => {
  const { rows } = await db.pool.query<{ status: string; to_day: string | null }>(
    `select status, to_char(to_day, 'YYYY-MM-DD') as to_day from visit where visit_id = $1`,
    [visit],
  )
  return rows[0]
}

const until = (visit: string, day: string) => settlement(person, visit, 15_000, { dscgTime: day })

async function settledUntil(visit: string, day: string): Promise<string> {
  return String(amountsOf(await hospital.ask('2304', until(visit, day)))['setl_id'])
}

const undo = (visit: string, settlementId: string) =>
  hospital.ask('2305', { data: { psn_no: person, setl_id: settlementId, mdtrt_id: visit } })

/** Takes the stay apart, so that the next test finds the person as this one did. */
async function leave(visit: string): Promise<void> {
  await hospital.ask('2302', { data: { psn_no: person, mdtrt_id: visit, feedetl_sn: '0000' } })
  await hospital.ask('2404', { data: { psn_no: person, mdtrt_id: visit } })
}

test('a day of discharge before a fee, before the admission or after today is refused by 2303, 2304 and 2402', async () => {
  const visit = await stay()
  const before = await rowCounts(db)
  const discharge = (day: string) =>
    hospital.send('2402', {
      dscginfo: { mdtrt_id: visit, psn_no: person, insutype: '310', endtime: `${day} 10:00:00`, dscg_way: '1' },
      diseinfo: [],
    })
  const doors = [
    discharge,
    (day: string) => hospital.send('2303', until(visit, day)),
    (day: string) => hospital.send('2304', until(visit, `${day} 10:00:00`)),
  ]
  for (const door of doors) {
    assert.match(
      refusedWith(await door('2026-06-11'), 'G4005'),
      /明细2的费用时间2026-06-12晚于出院2026-06-11.*出院时间/,
    )
    refusedWith(await door('2026-06-09'), 'G3007')
    assert.match(refusedWith(await door('2026-06-21'), 'G3008'), /出院时间2026-06-21/)
  }
  assert.deepEqual(await rowCounts(db), before, 'what is refused changes nothing')
  assert.deepEqual(await kept(visit), { status: 'open', to_day: null })
  // A line that was voided binds nobody.
  await hospital.ask('2302', { data: { psn_no: person, mdtrt_id: visit, feedetl_sn: '2' } })
  amountsOf(await hospital.ask('2303', settlement(person, visit, 5000, { dscgTime: '2026-06-11' })))
  await leave(visit)
})

test('a settlement that brought the discharge itself takes it along when it is undone: the stay goes on', async () => {
  const visit = await stay()
  const settled = await settledUntil(visit, '2026-06-12')
  assert.deepEqual(await kept(visit), { status: 'settled', to_day: '2026-06-12' })
  await undo(visit, settled)
  assert.deepEqual(await kept(visit), { status: 'open', to_day: null })
  refusedWith(await hospital.send('2405', { data: { psn_no: person, mdtrt_id: visit } }), 'G3010')
  refusedWith(await hospital.send('2304', settlement(person, visit, 15_000)), 'G3010')
  // Another day than before, by another settlement; and after that by a discharge of its own.
  await undo(visit, await settledUntil(visit, '2026-06-14'))
  await hospital.discharge(person, visit, '2026-06-13')
  const last = amountsOf(await hospital.ask('2304', settlement(person, visit, 15_000)))
  const { rows } = await db.pool.query<{ to: string }>(
    `select quote_case -> 'visit' ->> 'to' as to from settlement where settlement_id = $1`,
    [last['setl_id']],
  )
  assert.deepEqual(rows, [{ to: '2026-06-13' }])
  await ledgerAgrees(db)
  // The discharge was sent on its own: it outlives this settlement, and can be taken back.
  await undo(visit, String(last['setl_id']))
  assert.deepEqual(await kept(visit), { status: 'discharged', to_day: '2026-06-13' })
  await hospital.ask('2405', { data: { psn_no: person, mdtrt_id: visit } })
  // Discharged, taken back, and settled by its own day after all.
  await undo(visit, await settledUntil(visit, '2026-06-12'))
  assert.deepEqual(await kept(visit), { status: 'open', to_day: null })
  await ledgerAgrees(db)
  await leave(visit)
})

test('the same by a reversal (2601), after which lines may be added that are later than that day', async () => {
  const visit = await stay()
  const msgid = newMsgid(hospital.code)
  amountsOf(await hospital.ask('2304', until(visit, '2026-06-12'), { msgid }))
  await hospital.ask('2601', { data: { psn_no: person, omsgid: msgid, oinfno: '2304' } })
  assert.deepEqual(await kept(visit), { status: 'open', to_day: null })
  const line = { ...feeLine(person, visit, ['YDA0000001', 1, 100], 3), fee_ocur_time: '2026-06-15 09:00:00' }
  await hospital.ask('2301', { feedetail: [line] })
  await hospital.discharge(person, visit, '2026-06-15')
  amountsOf(await hospital.ask('2304', settlement(person, visit, 15_100)))
  assert.deepEqual(await kept(visit), { status: 'settled', to_day: '2026-06-15' })
  await ledgerAgrees(db)
})
