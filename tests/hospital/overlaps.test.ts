/** One person's visits at the same time: no stay is paid twice, and what a pool may allow is settled with a warning. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { allowedKinds, overlap, overlapsOf } from '../../apps/server/src/care/settlements/overlaps.ts'
import type { VisitSpan } from '../../apps/server/src/care/settlements/overlaps.ts'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { feeLine, Hospital, openPlatform, people, settlement } from './hospital.ts'

const person = people.retiredWithFiling

interface Days {
  from: string
  to: string
}

/** A stay of one line of 1,000 yuan on its first day, discharged. */
async function stayed(hospital: Hospital, { from, to }: Days, more: Record<string, unknown> = {}): Promise<string> {
  const visit = await hospital.admit(person, { begntime: `${from} 08:00:00`, ...more })
  const line = { ...feeLine(person, visit, ['YDA0000001', 1, 1000], 1), fee_ocur_time: `${from} 09:00:00` }
  await hospital.ask('2301', { feedetail: [line] })
  await hospital.discharge(person, visit, to)
  return visit
}

const settleStay = (hospital: Hospital, visit: string) => hospital.send('2304', settlement(person, visit, 1000))

/** An outpatient bill of 100 yuan on a day. */
async function billed(hospital: Hospital, day: string, more: Record<string, unknown> = { med_type: '11' }) {
  const visit = await hospital.register(person, { begntime: `${day} 08:00:00` })
  const line = { ...feeLine(person, visit, ['YDA0000001', 1, 100], 1), chrg_bchno: 'B1', rx_circ_flag: '0' }
  await hospital.ask('2204', { feedetail: [{ ...line, fee_ocur_time: `${day} 09:00:00` }] })
  const bill = settlement(person, visit, 100, { chrg_bchno: 'B1', ...more })
  return { visit, pre: () => hospital.send('2206', bill), settle: () => hospital.send('2207', bill) }
}

test('two stays: overlapping days are settled once, at the same hospital or another; days may meet', async () => {
  const { app, db } = await openPlatform()
  const here = new Hospital(app, 'H31010000001', '310100')
  const there = new Hospital(app, 'H31010000002', '310100')
  const first = await stayed(here, { from: '2026-06-05', to: '2026-06-10' })
  const inside = await stayed(there, { from: '2026-06-06', to: '2026-06-08' })
  const same = await stayed(there, { from: '2026-06-05', to: '2026-06-10' })
  const across = await stayed(here, { from: '2026-06-09', to: '2026-06-14' })
  const before = await stayed(there, { from: '2026-06-01', to: '2026-06-05' })
  const after = await stayed(there, { from: '2026-06-10', to: '2026-06-12' })
  const settled = amountsOf(await settleStay(here, first))
  for (const [hospital, visit] of [
    [there, inside],
    [there, same],
    [here, across],
  ] as const) {
    const ahead = refusedWith(await hospital.send('2303', settlement(person, visit, 1000)), 'G5121')
    const text = refusedWith(await settleStay(hospital, visit), 'G5121')
    assert.equal(text, ahead, 'the pre-settlement says what the settlement says')
    assert.ok(text.includes(first) && text.includes('演示上海三级医院'), text)
    assert.match(text, /撤销结算/)
  }
  assert.equal((await settleStay(there, before)).infcode, 0, 'discharge and admission of one day meet')
  assert.equal((await settleStay(there, after)).infcode, 0)
  // Undone, it is in nobody's way any more; then the other is in its.
  await there.ask('2305', { data: { psn_no: person, mdtrt_id: after, setl_id: await lastOf(db, after) } })
  await there.ask('2305', { data: { psn_no: person, mdtrt_id: before, setl_id: await lastOf(db, before) } })
  await here.ask('2305', { data: { psn_no: person, mdtrt_id: first, setl_id: settled['setl_id'] } })
  assert.equal((await settleStay(there, inside)).infcode, 0)
  refusedWith(await settleStay(here, first), 'G5121')
  await ledgerAgrees(db)
})

async function lastOf(db: Awaited<ReturnType<typeof openPlatform>>['db'], visit: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `select settlement_id as id from settlement where visit_id = $1 order by version desc limit 1`,
    [visit],
  )
  return rows[0]!.id
}

test('an ordinary outpatient bill inside a stay, settled or running; its edges are free', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await stayed(hospital, { from: '2026-06-05', to: '2026-06-10' })
  const inside = await billed(hospital, '2026-06-07')
  const text = refusedWith(await inside.settle(), 'G5121')
  assert.ok(text.includes(visit) && /2405/.test(text), 'it is discharged: its days or the stay itself are wrong')
  assert.equal(refusedWith(await inside.pre(), 'G5121'), text)
  assert.equal((await settleStay(hospital, visit)).infcode, 0)
  assert.match(refusedWith(await inside.settle(), 'G5121'), /已结算/)
  for (const day of ['2026-06-05', '2026-06-10', '2026-06-04', '2026-06-11'])
    assert.equal((await (await billed(hospital, day)).settle()).infcode, 0, day)
  const open = await hospital.admit(person, { begntime: '2026-06-15 08:00:00' })
  const while_ = await billed(hospital, '2026-06-17')
  const left = refusedWith(await while_.settle(), 'G5121')
  assert.ok(left.includes(open) && /2402.*2404/.test(left), 'how to close what was left open')
  await hospital.ask('2404', { data: { psn_no: person, mdtrt_id: open } })
  assert.equal((await while_.settle()).infcode, 0)
  await ledgerAgrees(db)
})

