/** A day at the counter of a hospital, from signing in to signing out: two stays of one person, and what goes wrong with them. */
import assert from 'node:assert/strict'
import { refusedWith } from '../hospital/checks.ts'
import { feeLine, newMsgid, people, settlement } from '../hospital/hospital.ts'
import type { LineOf } from '../hospital/hospital.ts'
import type { CheckingHospital, Paid } from './checking-hospital.ts'
import { idOf, sameAgain, signedIn, trialNumber } from './steps.ts'

const person = people.retiredWithFiling
const credential = { mdtrt_cert_type: '02', mdtrt_cert_no: '330100195003070114' }

/** What the day comes to: the year's deductible of 800 once, 86 % of what is in scope beyond it; 100 of the first stay are the person's own. */
export const hospitalPaid: readonly Paid[] = [
  ['2303', 5500, 3956, 0, 1544],
  ['2304', 5500, 3956, 0, 1544],
  ['2304', 5500, 3956, 0, 1544],
  // In the middle, at the end, and anew without the 500 that were given back; that undone.
  ['2303', 3000, 2580, 0, 420],
  ['2304', 3000, 2580, 0, 420],
  ['2304', 1500, 1290, 0, 210],
  ['2304', 1000, 860, 0, 140],
  ['2305', -1000, -860, 0, -140],
  // Reversed, and made again.
  ['2304', 1000, 860, 0, 140],
  ['2304', 1000, 860, 0, 140],
  ['5203', 5500, 3956, 0, 1544],
  ['5203', 1000, 860, 0, 140],
]

/** The whole day. What it came to is in the hospital's notes. */
export async function workHospitalDay(hospital: CheckingHospital): Promise<void> {
  const signOut = await signedIn(hospital)
  await askAround(hospital)
  const first = await settlesByNumber(hospital)
  const second = await settlesInParts(hospital)
  await givesBack(hospital, second)
  await losesReply(hospital, second)
  await looksBack(hospital, [first, second.visit])
  await signOut()
}

/** Who is there, where, by which codes, and what they are entitled to. */
async function askAround(hospital: CheckingHospital): Promise<void> {
  const told = await hospital.ask('1101', { data: { ...credential, psn_cert_type: '01', certno: '', psn_name: '' } })
  assert.equal((told.output as { baseinfo: { psn_no: string } }).baseinfo.psn_no, person)
  await hospital.ask('1201', { medinsinfo: { fixmedins_type: '1', fixmedins_code: hospital.code } })
  await hospital.ask('1901', { data: { type: 'med_type' } })
  const data = {
    psn_no: person,
    insutype: '310',
    fixmedins_code: hospital.code,
    med_type: '21',
    begntime: '2026-06-01',
  }
  const { trtinfo } = (await hospital.ask('2001', { data })).output as { trtinfo: { trt_enjymnt_flag: string }[] }
  assert.ok(trtinfo.some((row) => row.trt_enjymnt_flag === '1'))
}

const charge = (hospital: CheckingHospital, visit: string, serial: number, line: LineOf, day: string, original = '') =>
  hospital.ask('2301', {
    feedetail: [
      { ...feeLine(person, visit, line, serial), fee_ocur_time: `${day} 09:30:00`, init_feedetl_sn: original },
    ],
  })

