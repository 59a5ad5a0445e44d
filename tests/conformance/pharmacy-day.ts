/** A day of a pharmacy: looked up, tried, sold, sent twice, brought back, reversed. */
import assert from 'node:assert/strict'
import { refusedWith } from '../hospital/checks.ts'
import { newMsgid, people, purchase } from '../hospital/hospital.ts'
import type { CheckingHospital, Paid } from './checking-hospital.ts'
import { idOf, sameAgain, signedIn } from './steps.ts'

const person = people.provincialActive
const credential = { mdtrt_cert_type: '02', mdtrt_cert_no: '330100199001090128' }

/** What the day comes to: the account pays what is in scope; 10 % of the class B medicine are the person's own. */
export const pharmacyPaid: readonly Paid[] = [
  ['2101', 250, 0, 245, 5],
  ['2102', 250, 0, 245, 5],
  ['2102', 250, 0, 245, 5],
  ['5203', 250, 0, 245, 5],
  ['2103', -250, 0, -245, -5],
  ['5203', 250, 0, 245, 5],
  // Reversed, and made again.
  ['2102', 300, 0, 300, 0],
  ['2102', 300, 0, 300, 0],
]

/** The whole day. What it came to is in the pharmacy's notes. */
export async function workPharmacyDay(pharmacy: CheckingHospital): Promise<void> {
  const signOut = await signedIn(pharmacy)
  const told = await pharmacy.ask('1101', { data: { ...credential, psn_cert_type: '01', certno: '', psn_name: '' } })
  assert.equal((told.output as { baseinfo: { psn_no: string } }).baseinfo.psn_no, person)
  await sellsAndTakesBack(pharmacy)
  await losesReply(pharmacy)
  await signOut()
}

async function sellsAndTakesBack(pharmacy: CheckingHospital): Promise<void> {
  const sale = purchase(person, [
    ['YDA0000001', 2, 100],
    ['YDB0000001', 1, 50],
  ])
  await pharmacy.ask('2101', sale)
  const sold = await sameAgain(pharmacy, '2102', sale)
  const { mdtrt_id, setl_id } = (sold.output as { setlinfo: { mdtrt_id: string; setl_id: string } }).setlinfo
  const which = { data: { psn_no: person, mdtrt_id, setl_id } }
  const isRefunded = async () =>
    ((await pharmacy.ask('5203', which)).output as { setlinfo: { refd_setl_flag: string } }).setlinfo.refd_setl_flag
  assert.equal(await isRefunded(), '0')
  await pharmacy.ask('2103', which)
  assert.equal(await isRefunded(), '1')
}

/** A sale whose reply never came is reversed, refused when it comes late, and made again. */
async function losesReply(pharmacy: CheckingHospital): Promise<void> {
  const sale = purchase(person, [['YDA0000001', 1, 300]])
  const omsgid = newMsgid(pharmacy.code)
  const lost = idOf(await pharmacy.ask('2102', sale, { msgid: omsgid }))
  await pharmacy.ask('2601', { data: { psn_no: person, omsgid, oinfno: '2102' } })
  refusedWith(await pharmacy.send('2102', sale, { msgid: omsgid }), 'G1202')
  assert.notEqual(idOf(await pharmacy.ask('2102', sale)), lost)
}
