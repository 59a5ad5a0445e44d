import assert from 'node:assert/strict'
import test from 'node:test'
import { refusedWith, rowCounts } from './checks.ts'
import { Hospital, admission, feeLine, newMsgid, openPlatform, people, registration, settlement } from './hospital.ts'

const person = people.retiredWithFiling
const { app, db } = await openPlatform()
const hospital = new Hospital(app, 'H31010000001', '310100')

/** Sends what must be refused and looks that nothing was written. */
async function refused(infno: string, input: unknown, code: string, at = hospital): Promise<string> {
  const before = await rowCounts(db)
  const text = refusedWith(await at.send(infno, input), code)
  assert.deepEqual(await rowCounts(db), before, `${infno} wrote something although it was refused with ${code}`)
  return text
}

test('unknown people, pools, institutions', async () => {
  const who = (certno: string, more = {}) => ({ data: { mdtrt_cert_type: '02', mdtrt_cert_no: certno, ...more } })
  const text = await refused('1101', who('330100199912310999'), 'G2001')
  assert.doesNotMatch(text, /330100199912310999/, 'an ID number is not written out in an error')
  const foreign = await hospital.send('1101', who('440100199912310999'), { insuredPlace: '440100' })
  assert.match(refusedWith(foreign, 'G2002'), /440100.*区号\+12393/)
  refusedWith(await hospital.send('1101', who('330100199912310999'), { insuredPlace: '330106' }), 'G2001')
  await refused('1101', who('330100195003070114', { psn_name: '别人' }), 'G2003')
  await refused('1101', { data: { mdtrt_cert_type: '01', mdtrt_cert_no: 'token' } }, 'G2005')
  await refused('2401', admission('33010000000000009999'), 'G2001')
  await refused('2401', admission(person, { insutype: '390' }), 'G2201')
  await refused('2401', admission(person, { begntime: '2016-05-01 08:00:00' }), 'G2202')
  await refused('9001', { signIn: { opter_no: 'demo' } }, 'G2101', new Hospital(app, 'H99999999999', '310100'))
  await refused('9002', { signOut: { sign_no: 'nothing', opter_no: 'demo' } }, 'G2301')
})

test('registration: days, types, persons that do not fit', async () => {
  await refused('2401', admission(person, { begntime: '2026-06-21 08:00:00' }), 'G3008')
  await refused('2401', admission(person, { begntime: '2026-06-31 08:00:00' }), 'G1014')
  await refused('2401', admission(person, { med_type: '11' }), 'G3013')
  await refused('2401', admission(person, { psn_no: '' }), 'G1013')
  const mixed = admission(person)
  mixed.diseinfo[0]!.psn_no = people.active
  await refused('2401', mixed, 'G3002')
  await refused('2401', admission(person), 'G3013', new Hospital(app, 'P31010000001', '310100'))
  await refused('2201', registration(person, { begntime: '2027-01-01 00:00:00' }), 'G3008')
})

test('fee lines that do not add up, do not belong, or come twice', async () => {
  const visit = await hospital.admit(person)
  const upload = (line: Record<string, unknown>, more: Record<string, unknown>[] = []) => ({
    feedetail: [{ ...feeLine(person, visit, ['YDA0000001', 2, 10], '1'), ...line }, ...more],
  })
  const text = await refused('2301', upload({ det_item_fee_sumamt: 21 }), 'G4001')
  assert.match(text, /单价10×数量2应为20，报文为21/)
  await refused('2301', upload({ pric: 'ten' }), 'G1014')
  await refused('2301', upload({ det_item_fee_sumamt: '20.001' }), 'G1014')
  await refused('2301', upload({ pric: 1e12 }), 'G1014')
  await refused('2301', upload({ feedetl_sn: '0000' }), 'G4002')
  await refused('2301', upload({ feedetl_sn: "1'; drop table fee_line" }), 'G4002')
  await refused('2301', upload({ cnt: 0, det_item_fee_sumamt: 0 }), 'G4013')
  await refused('2301', upload({ cnt: -2, det_item_fee_sumamt: -20 }), 'G4013')
  await refused('2301', upload({ cnt: -2, det_item_fee_sumamt: -20, init_feedetl_sn: '7' }), 'G4006')
  await refused('2301', upload({ fee_ocur_time: '2026-06-09 23:59:59' }), 'G4004')
  await refused('2301', upload({ fee_ocur_time: '2026-06-22 00:00:00' }), 'G3008')
  await refused('2301', upload({ mdtrt_id: '404' }), 'G3001')
  await refused('2301', upload({}, [feeLine(people.active, visit, ['YDA0000001', 1, 1], '2')]), 'G4011')
  await refused('2301', { feedetail: [] }, 'G1013')
  await refused('2301', { feedetail: 'x' }, 'G1014')
  // One wrong line of many refuses all.
  await refused('2301', upload({}, [{ ...feeLine(person, visit, ['YDA0000001', 1, 1], '2'), cnt: 3 }]), 'G4001')
  await refused('2204', upload({ chrg_bchno: 'B1' }), 'G3004')
  await hospital.ask('2301', upload({}))
  const repeated = await hospital.ask('2301', upload({}))
  assert.equal((repeated.output as { result: unknown[] }).result.length, 1)
  await refused('2301', upload({ cnt: 3, det_item_fee_sumamt: 30 }), 'G4003')
  await refused('2302', { data: [{ feedetl_sn: '9', mdtrt_id: visit, psn_no: person }] }, 'G4008')
  await refused('2301', upload({ feedetl_sn: '5' }), 'G3003', new Hospital(app, 'H31010000002', '310100'))
  // A visit is looked for with its person: another person's number finds nothing.
  await refused('2301', { feedetail: [feeLine(people.active, visit, ['YDA0000001', 1, 1], '2')] }, 'G3001')
})

