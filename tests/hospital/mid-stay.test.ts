/** 中途结算: a stay that is settled before its end and goes on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { Hospital, feeLine, openPlatform, people, settlement } from './hospital.ts'
import type { Reply } from './hospital.ts'

const person = people.retiredWithFiling
const summed = ['medfee_sumamt', 'act_pay_dedc', 'hifp_pay', 'acct_pay', 'psn_cash_pay'] as const
const idOf = (reply: Reply) => (reply.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id
const undo = (hospital: Hospital, visit: string, reply: Reply) =>
  hospital.send('2305', { data: { psn_no: person, mdtrt_id: visit, setl_id: idOf(reply) } })

/** Uploads one line of 甲类 medicine. */
const charge = (hospital: Hospital, visit: string, serial: number, yuan: number) =>
  hospital.ask('2301', { feedetail: [feeLine(person, visit, ['YDA0000001', 1, yuan], serial)] })

test('the parts together come to what the stay comes to at once: one deductible, one stay, one bill', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(person)
  await charge(hospital, visit, 1, 6000)
  const inTheMiddle = { mid_setl_flag: '1', dscgTime: '2026-06-11 10:00:00' }
  const trial = amountsOf(await hospital.ask('2303', settlement(person, visit, 6000, inTheMiddle)))
  const first = await hospital.ask('2304', settlement(person, visit, 6000, inTheMiddle))
  assert.equal(amountsOf(first)['hifp_pay'], trial['hifp_pay'])
  await charge(hospital, visit, 2, 4000)
  await hospital.discharge(person, visit)
  const second = await hospital.ask('2304', settlement(person, visit, 4000))
  const parts = [amountsOf(first), amountsOf(second)]
  assert.equal(parts[1]!['act_pay_dedc'], 0)
  const { rows } = await db.pool.query('select inpatient_stays from person_year where person_no = $1', [person])
  assert.deepEqual(rows, [{ inpatient_stays: 1 }])
  await ledgerAgrees(db)

  // The same bill settled at once, after both parts are undone in their order.
  refusedWith(await undo(hospital, visit, first), 'G5203')
  for (const reply of [second, first]) amountsOf(await undo(hospital, visit, reply))
  const whole = amountsOf(await hospital.ask('2304', settlement(person, visit, 10_000)))
  for (const name of summed) assert.equal(parts[0]![name]! + parts[1]![name]!, whole[name], name)
  await ledgerAgrees(db)
})

test('what was settled stays settled while the stay goes on: no second settlement, no void, no cancelled admission', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(person)
  await charge(hospital, visit, 1, 6000)
  await hospital.ask('2304', settlement(person, visit, 6000, { mid_setl_flag: '1' }))
  refusedWith(await hospital.send('2304', settlement(person, visit, 0, { mid_setl_flag: '1' })), 'G3011')
  refusedWith(await hospital.send('2302', { data: [{ feedetl_sn: '1', mdtrt_id: visit, psn_no: person }] }), 'G4009')
  refusedWith(await hospital.send('2404', { data: { psn_no: person, mdtrt_id: visit } }), 'G3011')
})

test('nothing new until the discharge: a settlement of nothing closes the stay', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(person)
  await charge(hospital, visit, 1, 6000)
  await hospital.ask('2304', settlement(person, visit, 6000, { mid_setl_flag: '1' }))
  await hospital.discharge(person, visit)
  const last = amountsOf(await hospital.ask('2304', settlement(person, visit, 0)))
  assert.deepEqual([last['medfee_sumamt'], last['fund_pay_sumamt'], last['psn_cash_pay']], [0, 0, 0])
  const { rows } = await db.pool.query('select status from visit where visit_id = $1', [visit])
  assert.deepEqual(rows, [{ status: 'settled' }])
  refusedWith(await hospital.send('2304', settlement(person, visit, 0)), 'G3011')
  await ledgerAgrees(db)
})

test('a pool with a deductible for each stay does not say what the rest would bear: refused, and at the end settled whole', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(people.taizhouStationed)
  await hospital.upload(people.taizhouStationed, visit, [['YDA0000001', 1, 6000]])
  const text = refusedWith(
    await hospital.send('2304', settlement(people.taizhouStationed, visit, 6000, { mid_setl_flag: '1' })),
    'G5112',
  )
  assert.match(text, /分次结算的住院，后一次结算的起付标准/)
  await hospital.discharge(people.taizhouStationed, visit)
  amountsOf(await hospital.ask('2304', settlement(people.taizhouStationed, visit, 6000)))
})

test('a stay that goes on has no end yet: a settled visit after the days of the part is in its way, before its discharge it is not', async () => {
  const { app, db } = await openPlatform()
  const [hospital, other] = [new Hospital(app, 'H31010000001', '310100'), new Hospital(app, 'H31010000002', '310100')]
  const visit = await hospital.admit(person)
  await charge(hospital, visit, 1, 6000)
  const later = await other.admit(person, { begntime: '2026-06-12 12:00:00' })
  const line = { ...feeLine(person, later, ['YDA0000001', 1, 3000], 1), fee_ocur_time: '2026-06-12 13:00:00' }
  await other.ask('2301', { feedetail: [line] })
  await other.discharge(person, later, '2026-06-14')
  await other.ask('2304', settlement(person, later, 3000))
  const part = settlement(person, visit, 6000, { mid_setl_flag: '1', dscgTime: '2026-06-11 10:00:00' })
  for (const infno of ['2303', '2304'])
    assert.match(refusedWith(await hospital.send(infno, part), 'G5121'), /演示上海二级医院/)
  await hospital.discharge(person, visit, '2026-06-12')
  amountsOf(await hospital.ask('2304', settlement(person, visit, 6000)))
  await ledgerAgrees(db)
})

test('the first day of what was settled in the middle stands; what else is told of the stay may change', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(person)
  await charge(hospital, visit, 1, 6000)
  await hospital.ask('2304', settlement(person, visit, 6000, { mid_setl_flag: '1', dscgTime: '2026-06-11 10:00:00' }))
  const change = (begntime: string) =>
    hospital.send('2403', {
      adminfo: { mdtrt_id: visit, psn_no: person, begntime, med_type: '21', adm_bed: '9' },
      diseinfo: [],
    })
  refusedWith(await change('2026-06-05 08:00:00'), 'G3011')
  assert.equal((await change('2026-06-10 09:00:00')).infcode, 0)
  const { rows } = await db.pool.query('select from_day from visit where visit_id = $1', [visit])
  assert.deepEqual(rows, [{ from_day: '2026-06-10' }])
})
