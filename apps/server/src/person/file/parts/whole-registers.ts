import type { RecordActionRow } from '../record.ts'
import { foldRegisters, ofRegisters } from '../register-record.ts'
import type { WholeRegister } from '../register-record.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'
import { stepOf } from './record-steps.ts'
import type { SentStep } from './record-steps.ts'

/** The registers with everything that is on record of them, the one that begins last first; of one day, the one that was entered last. */
export const wholeRegisters = {
  key: 'registers',
  columns: [
    list(`select * from record_action a
           where a.person_no = :person and ${ofRegisters} order by version, record_id, action_no`),
  ],
  read: ([rows]: [SentStep[] | null]) =>
    foldRegisters<RecordActionRow>((rows ?? []).map(stepOf))
      .reverse()
      .sort((one, other) => (one.from < other.from ? 1 : one.from > other.from ? -1 : 0)),
} as const satisfies Part<'registers', WholeRegister[]>
