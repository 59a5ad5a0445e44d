import assert from 'node:assert/strict'
import test from 'node:test'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { demonstrationCard } from '../../apps/server/src/demonstration/index.ts'
import { refusedWith } from './checks.ts'
import { Hospital, admission, newMsgid, openPlatform, people, registration, settlement } from './hospital.ts'
import type { Platform } from './hospital.ts'

/** 我的码 of a person: a fresh token. */
async function showCode({ app, db, clock }: Platform, personNo: string): Promise<string> {
  const cookie = await signInCitizen(db, clock, personNo)
  const reply = await app.inject({ method: 'POST', url: '/api/credential', headers: { cookie }, payload: {} })
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json<{ token: string }>().token
}

async function stateOf({ app, db, clock }: Platform, personNo: string, token: string): Promise<unknown> {
  const cookie = await signInCitizen(db, clock, personNo)
  const url = '/api/credential/state'
  return (await app.inject({ method: 'POST', url, headers: { cookie }, payload: { token } })).json()
}

const asked = (type: string, number: string) => ({
  data: { mdtrt_cert_type: type, mdtrt_cert_no: number, certno: '', psn_name: '', begntime: '' },
})
const byToken = (token: string) => ({ mdtrt_cert_type: '01', mdtrt_cert_no: token })
const person = people.retiredWithFiling

test('a code is read, registers one visit, settles it after it is over, and says on the phone what became of it', async () => {
  const platform = await openPlatform()
  const { app, db, clock } = platform
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const elsewhere = new Hospital(app, 'H31010000002', '310100')
  const token = await showCode(platform, person)
  assert.match(token, /^YD[2-9A-HJ-NP-Z]{28}$/)
  const kept = await db.pool.query('select row_to_json(t)::text as text from credential_token t')
  assert.ok(!kept.rows.some((row: { text: string }) => row.text.includes(token)), 'kept as a hash only')
  assert.deepEqual(await stateOf(platform, person, token), { state: 'fresh' })
  assert.deepEqual(await stateOf(platform, people.active, token), { state: 'expired' }, 'nobody else’s business')

  const found = await hospital.ask('1101', asked('01', token))
  assert.equal((found.output as { baseinfo: { psn_no: string } }).baseinfo.psn_no, person)
  assert.deepEqual(await stateOf(platform, person, token), { state: 'read', institution: '演示上海三级医院' })
  refusedWith(await elsewhere.send('1101', asked('01', token)), 'G2008')
  refusedWith(await elsewhere.send('2201', registration(person, byToken(token))), 'G2008')
  refusedWith(await hospital.send('2201', registration(people.active, byToken(token))), 'G2009')

  const msgid = newMsgid(hospital.code)
  const first = await hospital.ask('2201', registration(person, byToken(token)), { msgid })
  const visit = (first.output as { data: { mdtrt_id: string } }).data.mdtrt_id
  assert.deepEqual(await stateOf(platform, person, token), { state: 'used', institution: '演示上海三级医院' })
  refusedWith(await hospital.send('2201', registration(person, byToken(token))), 'G2007')
  refusedWith(await hospital.send('2401', admission(person, byToken(token))), 'G2007')

  clock.set('2026-06-20T02:06:00Z')
  const again = await hospital.ask('2201', registration(person, byToken(token)), { msgid })
  assert.equal((again.output as { data: { mdtrt_id: string } }).data.mdtrt_id, visit, 'a repeat after five minutes')
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, 100]])
  const bill = { med_type: '11', chrg_bchno: 'B1' }
  const other = await showCode(platform, people.active)
  refusedWith(await hospital.send('2206', settlement(person, visit, 100, { ...bill, ...byToken(other) })), 'G2009')
  refusedWith(await hospital.send('2207', settlement(person, visit, 100, { ...bill, ...byToken(other) })), 'G2009')
  await hospital.ask('2207', settlement(person, visit, 100, { ...bill, ...byToken(token) }))
})

test('a code that is over, unknown or given back', async () => {
  const platform = await openPlatform()
  const { app, clock } = platform
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const token = await showCode(platform, person)
  const visit = await hospital.register(person, byToken(token))
  await hospital.ask('2202', { data: { psn_no: person, mdtrt_id: visit, ipt_otp_no: 'M0001' } })
  assert.deepEqual(await stateOf(platform, person, token), { state: 'fresh' }, 'a cancelled registration gives it back')
  const msgid = newMsgid(hospital.code)
  await hospital.ask('2401', admission(person, byToken(token)), { msgid })
  await hospital.ask('2601', { data: { psn_no: person, omsgid: msgid, oinfno: '2401' } })
  await hospital.ask('2401', admission(person, byToken(token)))

  refusedWith(await hospital.send('1101', asked('01', `YD${'2'.repeat(28)}`)), 'G2005')
  refusedWith(await hospital.send('2201', registration(person, byToken('x'))), 'G2005')
  const late = await showCode(platform, person)
  clock.set('2026-06-20T02:05:00Z')
  refusedWith(await hospital.send('1101', asked('01', late)), 'G2006')
  refusedWith(await hospital.send('2401', admission(person, byToken(late))), 'G2006')
  assert.deepEqual(await stateOf(platform, person, late), { state: 'expired' })
})

test('two registrations with one code at the same moment: one stands', async () => {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H31010000001', '310100')
  const token = await showCode(platform, person)
  const replies = await Promise.all([1, 2, 3, 4].map(() => hospital.send('2201', registration(person, byToken(token)))))
  assert.equal(replies.filter((reply) => reply.infcode === 0).length, 1)
  for (const reply of replies.filter((one) => one.infcode !== 0)) refusedWith(reply, 'G2007')
})

test('the social security card is a credential too', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const found = await hospital.ask('1101', asked('03', demonstrationCard(person).toLowerCase()))
  assert.equal((found.output as { baseinfo: { psn_no: string } }).baseinfo.psn_no, person)
  assert.match(refusedWith(await hospital.send('1101', asked('03', 'Y00000000')), 'G2001'), /社会保障卡Y000/)
  refusedWith(await hospital.send('1101', asked('03', '')), 'G2004')
})