test('discharge and settlement out of order', async () => {
  const visit = await hospital.admit(person)
  const discharge = (endtime: string) => ({
    dscginfo: { mdtrt_id: visit, psn_no: person, insutype: '310', endtime, dscg_way: '1' },
    diseinfo: [],
  })
  await refused('2303', settlement(person, visit, 0), 'G5001')
  await refused('2304', settlement(person, visit, 0), 'G5001')
  await refused('2402', discharge('2026-06-09 10:00:00'), 'G3007')
  await refused('2402', discharge('2026-06-21 10:00:00'), 'G3008')
  await refused('2405', { data: { psn_no: person, mdtrt_id: visit } }, 'G3010')
  await hospital.upload(person, visit, [['YDA0000001', 1, 500]])
  await refused('2304', settlement(person, visit, 500), 'G3010')
  await refused('2404', { data: { psn_no: person, mdtrt_id: visit } }, 'G3012')
  await hospital.discharge(person, visit)
  await refused('2402', discharge('2026-06-13 10:00:00'), 'G3009')
  await refused('2304', settlement(person, visit, 499.99), 'G4010')
  await refused('2304', settlement(person, visit, 500, { mid_setl_flag: '1' }), 'G3009')
  await refused('2304', settlement(person, visit, 500, { insutype: '390' }), 'G2201')
  await refused('2304', settlement(person, 'nothing', 500), 'G3001')
  await refused('2207', settlement(person, visit, 500, { med_type: '11' }), 'G3004')
  await refused(
    '2301',
    {
      feedetail: [feeLine(person, visit, ['YDA0000001', 1, 1], '8')].map((line) => ({
        ...line,
        fee_ocur_time: '2026-06-14 10:00:00',
      })),
    },
    'G4005',
  )
  const settled = await hospital.ask('2304', settlement(person, visit, 500))
  const settlementId = (settled.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id
  await refused('2304', settlement(person, visit, 500), 'G3011')
  await refused('2303', settlement(person, visit, 500), 'G3011')
  await refused('2301', { feedetail: [feeLine(person, visit, ['YDA0000001', 1, 1], '9')] }, 'G3011')
  await refused('2302', { data: { feedetl_sn: '1', mdtrt_id: visit, psn_no: person } }, 'G4009')
  await refused('2402', discharge('2026-06-13 10:00:00'), 'G3011')
  await refused('2404', { data: { psn_no: person, mdtrt_id: visit } }, 'G3011')
  const undo = (more: Record<string, string>) => ({
    data: { psn_no: person, mdtrt_id: visit, setl_id: settlementId, ...more },
  })
  await refused('2305', undo({ setl_id: 'nothing' }), 'G5201')
  await refused('2305', undo({ mdtrt_id: 'nothing' }), 'G3001')
  await refused('2305', undo({ psn_no: people.active }), 'G3001')
  await refused('2208', undo({}), 'G3004')
  await refused('5203', undo({}), 'G5201', new Hospital(app, 'H31010000002', '310100'))
  await refused('5203', undo({ setl_id: 'nothing' }), 'G5201')
  const undone = await hospital.ask('2305', undo({}))
  const undoId = (undone.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id
  await refused('2305', undo({}), 'G5202')
  await refused('2305', undo({ setl_id: undoId }), 'G5204')
})

test('records that cannot be reached: said so, and the same message goes through once they are there again', async () => {
  // A server of its own that keeps quiet: what fails here on purpose would stand in the log.
  const { app, db } = await openPlatform(undefined, 'silent')
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const kept = db.pool.query.bind(db.pool)
  const asked = { data: { mdtrt_cert_type: '02', mdtrt_cert_no: '330100195003070114' } }
  const away = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })
  db.pool.query = (() => Promise.reject(away)) as unknown as typeof db.pool.query
  try {
    assert.match(refusedWith(await hospital.send('1101', asked), 'G9004'), /重/)
  } finally {
    db.pool.query = kept as typeof db.pool.query
  }
  assert.equal((await hospital.send('1101', asked)).infcode, 0)
  await app.close()
})

test('a person whose records another transaction holds: said so in time, nothing is written, the repeat goes through', async () => {
  const { app, db } = await openPlatform(undefined, 'silent', { YIDI_DATABASE_LOCK_MS: '300' })
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const holder = await db.pool.connect()
  await holder.query('begin')
  await holder.query('select from person_state where person_no = $1 for update', [person])
  const before = await rowCounts(db)
  const message = { msgid: newMsgid('H31010000001') }
  const stay = admission(person)
  const text = refusedWith(await hospital.send('2401', stay, message), 'G9005')
  assert.match(text, /没有在时限内办成.*重发同一报文（msgid不变）/)
  assert.deepEqual(await rowCounts(db), before)
  await holder.query('rollback')
  holder.release()
  const first = await hospital.send('2401', stay, message)
  const again = await hospital.send('2401', stay, message)
  assert.equal(first.infcode, 0, first.err_msg ?? '')
  assert.deepEqual(again.output, first.output)
  await app.close()
})

test('a full disk: said so, and the same message goes through once there is room', async () => {
  const { app, db } = await openPlatform(undefined, 'silent')
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const kept = db.pool.query.bind(db.pool)
  const full = Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' })
  db.pool.query = (() => Promise.reject(full)) as unknown as typeof db.pool.query
  const message = { msgid: newMsgid('H31010000001') }
  const stay = admission(person)
  try {
    assert.match(refusedWith(await hospital.send('2401', stay, message), 'G9006'), /磁盘已满/)
  } finally {
    db.pool.query = kept as typeof db.pool.query
  }
  assert.equal((await hospital.send('2401', stay, message)).infcode, 0)
  await app.close()
})
