/** What happens at the institutions in the story that the dump holds. */
import { admission, feeLine, Hospital, newMsgid, people, settlement, type LineOf } from '../hospital/hospital.ts'
import type { Reply } from '../hospital/hospital.ts'
import { amountsOf } from '../hospital/checks.ts'
import type { Doors } from './doors.ts'

const place = (code: string): string => code.slice(1, 7)
const idOf = (reply: Reply): string => String(amountsOf(reply)['setl_id'])
const totalOf = (lines: readonly LineOf[]): number => lines.reduce((sum, [, count, price]) => sum + count * price, 0)

const shanghai = 'H31010000001'
const hangzhou = 'H33010000001'

/** The hospitals' part: bills of every kind, settled, undone, taken back, refused, sent twice. */
export async function liveAtHospitals(doors: Doors): Promise<void> {
  const at = (code: string): Hospital => new Hospital(doors, code, place(code))
  await stays(at(shanghai))
  await reversals(at(shanghai))
  await outpatients(at(hangzhou))
  await buy(at('P33010000001'), people.active, 40, { med_type: '41' })
  await buy(at('P31010000001'), people.provincialReferral, 100, { med_type: '41' })
  await buy(at('H33010000002'), people.child, 1000, { insutype: '390' })
  await designatedDisease(at(hangzhou))
  await stay(at(hangzhou), people.provincialActive, [['YDA0000001', 1, 300_000]])
  await stay(at('H11010000001'), people.xingtai, [['YDA0000001', 1, 10_000]], { insutype: '390' })
  await refusals(at(shanghai))
  await records(at(hangzhou))
}

/** A bill after the last seal of the audit. */
export async function liveAfterTheSeal(doors: Doors): Promise<void> {
  await buy(new Hospital(doors, hangzhou, place(hangzhou)), people.foundingWorker, 1000)
}

/** The visit that a filing for one visit is used up by. */
export async function useUpOneVisit(doors: Doors): Promise<void> {
  const day = '2026-06-20'
  const lines = [['YDA0000001', 1, 5000]] as const
  await stay(new Hospital(doors, shanghai, place(shanghai)), people.xingtai, lines, { insutype: '390' }, day)
}

/** From admission to settlement, within one day. */
async function stay(
  hospital: Hospital,
  person: string,
  lines: readonly LineOf[],
  more: Record<string, unknown> = {},
  day = '2026-06-10',
): Promise<{ visit: string; reply: Reply }> {
  const visit = await hospital.admit(person, { ...more, begntime: `${day} 08:00:00` })
  const feedetail = lines.map((line, index) => ({
    ...feeLine(person, visit, line, index + 1),
    fee_ocur_time: `${day} 09:30:00`,
  }))
  await hospital.ask('2301', { feedetail })
  await hospital.discharge(person, visit, day)
  return { visit, reply: await hospital.ask('2304', settlement(person, visit, totalOf(lines), more)) }
}

async function buy(
  hospital: Hospital,
  person: string,
  yuan: number,
  more: Record<string, unknown> = {},
): Promise<{ visit: string; reply: Reply }> {
  const visit = await hospital.register(person, more['insutype'] === undefined ? {} : { insutype: more['insutype'] })
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, yuan]])
  const bill = settlement(person, visit, yuan, { med_type: '11', chrg_bchno: 'B1', ...more })
  await hospital.ask('2206', bill)
  return { visit, reply: await hospital.ask('2207', bill) }
}

/** With a filing: lines and discharge taken back and sent again, a settlement undone and made again, a message sent twice. */
async function stays(hospital: Hospital): Promise<void> {
  const person = people.retiredWithFiling
  const msgid = newMsgid(hospital.code)
  const visit = await hospital.admit(person, {}, { msgid })
  const lines = { feedetail: [feeLine(person, visit, ['YDB0000001', 2, 5000], 1)] }
  await hospital.ask('2301', lines)
  await hospital.ask('2302', { data: [{ feedetl_sn: '1', mdtrt_id: visit, psn_no: person }] })
  await hospital.ask('2301', lines)
  await hospital.ask('2303', settlement(person, visit, 10_000))
  await hospital.discharge(person, visit, '2026-06-12')
  await hospital.ask('2405', { data: { mdtrt_id: visit, psn_no: person } })
  await hospital.discharge(person, visit, '2026-06-12')
  const sent = { msgid: newMsgid(hospital.code) }
  const settled = await hospital.ask('2304', settlement(person, visit, 10_000), sent)
  await hospital.ask('2304', settlement(person, visit, 10_000), sent)
  await hospital.ask('2305', { data: { psn_no: person, mdtrt_id: visit, setl_id: idOf(settled) } })
  await hospital.ask('2304', settlement(person, visit, 10_000))
  const cancelled = await hospital.admit(person, { begntime: '2026-06-14 08:00:00' })
  await hospital.ask('2404', { data: { mdtrt_id: cancelled, psn_no: person } })
}

