import { foldRegisters } from '../register-record.ts'
import type { RegisterActionRow, WholeRegister } from '../register-record.ts'
import { bytesOf, list } from '../part.ts'
import type { Part } from '../part.ts'

type Sent = Omit<RegisterActionRow, 'recorded_at' | 'private_cipher'> & {
  recorded_at: string
  private_cipher: string | null
}

/** The registers with everything that is on record of them, the one that begins last first. */
export const wholeRegisters = {
  key: 'registers',
  columns: [list('select * from register_action a where a.person_no = :person order by record_id, action_no')],
  read: ([rows]: [Sent[] | null]) =>
    foldRegisters((rows ?? []).map(rowOf)).sort((one, other) =>
      one.from < other.from ? 1 : one.from > other.from ? -1 : 0,
    ),
} as const satisfies Part<'registers', WholeRegister[]>

function rowOf(sent: Sent): RegisterActionRow {
  const { recorded_at: at, private_cipher: cipher } = sent
  return { ...sent, recorded_at: new Date(at), private_cipher: cipher === null ? null : bytesOf(cipher) }
}
