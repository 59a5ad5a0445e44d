/** Steps that the days of every kind of institution have. */
import assert from 'node:assert/strict'
import { newMsgid } from '../hospital/hospital.ts'
import type { Reply } from '../hospital/hospital.ts'
import type { CheckingHospital } from './checking-hospital.ts'

/** The number of a settlement. */
export const idOf = ({ output }: Reply): string => (output as { setlinfo: { setl_id: string } }).setlinfo.setl_id

/** What binds a settlement to this trial, as it is sent back. */
export const trialNumber = ({ output }: Reply): string =>
  (output as { setlinfo: { exp_content: string } }).setlinfo.exp_content

/** 9001; gives the 9002 that belongs to it. */
export async function signedIn(hospital: CheckingHospital): Promise<() => Promise<void>> {
  const reply = await hospital.ask('9001', { signIn: { opter_no: 'demo', mac: '', ip: '' } })
  const { sign_no } = (reply.output as { signinoutb: { sign_no: string } }).signinoutb
  return async () => {
    await hospital.ask('9002', { signOut: { sign_no, opter_no: 'demo' } })
  }
}

/** Sends a settlement and, as if the reply had been lost, the whole message once more: one settlement, one reply. */
export async function sameAgain(hospital: CheckingHospital, infno: string, input: unknown): Promise<Reply> {
  const msgid = newMsgid(hospital.code)
  const reply = await hospital.ask(infno, input, { msgid })
  assert.deepEqual((await hospital.ask(infno, input, { msgid })).output, reply.output)
  return reply
}
