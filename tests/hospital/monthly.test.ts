/** 3203 and 3204: a month is applied for and taken back by messages; each refusal names what is wrong, and keeps nothing. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { Hospital, newMsgid, openPlatform, people, settlement } from './hospital.ts'
import type { Reply } from './hospital.ts'
import { refusedWith } from './checks.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())
const hospital = new Hospital(app, 'H31010000001', '310100')
const person = people.retiredWithFiling

const visit = await hospital.admit(person)
await hospital.upload(person, visit, [['YDA0000001', 1, 10_000]])
await hospital.discharge(person, visit)
const settled = await hospital.ask('2304', settlement(person, visit, 10_000), { msgid: newMsgid(hospital.code) })
const info = (settled.output as { setlinfo: Record<string, number> }).setlinfo

const asked = (more: object = {}) => ({
  data: {
    clr_type: '21',
    clr_way: '1',
    setlym: '202606',
    psntime: 1,
    medfee_sumamt: info['medfee_sumamt'],
    med_sumfee: info['inscp_scp_amt'],
    fund_appy_sum: info['fund_pay_sumamt'],
    cash_payamt: info['psn_cash_pay'],
    acct_pay: info['acct_pay'],
    begndate: '2026-06-01',
    enddate: '2026-06-30',
    ...more,
  },
})
const kept = async () => (await db.kysely.selectFrom('monthly_application').selectAll().execute()).length
const numberOf = (reply: Reply) => (reply.output as { result: { clr_appy_evt_id: string } }).result.clr_appy_evt_id

test('a month that is not over, days of another, a kind of none, nothing settled, other figures: each is refused, nothing kept', async () => {
  assert.match(refusedWith(await hospital.send('3203', asked()), 'G7301'), /2026-06 还没有过完，最晚可以申报 2026-05/)
  clock.set('2026-07-02T02:00:00Z')
  refusedWith(await hospital.send('3203', asked({ setlym: '202613' })), 'G7302')
  refusedWith(await hospital.send('3203', asked({ enddate: '2026-06-29' })), 'G7302')
  refusedWith(await hospital.send('3203', asked({ begndate: '2026-05-01' })), 'G7302')
  refusedWith(await hospital.send('3203', asked({ clr_type: '99' })), 'G7303')
  assert.match(refusedWith(await hospital.send('3203', asked({ clr_type: '11' })), 'G7301'), /没有“普通门诊”的结算/)
  const differs = await hospital.send('3203', asked({ psntime: 2, acct_pay: 0.01 }))
  assert.match(refusedWith(differs, 'G7301'), /清算人次：机构2、平台1；个人账户支出：机构0\.01、平台/)
  assert.equal(await kept(), 0)
})

test('applied for once, however often the message comes; taken back, the message does not apply again', async () => {
  const msgid = newMsgid(hospital.code)
  const number = numberOf(await hospital.ask('3203', asked(), { msgid }))
  assert.ok(number.length <= 30, number)
  assert.equal(numberOf(await hospital.ask('3203', asked(), { msgid })), number)
  refusedWith(await hospital.send('3203', asked({ psntime: 2 }), { msgid }), 'G1201')
  assert.match(refusedWith(await hospital.send('3203', asked()), 'G7301'), new RegExp(number))
  const other = new Hospital(app, 'H31010000002', '310100')
  refusedWith(await other.send('3204', { data: { clr_appy_evt_id: number } }), 'G7301')
  await hospital.ask('3204', { data: { clr_appy_evt_id: number } })
  refusedWith(await hospital.send('3204', { data: { clr_appy_evt_id: number } }), 'G7301')
  refusedWith(await hospital.send('3203', asked(), { msgid }), 'G7304')
  assert.notEqual(numberOf(await hospital.ask('3203', asked())), number)
  assert.equal(await kept(), 2)
})
