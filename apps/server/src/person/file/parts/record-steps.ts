import type { RecordActionRow } from '../record.ts'
import { ofRegisters } from '../register-record.ts'
import { bytesOf, list } from '../part.ts'
import type { Part } from '../part.ts'

export type SentStep = Omit<RecordActionRow, 'recorded_at' | 'private_cipher'> & {
  recorded_at: string
  private_cipher: string | null
}

/** The steps of every record of the shared table that is no register, as they were written; each kind folds its own. */
export const recordSteps = {
  key: 'recordSteps',
  columns: [
    list(`select * from record_action a
           where a.person_no = :person and not ${ofRegisters} order by version, record_id, action_no`),
  ],
  read: ([rows]: [SentStep[] | null]) => (rows ?? []).map(stepOf),
} as const satisfies Part<'recordSteps', RecordActionRow[]>

/** A row as JSON brings it. */
export function stepOf(sent: SentStep): RecordActionRow {
  const { recorded_at: at, private_cipher: cipher } = sent
  return { ...sent, recorded_at: new Date(at), private_cipher: cipher === null ? null : bytesOf(cipher) }
}
