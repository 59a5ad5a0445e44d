/** 2601 takes back what it names and nothing else: what does not fit is refused, for the hospital books it as undone. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { admission, feeLine, Hospital, newMsgid, openPlatform, people, registration, settlement } from './hospital.ts'

const person = people.retiredWithFiling

const reversal = (psn_no: string, omsgid: string, oinfno: string) => ({ data: { psn_no, omsgid, oinfno } })

test('another person, another transaction, another institution: refused, and the right one still works', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const visit = await hospital.register(person)
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, 500]])
  const msgid = newMsgid(hospital.code)
  const bill = settlement(person, visit, 500, { chrg_bchno: 'B1', med_type: '11' })
  const settled = await hospital.ask('2207', bill, { msgid })
  const marks = async () => (await db.pool.query(`select from journal where withdrew_name is not null`)).rowCount

  refusedWith(await hospital.send('2601', reversal(people.active, msgid, '2207')), 'G5302')
  assert.match(refusedWith(await hospital.send('2601', reversal(person, msgid, '2304')), 'G5303'), /2207/)
  const other = new Hospital(app, 'H33010000002', '330100')
  refusedWith(await other.send('2601', reversal(person, msgid, '2207')), 'G5304')
  assert.equal(await marks(), 0, 'no mark is left')
  const again = await hospital.ask('2207', bill, { msgid })
  assert.deepEqual(again.output, settled.output, 'it stands')

  assert.equal((await hospital.ask('2601', reversal(person, msgid, '2207'))).output, null)
  refusedWith(await hospital.send('2207', bill, { msgid }), 'G1202')
  await ledgerAgrees(db)
})

test('a message that was refused as of another institution and then settled is known by its person', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 1, 100]])
  await hospital.discharge(person, visit)
  const msgid = newMsgid(hospital.code)
  const headers = { apikey: `demo-${hospital.code}` }
  const bill = settlement(person, visit, 100)
  refusedWith(await hospital.send('2304', bill, { msgid, headers: { apikey: 'demo-H31010000002' } }), 'G1106')
  amountsOf(await hospital.ask('2304', bill, { msgid, headers }))
  refusedWith(await hospital.send('2601', reversal(people.active, msgid, '2304'), { headers }), 'G5302')
  const other = settlement(people.active, visit, 100)
  refusedWith(await hospital.send('2304', other, { msgid, headers }), 'G1201')
  const { rowCount } = await db.pool.query(`select from journal where withdrew_name is not null`)
  assert.equal(rowCount, 0, 'no mark is left')
})

test('a message of no settlement is no settlement to be reversed', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(person)
  const msgid = newMsgid(hospital.code)
  await hospital.ask('2301', { feedetail: [feeLine(person, visit, ['YDA0000001', 1, 100], 1)] }, { msgid })
  assert.match(refusedWith(await hospital.send('2601', reversal(person, msgid, '2304')), 'G5303'), /2301/)
})

test('what was refused, and what never came, may be reversed: the late original is refused', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const unfiled = people.active
  const visit = await hospital.admit(unfiled)
  await hospital.upload(unfiled, visit, [['YDA0000001', 1, 100]])
  await hospital.discharge(unfiled, visit)
  const msgid = newMsgid(hospital.code)
  const bill = settlement(unfiled, visit, 100)
  refusedWith(await hospital.send('2304', bill, { msgid }), 'G5101')
  refusedWith(await hospital.send('2601', reversal(person, msgid, '2304')), 'G5302')
  await hospital.ask('2601', reversal(unfiled, msgid, '2304'))
  refusedWith(await hospital.send('2304', bill, { msgid }), 'G1202')
  await hospital.ask('2601', reversal(unfiled, newMsgid(hospital.code), '2304'))
})

test('the same admission under another message id is the same stay; it goes when the last of the two is reversed', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const stay = admission(person)
  const [first, second] = [newMsgid(hospital.code), newMsgid(hospital.code)]
  const admitted = await hospital.ask('2401', stay, { msgid: first })
  const visit = String(admitted.output.result.mdtrt_id)
  const again = await hospital.ask('2401', stay, { msgid: second })
  assert.equal(again.output.result.mdtrt_id, visit)
  assert.match(again.warn_msg ?? '', new RegExp(`已登记（${visit}）.*没有重复登记`))
  const visits = async () => (await db.pool.query(`select status from visit where visit_id = $1`, [visit])).rows
  assert.deepEqual(await visits(), [{ status: 'open' }])
  assert.equal((await db.pool.query('select from visit')).rowCount, 1)

  await hospital.ask('2601', reversal(person, first, '2401'))
  assert.deepEqual(await visits(), [{ status: 'open' }], 'the second message still says that it stands')
  await hospital.ask('2601', reversal(person, second, '2401'))
  assert.deepEqual(await visits(), [{ status: 'cancelled' }])
  assert.notEqual((await hospital.ask('2401', stay)).output.result.mdtrt_id, visit, 'a new stay')
})

test('another number of the stay, another moment, another hospital or a finished stay is another admission', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const stay = { ipt_no: 'Z-1', begntime: '2026-06-10 08:00:00' }
  const visit = await hospital.admit(person, stay)
  assert.equal(await hospital.admit(person, stay), visit)
  assert.notEqual(await hospital.admit(person, { ...stay, ipt_no: 'Z-2' }), visit)
  assert.notEqual(await hospital.admit(person, { ...stay, begntime: '2026-06-10 08:00:01' }), visit)
  assert.notEqual(await new Hospital(app, 'H31010000002', '310100').admit(person, stay), visit)
  await hospital.upload(person, visit, [['YDA0000001', 1, 100]])
  await hospital.discharge(person, visit)
  assert.equal(await hospital.admit(person, stay), visit, 'discharged, not settled')
  amountsOf(await hospital.ask('2304', settlement(person, visit, 100)))
  assert.notEqual(await hospital.admit(person, stay), visit)
})

test('a registration says whose stay is still open', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const visit = await hospital.admit(person)
  const reply = await hospital.ask('2201', registration(person))
  assert.match(reply.warn_msg ?? '', new RegExp(`未结算的住院${visit}`))
})
