/**
 * The same message again: its stored reply while that reply is true, a refusal that names what undid it afterwards. The
 * server's clock stands still here, unless a test sets it back: no clock says what came after what.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { amountsOf, ledgerAgrees, refusedWith, rowCounts } from './checks.ts'
import { admission, feeLine, Hospital, newMsgid, openPlatform, people, registration, settlement } from './hospital.ts'
import type { Reply } from './hospital.ts'

const person = people.retiredWithFiling

interface Sent {
  infno: string
  input: unknown
  msgid: string
  reply: Reply
}

async function send(hospital: Hospital, infno: string, input: unknown): Promise<Sent> {
  const msgid = newMsgid(hospital.code)
  return { infno, input, msgid, reply: await hospital.ask(infno, input, { msgid }) }
}

async function standsStill(hospital: Hospital, { infno, input, msgid, reply }: Sent): Promise<void> {
  const again = await hospital.send(infno, input, { msgid })
  assert.deepEqual(again.output, reply.output, `${infno} again`)
  assert.equal(again.inf_refmsgid, reply.inf_refmsgid)
}

async function undoneBy(hospital: Hospital, sent: Sent, by: Sent): Promise<void> {
  const text = refusedWith(await hospital.send(sent.infno, sent.input, { msgid: sent.msgid }), 'G1203')
  assert.ok(text.includes(`${by.infno}（报文ID ${by.msgid}）`), `${text} names ${by.infno}`)
}

const discharge = (visit: string) => ({
  dscginfo: {
    mdtrt_id: visit,
    psn_no: person,
    insutype: '310',
    endtime: '2026-06-12 10:00:00',
    dscg_dept_codg: '01',
    dscg_dept_name: '内科',
    dscg_way: '1',
  },
  diseinfo: [],
})
const ofVisit = (visit: string, more: Record<string, unknown> = {}) => ({
  data: { mdtrt_id: visit, psn_no: person, ...more },
})

test('a stay: what is undone is no success any more, what undid it stays one, done again it counts again', async () => {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H31010000001', '310100')
  const admitted = await send(hospital, '2401', admission(person))
  const visit = String(admitted.reply.output.result.mdtrt_id)
  const lines = { feedetail: [feeLine(person, visit, ['YDA0000001', 1, 1000], 1)] }
  const uploaded = await send(hospital, '2301', lines)
  const voided = await send(hospital, '2302', { data: [{ feedetl_sn: '1', mdtrt_id: visit, psn_no: person }] })
  await undoneBy(hospital, uploaded, voided)
  await standsStill(hospital, voided)
  const uploadedAgain = await send(hospital, '2301', lines)
  await standsStill(hospital, uploadedAgain)
  await undoneBy(hospital, voided, uploadedAgain)
  await undoneBy(hospital, uploaded, voided)

  const left = await send(hospital, '2402', discharge(visit))
  const back = await send(hospital, '2405', ofVisit(visit))
  await undoneBy(hospital, left, back)
  await standsStill(hospital, back)
  const leftAgain = await send(hospital, '2402', discharge(visit))
  await standsStill(hospital, leftAgain)
  await undoneBy(hospital, back, leftAgain)

  const settled = await send(hospital, '2304', settlement(person, visit, 1000))
  await standsStill(hospital, settled)
  const settlementId = String(amountsOf(settled.reply)['setl_id'])
  const undone = await send(hospital, '2305', ofVisit(visit, { setl_id: settlementId }))
  const before = await rowCounts(platform.db)
  await undoneBy(hospital, settled, undone)
  assert.deepEqual(await rowCounts(platform.db), before, 'a repeat writes nothing')
  const settledAgain = await send(hospital, '2304', settlement(person, visit, 1000))
  await standsStill(hospital, settledAgain)
  await undoneBy(hospital, settled, undone)
  await standsStill(hospital, undone)

  await send(hospital, '2305', ofVisit(visit, { setl_id: amountsOf(settledAgain.reply)['setl_id'] }))
  const backAgain = await send(hospital, '2405', ofVisit(visit))
  // 0000, all lines, as a number that has lost its zeros.
  await send(hospital, '2302', { data: [{ feedetl_sn: 0, mdtrt_id: visit, psn_no: person }] })
  const cancelled = await send(hospital, '2404', ofVisit(visit))
  await undoneBy(hospital, admitted, cancelled)
  await undoneBy(hospital, leftAgain, backAgain)
  await standsStill(hospital, cancelled)
  await ledgerAgrees(platform.db)
})

test('an outpatient visit: registration, report, lines and settlement', async () => {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H33010000001', '330100')
  const registered = await send(hospital, '2201', registration(person))
  const visit = String(registered.reply.output.data.mdtrt_id)
  const reported = await send(hospital, '2203', {
    mdtrtinfo: { mdtrt_id: visit, psn_no: person, med_type: '11', begntime: '2026-06-10 08:00:00' },
    diseinfo: [],
  })
  await standsStill(hospital, reported)
  const corrected = await send(hospital, '2203', {
    mdtrtinfo: { mdtrt_id: visit, psn_no: person, med_type: '13', begntime: '2026-06-10 08:00:00' },
    diseinfo: [],
  })
  await undoneBy(hospital, reported, corrected)
  await standsStill(hospital, corrected)
  const line = { ...feeLine(person, visit, ['YDA0000001', 1, 500], 1), chrg_bchno: 'B1', rx_circ_flag: '0' }
  const uploaded = await send(hospital, '2204', { feedetail: [line] })
  const settled = await send(hospital, '2207', settlement(person, visit, 500, { chrg_bchno: 'B1', med_type: '11' }))
  const undone = await send(hospital, '2208', ofVisit(visit, { setl_id: amountsOf(settled.reply)['setl_id'] }))
  await undoneBy(hospital, settled, undone)
  await standsStill(hospital, uploaded)
  const voided = await send(hospital, '2205', ofVisit(visit, { chrg_bchno: 'B1' }))
  await undoneBy(hospital, uploaded, voided)
  const cancelled = await send(hospital, '2202', ofVisit(visit))
  await undoneBy(hospital, registered, cancelled)
  await undoneBy(hospital, corrected, cancelled)
  await ledgerAgrees(platform.db)
})

test('what another server wrote whose clock is behind counts as well', async () => {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H31010000001', '310100')
  let minute = 60
  const earlier = (infno: string, input: unknown) => {
    platform.clock.set(`2026-06-20T02:${String((minute -= 1))}:00Z`)
    return send(hospital, infno, input)
  }
  const admitted = await earlier('2401', admission(person))
  const visit = String(admitted.reply.output.result.mdtrt_id)
  const lines = { feedetail: [feeLine(person, visit, ['YDA0000001', 1, 1000], 1)] }
  const uploaded = await earlier('2301', lines)
  const voided = await earlier('2302', { data: [{ feedetl_sn: '0000', mdtrt_id: visit, psn_no: person }] })
  await undoneBy(hospital, uploaded, voided)
  await standsStill(hospital, voided)
  const uploadedAgain = await earlier('2301', lines)
  await undoneBy(hospital, voided, uploadedAgain)
  await standsStill(hospital, uploadedAgain)
  const left = await earlier('2402', discharge(visit))
  const back = await earlier('2405', ofVisit(visit))
  await undoneBy(hospital, left, back)
  const leftAgain = await earlier('2402', discharge(visit))
  await undoneBy(hospital, back, leftAgain)
  await standsStill(hospital, leftAgain)
})

test('a voiding is undone by what it voided, not by a line that is new', async () => {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H33010000001', '330100')
  const visit = await hospital.register(person)
  const upload = (serial: number, batch: string) => {
    const line = { ...feeLine(person, visit, ['YDA0000001', 1, 100], serial), chrg_bchno: batch, rx_circ_flag: '0' }
    return send(hospital, '2204', { feedetail: [line] })
  }
  const voidBatch = (batch: string) => send(hospital, '2205', ofVisit(visit, { chrg_bchno: batch }))
  await upload(1, 'B1')
  await upload(2, 'B2')
  const all = await voidBatch('0000')
  await upload(3, 'B3')
  await standsStill(hospital, all)
  const batch = await voidBatch('B3')
  await upload(4, 'B3')
  await standsStill(hospital, batch)
  await standsStill(hospital, all)
  const third = await upload(3, 'B4')
  await undoneBy(hospital, batch, third)
  await standsStill(hospital, all)
  const second = await upload(2, 'B5')
  await upload(1, 'B5')
  await undoneBy(hospital, all, second)
  const nothing = await send(hospital, '2205', ofVisit(await hospital.register(person), { chrg_bchno: '0000' }))
  await standsStill(hospital, nothing)
})

test('a reversed admission and a reversed settlement name the reversal', async () => {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H31010000001', '310100')
  const admitted = await send(hospital, '2401', admission(person))
  const visit = String(admitted.reply.output.result.mdtrt_id)
  const changed = await send(hospital, '2403', {
    adminfo: {
      mdtrt_id: visit,
      psn_no: person,
      begntime: '2026-06-10 09:00:00',
      med_type: '21',
      mdtrt_cert_type: '02',
      ipt_otp_no: 'Z9',
    },
    diseinfo: [],
  })
  const reversed = await send(hospital, '2601', {
    data: { psn_no: person, omsgid: admitted.msgid, oinfno: '2401' },
  })
  refusedWith(await hospital.send('2401', admitted.input, { msgid: admitted.msgid }), 'G1202')
  await undoneBy(hospital, changed, reversed)
})

test('what a hospital filed and registered: withdrawn by it or by the person, it is no success any more', async () => {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H33010000001', '330100')
  const provincial = people.provincialActive
  const referral = {
    refmedin: {
      psn_no: provincial,
      insutype: '310',
      diag_code: 'C34.900',
      diag_name: '肺恶性肿瘤',
      reflin_medins_no: 'H31010000001',
      reflin_medins_name: '演示上海三级医院',
      mdtrtarea_admdvs: '310100',
      hosp_agre_refl_flag: '1',
      refl_type: '3',
      refl_date: '2026-06-20',
      refl_rea: '病情需要',
      refl_opnn: '同意',
      begndate: '2026-06-20',
      tel: '13800000000',
    },
  }
  const filed = await send(hospital, '2501', referral)
  const number = String(filed.reply.output.result.trt_dcla_detl_sn)
  await standsStill(hospital, filed)
  const withdrawn = await send(hospital, '2502', {
    data: { trt_dcla_detl_sn: number, psn_no: provincial, memo: '不转了' },
  })
  await undoneBy(hospital, filed, withdrawn)

  const disease = {
    data: {
      psn_no: provincial,
      insutype: '310',
      opsp_dise_code: 'M07101',
      opsp_dise_name: '系统性红斑狼疮',
      insu_optins: '339900',
      ide_fixmedins_no: 'H33010000001',
      ide_fixmedins_name: '演示杭州三级医院',
      hosp_ide_date: '2026-06-18',
      begndate: '2026-06-20',
    },
  }
  const registered = await send(hospital, '2503', disease)
  await standsStill(hospital, registered)
  const taken = await send(hospital, '2504', {
    data: { trt_dcla_detl_sn: registered.reply.output.result.trt_dcla_detl_sn, psn_no: provincial, memo: '误登' },
  })
  await undoneBy(hospital, registered, taken)
})

test('a filing on the phone that was cancelled is not answered as made when its request comes again', async () => {
  const { app, db, clock } = await openPlatform()
  const cookie = await signInCitizen(db, clock, people.active)
  const key = randomUUID()
  const form = {
    type: 'temporary',
    destination: '310100',
    from: '2026-06-20',
    to: '2026-12-20',
    mobile: '13800000000',
    commitmentSigned: true,
  }
  const file = () =>
    app.inject({ method: 'POST', url: '/api/filings', headers: { cookie, 'idempotency-key': key }, payload: form })
  const first = await file()
  assert.equal(first.statusCode, 201, first.body)
  assert.equal((await file()).body, first.body, 'the same request, the same answer')
  const { id } = first.json<{ id: string }>()
  const cancelKey = randomUUID()
  const cancel = () =>
    app.inject({
      method: 'POST',
      url: `/api/filings/${id}/cancel`,
      headers: { cookie, 'idempotency-key': cancelKey },
      payload: {},
    })
  const cancelled = await cancel()
  assert.equal(cancelled.statusCode, 200, cancelled.body)
  const again = await file()
  assert.equal(again.statusCode, 409)
  assert.equal(again.json<{ code: string }>().code, 'command-undone')
  assert.match(again.body, /已取消/)
  assert.equal((await cancel()).body, cancelled.body, 'the cancellation itself stands')
})
