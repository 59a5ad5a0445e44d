/** A day of a clinic's outpatients: two ordinary visits, an emergency, and one who went away again. */
import assert from 'node:assert/strict'
import { refusedWith } from '../hospital/checks.ts'
import { people, settlement } from '../hospital/hospital.ts'
import type { CheckingHospital, Paid } from './checking-hospital.ts'
import { idOf, sameAgain, signedIn, trialNumber } from './steps.ts'

/** Filed for this place, and not. */
const [filed, unfiled] = [people.provincialReferral, people.active]

/**
 * What the day comes to. Filed: of what is in scope 10 % are prepaid away from home, then the year's deductible of 300, then 95 % of the
 * rest. The emergency of the person at work: 1,200 from the account, 1,000 deductible, 86 % of 800.
 */
export const clinicPaid: readonly Paid[] = [
  ['2206', 1000, 552.9, 0, 447.1],
  ['2207', 1000, 552.9, 0, 447.1],
  ['2207', 1000, 552.9, 0, 447.1],
  ['2208', -1000, -552.9, 0, -447.1],
  ['2207', 800, 399, 0, 401],
  ['2206A', 300, 256.5, 0, 43.5],
  ['2207A', 300, 256.5, 0, 43.5],
  ['2207A', 300, 256.5, 0, 43.5],
  ['2207', 3000, 688, 1200, 1112],
]

/** The whole day. What it came to is in the clinic's notes. */
export async function workClinicDay(clinic: CheckingHospital): Promise<void> {
  const signOut = await signedIn(clinic)
  await settlesAndTakesBack(clinic)
  await settlesByLetters(clinic)
  await treatsEmergency(clinic)
  await goesAwayAgain(clinic)
  await signOut()
}

const report = (person: string, visit: string, medicalType: string) => ({
  mdtrtinfo: { mdtrt_id: visit, psn_no: person, med_type: medicalType, begntime: '2026-06-10 08:00:00' },
  diseinfo: [{ diag_type: '1', diag_srt_no: 1, diag_code: 'R10', diag_name: '腹痛', vali_flag: '1' }],
})

const bill = (person: string, visit: string, total: number) =>
  settlement(person, visit, total, { med_type: '', chrg_bchno: 'B1' })

const undo = (clinic: CheckingHospital, person: string, visit: string, settled: string) =>
  clinic.ask('2208', { data: { psn_no: person, mdtrt_id: visit, setl_id: settled } })

/** A visit from its registration to its bill, which is undone and, without one of its lines, settled again. */
async function settlesAndTakesBack(clinic: CheckingHospital): Promise<void> {
  const visit = await clinic.register(filed)
  await clinic.ask('2203', report(filed, visit, '11'))
  await clinic.uploadOutpatient(filed, visit, [
    ['YDA0000001', 2, 400],
    ['YDB0000001', 1, 200],
  ])
  const request = bill(filed, visit, 1000)
  const exp_content = trialNumber(await clinic.ask('2206', request))
  const settled = await sameAgain(clinic, '2207', { data: { ...request.data, exp_content } })
  await undo(clinic, filed, visit, idOf(settled))
  await clinic.ask('2205', { data: { psn_no: filed, mdtrt_id: visit, chrg_bchno: '0000' } })
  await clinic.uploadOutpatient(filed, visit, [['YDA0000001', 2, 400]])
  await clinic.ask('2207', bill(filed, visit, 800))
}

/** The same work by the numbers with a letter. */
async function settlesByLetters(clinic: CheckingHospital): Promise<void> {
  const visit = await clinic.register(filed)
  await clinic.ask('2203A', report(filed, visit, '11'))
  await clinic.uploadOutpatient(filed, visit, [['YDA0000001', 1, 300]])
  await clinic.ask('2206A', bill(filed, visit, 300))
  await sameAgain(clinic, '2207A', bill(filed, visit, 300))
}

/** Nothing is filed: an ordinary visit is refused at the till; told as an emergency, it is paid. */
async function treatsEmergency(clinic: CheckingHospital): Promise<void> {
  const visit = await clinic.register(unfiled)
  await clinic.ask('2203', report(unfiled, visit, '11'))
  await clinic.uploadOutpatient(unfiled, visit, [['YDA0000001', 1, 3000]])
  for (const infno of ['2206', '2207']) refusedWith(await clinic.send(infno, bill(unfiled, visit, 3000)), 'G5101')
  await clinic.ask('2203', report(unfiled, visit, '13'))
  await clinic.ask('2207', bill(unfiled, visit, 3000))
}

/** Registered, charged, and gone before the bill: the lines are voided and the registration taken back. */
async function goesAwayAgain(clinic: CheckingHospital): Promise<void> {
  const visit = await clinic.register(filed)
  await clinic.uploadOutpatient(filed, visit, [['YDA0000001', 1, 10]])
  const cancellation = { data: { psn_no: filed, mdtrt_id: visit, ipt_otp_no: 'M0001' } }
  assert.equal((await clinic.send('2202', cancellation)).infcode, -1, 'lines hang on it')
  await clinic.ask('2205', { data: { psn_no: filed, mdtrt_id: visit, chrg_bchno: 'B1' } })
  await clinic.ask('2202', cancellation)
}
