/** 2001 人员待遇享受检查: it promises what the settlement pays and refuses in its words. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { refusedWith } from './checks.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'

const { app } = await openPlatform()
const shanghai = new Hospital(app, 'H31010000001', '310100')
const hangzhou = new Hospital(app, 'H33010000001', '330100')
const pharmacy = new Hospital(app, 'P31010000001', '310100')

interface Entitled {
  psn_no: string
  trt_chk_type: string
  fund_pay_type: string
  trt_enjymnt_flag: '0' | '1'
  begndate: string
  trt_chk_rslt: string
}

const asking = (at: Hospital, psn_no: string, more: Record<string, unknown> = {}) => ({
  data: {
    psn_no,
    insutype: '310',
    fixmedins_code: at.code,
    med_type: '11',
    begntime: '2026-06-10 08:00:00',
    ...more,
  },
})

async function check(at: Hospital, psn_no: string, more: Record<string, unknown> = {}): Promise<Entitled> {
  const { trtinfo } = (await at.ask('2001', asking(at, psn_no, more))).output as { trtinfo: Entitled[] }
  assert.equal(trtinfo.length, 1)
  assert.equal(trtinfo[0]!.psn_no, psn_no)
  return trtinfo[0]!
}

/** Registers and pre-settles a visit of the same kind; gives what the hospital is told, without the code in front. */
async function presettled(at: Hospital, person: string, medType: string, insutype: string): Promise<string> {
  const more = { med_type: medType, insutype }
  if (medType.startsWith('2')) {
    const visit = await at.admit(person, { ...more, begntime: '2026-06-10 08:00:00' })
    await at.upload(person, visit, [['YDA0000001', 10, 1000]])
    const reply = await at.send('2303', settlement(person, visit, 10_000, more))
    await at.ask('2302', { data: { feedetl_sn: '0000', mdtrt_id: visit, psn_no: person } })
    await at.ask('2404', { data: { mdtrt_id: visit, psn_no: person } })
    return reply.err_msg ?? ''
  }
  const visit = await at.register(person, { insutype })
  await at.uploadOutpatient(person, visit, [['YDA0000001', 10, 1000]])
  return (await at.send('2206', settlement(person, visit, 10_000, { ...more, chrg_bchno: 'B1' }))).err_msg ?? ''
}

test('entitled: the fund, the flag 1 and no reason', async () => {
  assert.deepEqual(await check(hangzhou, people.active), {
    psn_no: people.active,
    trt_chk_type: '01',
    fund_pay_type: '310100',
    trt_enjymnt_flag: '1',
    begndate: '2026-06-10',
    enddate: null,
    trt_chk_rslt: '',
    exp_content: null,
  })
  const child = await check(hangzhou, people.child, { insutype: '390', med_type: '21' })
  assert.deepEqual([child.fund_pay_type, child.trt_enjymnt_flag], ['390100', '1'])
  assert.equal((await check(shanghai, people.retiredWithFiling, { med_type: '21' })).trt_enjymnt_flag, '1')
  assert.equal((await check(shanghai, people.active, { med_type: '13' })).trt_enjymnt_flag, '1')
})

test('whatever is checked and settled: both refuse with the same words, or neither', async () => {
  const community = new Hospital(app, 'H31010000004', '310100')
  const unlinked = new Hospital(app, 'H31010000003', '310100')
  const cases: [Hospital, string, string, string][] = [
    [hangzhou, people.active, '11', '310'],
    [shanghai, people.active, '11', '310'],
    [shanghai, people.active, '21', '310'],
    [shanghai, people.active, '24', '310'],
    [shanghai, people.retiredWithFiling, '11', '310'],
    [shanghai, people.retiredWithFiling, '14', '310'],
    [community, people.retiredWithFiling, '21', '310'],
    [unlinked, people.retiredWithFiling, '11', '310'],
    [shanghai, people.stopped, '21', '310'],
    [hangzhou, people.child, '11', '390'],
    [shanghai, people.taizhouResident, '11', '390'],
    [shanghai, people.xingtai, '21', '390'],
    [pharmacy, people.provincialActive, '41', '310'],
    [pharmacy, people.xingtai, '41', '390'],
  ]
  const outcomes = new Set<string>()
  for (const [at, person, med_type, insutype] of cases) {
    const { trt_enjymnt_flag: flag, trt_chk_rslt: words } = await check(at, person, { med_type, insutype })
    const told = await presettled(at, person, med_type, insutype)
    assert.equal(flag === '0' ? words : '', told, `${at.code} ${person} ${med_type}`)
    outcomes.add(flag)
  }
  assert.deepEqual([...outcomes].sort(), ['0', '1'])
})

test('why not: benefits stopped, not filed, a service that is not open, another insurance, nobody insured', async () => {
  const refused = async (at: Hospital, person: string, more: Record<string, unknown>, words: RegExp) => {
    const { trt_enjymnt_flag, trt_chk_rslt } = await check(at, person, more)
    assert.equal(trt_enjymnt_flag, '0')
    assert.match(trt_chk_rslt, words)
  }
  await refused(hangzhou, people.stopped, {}, /^\[G5105\] .*2026-06-10/)
  await refused(shanghai, people.active, {}, /^\[G5101\] .*备案/)
  await refused(hangzhou, people.active, { insutype: '390' }, /^\[G2201\] /)
  await refused(hangzhou, people.active, { insutype: '510', med_type: '52' }, /^\[G2201\] /)
  await refused(hangzhou, people.active, { med_type: '52' }, /^\[G5122\] /)
  await refused(hangzhou, people.active, { begntime: '1995-01-01' }, /^\[G2202\] /)
  await refused(pharmacy, people.active, { med_type: '21' }, /^\[G3013\] /)
  const injured = { exp_content: '{"TRUM_FLAG":"1","REL_TTP_FLAG":"1"}' }
  await refused(hangzhou, people.active, injured, /^\[G5111\] /)
  await refused(hangzhou, people.active, { med_type: '14', dise_codg: 'M00500' }, /^\[G5115\] /)
})

test('a bill inside of a stay of the person is not promised, for its settlement would refuse it', async () => {
  const person = people.provincialReferral
  assert.equal((await check(shanghai, person)).trt_enjymnt_flag, '1')
  const visit = await shanghai.admit(person, { begntime: '2026-06-05 08:00:00' })
  const inside = await check(shanghai, person)
  assert.equal(inside.trt_enjymnt_flag, '0')
  assert.match(inside.trt_chk_rslt, new RegExp(`^\\[G5121\\] .*${visit}`))
  await shanghai.ask('2404', { data: { mdtrt_id: visit, psn_no: person } })
  assert.equal((await check(shanghai, person)).trt_enjymnt_flag, '1')
})

test('who or what is not there, and days that cannot be, are refused', async () => {
  const send = (person: string, more: Record<string, unknown> = {}) =>
    hangzhou.send('2001', asking(hangzhou, person, more))
  refusedWith(await send('33010000000000009999'), 'G2001')
  refusedWith(await send(people.active, { fixmedins_code: 'H00000000000' }), 'G2101')
  refusedWith(await send(people.active, { begntime: '2026-06-21' }), 'G3008')
  refusedWith(await send(people.active, { endtime: '2026-06-09' }), 'G3007')
  refusedWith(await send(people.active, { begntime: '1950-01-01' }), 'G3040')
  refusedWith(await send(people.active, { begntime: '' }), 'G1013')
  refusedWith(await send(people.active, { med_type: '77' }), 'G1018')
})