/** 2601 of a settlement that took effect, of one that never arrived, of an admission. */
async function reversals(hospital: Hospital): Promise<void> {
  const person = people.taizhouStationed
  const reverse = (omsgid: string, oinfno: string) => hospital.ask('2601', { data: { psn_no: person, omsgid, oinfno } })
  const msgid = newMsgid(hospital.code)
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 1, 2000]])
  await hospital.discharge(person, visit, '2026-06-11')
  await hospital.ask('2304', settlement(person, visit, 2000), { msgid })
  await reverse(msgid, '2304')
  const lost = newMsgid(hospital.code)
  await reverse(lost, '2304')
  await hospital.send('2304', settlement(person, visit, 2000), { msgid: lost })
  // This one is on its way still.
  await reverse(newMsgid(hospital.code), '2304')
  const admitted = newMsgid(hospital.code)
  await hospital.admit(person, { begntime: '2026-06-15 08:00:00' }, { msgid: admitted })
  await reverse(admitted, '2401')
}

/** From the personal account; one undone by 2208, one batch voided. */
async function outpatients(hospital: Hospital): Promise<void> {
  const person = people.active
  await buy(hospital, person, 1000)
  const { visit, reply } = await buy(hospital, person, 700)
  await hospital.ask('2208', { data: { psn_no: person, mdtrt_id: visit, setl_id: idOf(reply) } })
  await hospital.ask('2205', { data: { psn_no: person, mdtrt_id: visit, chrg_bchno: 'B1' } })
  await hospital.uploadOutpatient(person, visit, [['YFB0000001', 1, 300]], 'B2')
  const cancelled = await hospital.register(person)
  await hospital.ask('2202', { data: { mdtrt_id: cancelled, psn_no: person } })
}

async function designatedDisease(hospital: Hospital): Promise<void> {
  const person = people.provincialReferral
  const visit = await hospital.register(person)
  await hospital.ask('2203', {
    mdtrtinfo: {
      ...{ mdtrt_id: visit, psn_no: person, med_type: '14', begntime: '2026-06-10 08:00:00' },
      ...{ dise_codg: '', dise_name: '恶性肿瘤', birctrl_type: '' },
    },
    diseinfo: [],
  })
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, 2000]])
  await hospital.ask('2207', settlement(person, visit, 2000, { med_type: '14', chrg_bchno: 'B1' }))
}

/** Nobody filed for this stay; benefits are stopped; the visit is nobody's. */
async function refusals(hospital: Hospital): Promise<void> {
  const unfiled = people.taizhouResident
  const visit = await hospital.admit(unfiled, { insutype: '390' })
  await hospital.upload(unfiled, visit, [['YDA0000001', 1, 500]])
  await hospital.discharge(unfiled, visit)
  await hospital.send('2304', settlement(unfiled, visit, 500, { insutype: '390' }))
  await hospital.send('2401', admission(people.stopped))
  await hospital.send('2301', { feedetail: [feeLine(people.active, 'Z0', ['YDA0000001', 1, 10], 1)] })
}

/** 2501 and its 2502, 2503 and its 2504, and a 2503 that waits at the desk. */
async function records(hospital: Hospital): Promise<void> {
  const referred = people.provincialActive
  const refmedin = {
    ...{ psn_no: referred, insutype: '310', diag_code: 'C34.900', diag_name: '肺恶性肿瘤', tel: '13800000000' },
    ...{ reflin_medins_no: shanghai, reflin_medins_name: '演示上海三级医院', mdtrtarea_admdvs: '310100' },
    ...{ hosp_agre_refl_flag: '1', refl_type: '3', refl_date: '2026-06-20', begndate: '2026-06-20' },
    ...{ refl_rea: '病情需要', refl_opnn: '同意' },
  }
  const numberOf = (reply: Reply): string => String(reply.output.result.trt_dcla_detl_sn)
  const filed = await hospital.ask('2501', { refmedin })
  await hospital.ask('2502', { data: { trt_dcla_detl_sn: numberOf(filed), psn_no: referred, memo: '不转了' } })
  const disease = (psn_no: string) => ({
    data: {
      ...{ psn_no, insutype: '310', opsp_dise_code: 'M07101', opsp_dise_name: '系统性红斑狼疮' },
      ...{ insu_optins: '339900', ide_fixmedins_no: hangzhou, ide_fixmedins_name: '演示杭州三级医院' },
      ...{ hosp_ide_date: '2026-06-18', begndate: '2026-06-20' },
    },
  })
  const registered = await hospital.ask('2503', disease(referred))
  await hospital.ask('2504', { data: { trt_dcla_detl_sn: numberOf(registered), psn_no: referred, memo: '误登' } })
  await hospital.ask('2503', disease(people.provincialReferral))
}
