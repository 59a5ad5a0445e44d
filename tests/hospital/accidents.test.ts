/** 2507: how an injury came about; seen at the desk, and no longer asked for at the settlement. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { amountsOf, ledgerAgrees, refusedWith, rowCounts } from './checks.ts'
import { Hospital, newMsgid, openPlatform, people, settlement } from './hospital.ts'
import type { Platform, Reply } from './hospital.ts'

const person = people.active
const injured = { exp_content: '{"TRUM_FLAG":"1","REL_TTP_FLAG":"0"}' }

const accident = (more: Record<string, unknown> = {}) => ({
  data: {
    dcla_souc: '01',
    insutype: '310',
    psn_no: person,
    psn_cert_type: '01',
    certno: '330100198811020127',
    psn_name: '演示职工乙',
    tel: '13800000000',
    insu_admdvs: '330100',
    fixmedins_name: '演示杭州三级医院',
    adm_time: '2026-06-10',
    trum_time: '2026-06-09 21:00:00',
    trum_site: '自家楼梯',
    trum_rea: '下楼时滑倒，不涉及第三方',
    chk_pay_flag: '1',
    begndate: '2026-06-09',
    ...more,
  },
})
const numberOf = (reply: Reply) => (reply.output as { result: { trt_dcla_detl_sn: string } }).result.trt_dcla_detl_sn

async function open() {
  const platform = await openPlatform()
  return { ...platform, hospital: new Hospital(platform.app, 'H33010000001', '330100') }
}

/** A stay after an injury, discharged and ready to be settled. */
async function stay(hospital: Hospital): Promise<string> {
  const visit = await hospital.admit(person, { med_type: '22', ...injured })
  await hospital.upload(person, visit, [['YDA0000001', 10, 1000]])
  await hospital.discharge(person, visit)
  return visit
}

async function decide({ app, db, clock }: Platform, id: string, action: 'approve' | 'refuse'): Promise<void> {
  const cookie = await signInStaff(db, clock, { roles: ['reviewing'], name: 'review-330100', pool: '330100' })
  const answer = await app.inject({
    method: 'POST',
    url: `/api/desk/registers/${id}/${action}`,
    headers: { cookie, 'idempotency-key': `accidents-${action}-0001` },
    payload: { reason: '已核实' },
  })
  assert.equal(answer.statusCode, 200, answer.body)
}

test('a settlement asks for the statement until it is there; the sums are the same', async () => {
  const platform = await open()
  const { hospital, db } = platform
  const visit = await stay(hospital)
  const bill = settlement(person, visit, 10_000, injured)
  const asked = await hospital.ask('2303', bill)
  assert.match(asked.warn_msg ?? '', /外伤的情况说明还没有收到.*2507/)
  const number = numberOf(await hospital.ask('2507', accident()))
  const told = await hospital.ask('2303', bill)
  assert.doesNotMatch(told.warn_msg ?? '', /外伤/)
  assert.equal(amountsOf(told)['hifp_pay'], amountsOf(asked)['hifp_pay'])

  // Refused at the desk it is as if nothing had been said; approved it stays said.
  await decide(platform, number, 'refuse')
  assert.match((await hospital.ask('2303', bill)).warn_msg ?? '', /外伤的情况说明/)
  const again = numberOf(await hospital.ask('2507', accident({ memo: '补充了照片' })))
  await decide(platform, again, 'approve')
  assert.doesNotMatch((await hospital.ask('2304', bill)).warn_msg ?? '', /外伤/)
  await ledgerAgrees(db)
})

test('who is not injured is asked nothing, and an accident of other days says nothing of this one', async () => {
  const { hospital } = await open()
  await hospital.ask('2507', accident({ begndate: '2026-05-01', trum_time: '2026-05-01', enddate: '2026-05-31' }))
  const visit = await stay(hospital)
  assert.match((await hospital.ask('2303', settlement(person, visit, 10_000))).warn_msg ?? '', /外伤的情况说明/)
  const other = await hospital.register(people.child, { insutype: '390' })
  await hospital.uploadOutpatient(people.child, other, [['YDA0000001', 1, 100]])
  const bill = settlement(people.child, other, 100, { insutype: '390', med_type: '11', chrg_bchno: 'B1' })
  assert.doesNotMatch((await hospital.ask('2206', bill)).warn_msg ?? '', /外伤/)
  assert.match((await hospital.ask('2206', { data: { ...bill.data, ...injured } })).warn_msg ?? '', /外伤的情况说明/)
})

test('the desk of the insured place has it in its queue, with what was said', async () => {
  const { app, db, clock, hospital } = await open()
  const number = numberOf(await hospital.ask('2507', accident({ agnter_name: '演示家属', agnter_tel: '13900000000' })))
  const cookie = await signInStaff(db, clock, { roles: ['reviewing'], name: 'review-330100', pool: '330100' })
  const seen = await app.inject({ url: `/api/desk/registers/${number}`, headers: { cookie } })
  const { record } = seen.json<{
    record: { title: string; state: string; allowed: string[]; facts: { label: string; value: string }[] }
  }>()
  assert.deepEqual([record.title, record.state, record.allowed], ['意外伤害备案', 'applied', ['approve', 'refuse']])
  assert.deepEqual(Object.fromEntries(record.facts.map(({ label, value }) => [label, value])), {
    受伤时间: '2026年6月9日',
    受伤地点: '自家楼梯',
    致伤原因: '下楼时滑倒，不涉及第三方',
    就诊医院: '演示杭州三级医院',
    入院时间: '2026年6月10日',
    联系电话: '13800000000',
    代办人: '演示家属 13900000000',
  })
  // Nothing of it lies in the open.
  const { rows } = await db.pool.query('select detail from record_action where record_id = $1', [number])
  assert.doesNotMatch(JSON.stringify(rows), /滑倒|楼梯|13800000000/)
  const stranger = await signInStaff(db, clock, { roles: ['reviewing'], name: 'review-331000', pool: '331000' })
  const hidden = await app.inject({ url: `/api/desk/registers/${number}`, headers: { cookie: stranger } })
  assert.notEqual(hidden.statusCode, 200)
})

test('sent again it is one; the same injury under another message, another person and days that cannot be are refused', async () => {
  const { hospital, db } = await open()
  const msgid = newMsgid(hospital.code)
  const number = numberOf(await hospital.ask('2507', accident(), { msgid }))
  assert.equal(numberOf(await hospital.ask('2507', accident(), { msgid })), number)
  const before = await rowCounts(db)
  const send = (more: Record<string, unknown>) => hospital.send('2507', accident(more))
  assert.match(refusedWith(await send({}), 'G6301'), new RegExp(number))
  refusedWith(await send({ psn_no: '33010000000000009999' }), 'G2001')
  refusedWith(await send({ psn_name: '演示退休甲' }), 'G2003')
  refusedWith(await send({ certno: '330100195003070114' }), 'G2010')
  refusedWith(await send({ trum_time: '2026-06-21' }), 'G3008')
  refusedWith(await send({ enddate: '2026-06-01' }), 'G3007')
  refusedWith(await send({ trum_time: '1980-01-01' }), 'G3040')
  refusedWith(await send({ begndate: '' }), 'G1013')
  assert.deepEqual(await rowCounts(db), before, 'nothing half written')
})
