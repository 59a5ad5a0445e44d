import type { RecordStep } from '../record.ts'
import { foldRegisters, ofRegisters } from '../register-record.ts'
import type { RegisterRecord } from '../register-record.ts'
import { bytesOf, list } from '../part.ts'
import type { Part } from '../part.ts'

type Sent = Omit<RecordStep, 'private_cipher'> & { private_cipher: string | null }

/** The person's registers as far as they decide something: sealed words only of diseases, which settle by their name. */
export const registers = {
  key: 'registers',
  columns: [
    list(`select person_no, record_id, action_no, kind, action, pool, from_day, to_day, channel, actor, effective_day,
                 detail, case kind when 'designated-disease' then private_cipher end as private_cipher
            from record_action a where a.person_no = :person and ${ofRegisters} order by version, record_id, action_no`),
  ],
  read: ([rows]: [Sent[] | null]) => foldRegisters((rows ?? []).map(stepOf)),
} as const satisfies Part<'registers', RegisterRecord[]>

function stepOf(sent: Sent): RecordStep {
  const { private_cipher: cipher } = sent
  return { ...sent, private_cipher: cipher === null ? null : bytesOf(cipher) }
}