test('one stay of a single day, admitted again after it was settled, is not paid twice; two of one day are two', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const day = { from: '2026-06-05', to: '2026-06-05' }
  const first = await stayed(hospital, day, { ipt_no: 'DAY1' })
  assert.equal((await settleStay(hospital, first)).infcode, 0)
  const again = await stayed(hospital, day, { ipt_no: 'DAY1' })
  assert.notEqual(again, first, 'the first is closed, so this is a registration of its own')
  assert.ok(refusedWith(await settleStay(hospital, again), 'G5121').includes(first))
  assert.equal((await settleStay(hospital, await stayed(hospital, day, { ipt_no: 'DAY2' }))).infcode, 0)
  const there = new Hospital(app, 'H31010000002', '310100')
  const other = await stayed(there, day, { ipt_no: 'DAY1' })
  assert.equal((await settleStay(there, other)).infcode, 0, 'the number is each institution’s own')
  await ledgerAgrees(db)
})

test('a stay around an outpatient bill that was settled first', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const bill = await billed(hospital, '2026-06-07')
  assert.equal((await bill.settle()).infcode, 0)
  const visit = await stayed(hospital, { from: '2026-06-05', to: '2026-06-10' })
  assert.ok(refusedWith(await settleStay(hospital, visit), 'G5121').includes(bill.visit))
})

test('an emergency inside a stay: settled with a warning; two stays of which one still runs: warned', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await stayed(hospital, { from: '2026-06-05', to: '2026-06-10' })
  assert.equal((await settleStay(hospital, visit)).infcode, 0)
  const emergency = await billed(hospital, '2026-06-07', {
    med_type: '13',
    exp_content: '{"OTP_ER_REFL_FLAG":"1"}',
  })
  const reply = await emergency.settle()
  assert.equal(reply.infcode, 0, reply.err_msg ?? '')
  assert.match(reply.warn_msg ?? '', new RegExp(`${visit}.*重叠`))
  const running = await hospital.admit(person, { begntime: '2026-06-12 08:00:00' })
  const other = await stayed(hospital, { from: '2026-06-13', to: '2026-06-15' })
  const warned = await settleStay(hospital, other)
  assert.equal(warned.infcode, 0)
  assert.match(warned.warn_msg ?? '', new RegExp(`${running}.*重叠`))
  await ledgerAgrees(db)
})

test('who overlaps whom, and where a pool’s setting decides', () => {
  const visit = (kind: VisitSpan['kind'], from_day: string, to_day: string | null, medical_type = '11'): VisitSpan => ({
    visit_id: `${kind} ${from_day}`,
    institution: 'H31010000001',
    institution_visit_no: null,
    kind,
    medical_type,
    emergency: false,
    from_day,
    to_day,
  })
  const stay = visit('inpatient', '2026-01-05', '2026-01-10', '21')
  const bill = (day: string, kind: VisitSpan['kind'] = 'outpatient') => visit(kind, day, day)
  assert.ok(!overlap(bill('2026-01-06'), bill('2026-01-06')), 'two bills of one day')
  assert.ok(overlap(stay, visit('inpatient', '2026-01-09', null, '21')), 'nobody knows its end')
  assert.ok(!overlap(stay, visit('inpatient', '2026-01-10', null, '21')))
  for (const [day, expected] of [
    ['2026-01-05', false],
    ['2026-01-06', true],
    ['2026-01-09', true],
    ['2026-01-10', false],
  ] as const) {
    assert.equal(overlap(stay, bill(day)), expected, day)
    assert.equal(overlap(bill(day), stay), expected, `${day} the other way round`)
  }
  const bed = visit('inpatient', '2026-01-01', '2026-01-31', '71')
  for (const type of ['71', '7101'])
    assert.deepEqual(allowedKinds(stay, { ...bed, medical_type: type }), ['home-bed'], type)
  assert.deepEqual(allowedKinds(stay, bill('2026-01-06')), [])
  assert.deepEqual(allowedKinds(stay, { ...bill('2026-01-06'), emergency: true }), ['emergency'])
  const settled = { ...stay, institution: 'H', institution_name: null, settled: true }
  const purchase = bill('2026-01-06', 'pharmacy')
  const weights = (settings: Parameters<typeof overlapsOf>[2]) =>
    overlapsOf(purchase, [settled], settings).map((found) => found.weight)
  assert.deepEqual(weights(undefined), ['warn'])
  const refusing = (from: number) => new Map([['pharmacy', [{ from, choice: 'refuse' }]]] as const)
  assert.deepEqual(weights(refusing(0)), ['refuse'], 'since 1970-01-01')
  assert.deepEqual(weights(refusing(30_000)), ['warn'], 'from 2052 on')
})