/** A stay whose registration changes, whose lines come in pieces and one in part back, settled by the number of its trial. */
async function settlesByNumber(hospital: CheckingHospital): Promise<string> {
  const visit = await hospital.admit(person, { begntime: '2026-06-01 08:00:00' })
  const adminfo = { mdtrt_id: visit, psn_no: person, begntime: '2026-06-01 10:00:00', med_type: '21', adm_bed: '2' }
  await hospital.ask('2403', { adminfo, diseinfo: [] })
  await charge(hospital, visit, 1, ['YDA0000001', 4, 1500], '2026-06-01')
  await charge(hospital, visit, 2, ['YDB0000001', 1, 1000], '2026-06-02')
  await charge(hospital, visit, 3, ['YDA0000001', -1, 1500], '2026-06-02', '1')
  const lines = (await hospital.ask('5204', { data: { psn_no: person, mdtrt_id: visit } })).output as {
    data: { det_item_fee_sumamt: number }[]
  }
  assert.deepEqual(
    lines.data.map((line) => line.det_item_fee_sumamt),
    [6000, 1000, -1500],
  )
  await hospital.discharge(person, visit, '2026-06-04')
  const request = settlement(person, visit, 5500)
  const exp_content = trialNumber(await hospital.ask('2303', request))
  await sameAgain(hospital, '2304', { data: { ...request.data, exp_content } })
  return visit
}

/** A stay that is settled once before it ends; gives it with its last settlement. */
async function settlesInParts(hospital: CheckingHospital): Promise<{ visit: string; settled: string }> {
  const visit = await hospital.admit(person, { begntime: '2026-06-08 08:00:00' })
  await charge(hospital, visit, 1, ['YDA0000001', 2, 1500], '2026-06-08')
  const part = settlement(person, visit, 3000, { mid_setl_flag: '1', dscgTime: '2026-06-09 10:00:00' })
  await hospital.ask('2303', part)
  await hospital.ask('2304', part)
  await charge(hospital, visit, 2, ['YDA0000001', 3, 500], '2026-06-10')
  await hospital.discharge(person, visit, '2026-06-12')
  return { visit, settled: idOf(await hospital.ask('2304', settlement(person, visit, 1500))) }
}

interface Stay {
  visit: string
  settled: string
}

/** One of the lines of the last settlement is given back in part; then that is undone. */
async function givesBack(hospital: CheckingHospital, { visit, settled }: Stay): Promise<void> {
  await charge(hospital, visit, 3, ['YDA0000001', -1, 500], '2026-06-10', '2')
  const anew = await hospital.ask('2304', settlement(person, visit, 1000))
  assert.match(anew.warn_msg ?? '', new RegExp(`代替结算${settled}`))
  await hospital.ask('2305', { data: { psn_no: person, mdtrt_id: visit, setl_id: idOf(anew) } })
}

/** A settlement whose reply never came is reversed, refused when it comes late, and made again. */
async function losesReply(hospital: CheckingHospital, { visit }: Stay): Promise<void> {
  const omsgid = newMsgid(hospital.code)
  const request = settlement(person, visit, 1000)
  await hospital.ask('2304', request, { msgid: omsgid })
  await hospital.ask('2601', { data: { psn_no: person, omsgid, oinfno: '2304' } })
  refusedWith(await hospital.send('2304', request, { msgid: omsgid }), 'G1202')
  await hospital.ask('2304', request)
}

/** What the hospital can read of the day: the visits, a diagnosis, a settlement, the sums of the year, who is still there. */
async function looksBack(hospital: CheckingHospital, visits: readonly string[]): Promise<void> {
  const days = { psn_no: person, begntime: '2026-06-01', endtime: '2026-06-30' }
  const listed = (await hospital.ask('5201', { data: days })).output as { mdtrtinfo: { mdtrt_id: string }[] }
  assert.deepEqual(
    listed.mdtrtinfo.map((row) => row.mdtrt_id),
    visits,
  )
  for (const visit of visits) {
    await hospital.ask('5202', { data: { psn_no: person, mdtrt_id: visit } })
    await hospital.ask('5203', { data: { psn_no: person, mdtrt_id: visit } })
  }
  const { data } = (await hospital.ask('5303', { data: { ...days, psn_no: '' } })).output as { data: unknown[] }
  assert.deepEqual(data, [], 'nobody is left in hospital')
  const sums = (await hospital.ask('5206', { data: { psn_no: person } })).output as {
    cuminfo: { cum_type_code: string; cum: number }[]
  }
  assert.equal(sums.cuminfo.find((row) => row.cum_type_code === 'Y01')?.cum, 9500)
}
