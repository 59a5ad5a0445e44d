/** 月度申报 (3203, 3204): what a message applies for, and how a refusal of ours is told. */
import { refuse } from '@yidi/contracts/interface'
import { Problem } from '@yidi/contracts'
import { formatDay, parseDay } from '@yidi/rules'
import type { CommandKey } from '../platform/storage/index.ts'
import type { Call } from './call.ts'
import { dayOfMoment } from './registration.ts'

/** The key of the message as a command that is about no person. */
export const officeKeyOf = ({ message }: Call): CommandKey => ({
  source: message.institution,
  name: message.infno,
  key: message.msgid,
  inputHash: Buffer.from(message.inputHash, 'hex'),
  single: false,
})

/** Tells a refusal of ours in the interface's terms. */
export async function toldAsRefusal<T>({ message: { msgid, infno } }: Call, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.document.code === 'idempotency-key-reused') refuse('repeat-changed', { msgid, infno })
    return refuse('monthly-refused', { reason: error.document.detail, hint: error.document.remedy })
  }
}

/** The month that a message is about, `YYYY-MM`: six digits, its first and its last day. Refuses days of another. */
export function monthOf(setlym: string, begndate: string, enddate: string): string {
  const month = `${setlym.slice(0, 4)}-${setlym.slice(4)}`
  const [from, to] = [dayOfMoment(begndate), dayOfMoment(enddate)]
  const isOne = /^\d{4}(0[1-9]|1[0-2])$/.test(setlym) && from === `${month}-01` && to.startsWith(month)
  if (!isOne || !formatDay(parseDay(to) + 1).endsWith('-01'))
    refuse('monthly-month-malformed', { month: setlym, from, to })
  return month
}
