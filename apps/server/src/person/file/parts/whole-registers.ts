import type { RecordActionRow } from '../record.ts'
import { foldRegisters, ofRegisters } from '../register-record.ts'
import type { WholeRegister } from '../register-record.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'
import { stepOf } from './record-steps.ts'
import type { SentStep } from './record-steps.ts'

/** The registers with everything that is on record of them, the one that begins last first. */
export const wholeRegisters = {
  key: 'registers',
  columns: [
    list(`select * from record_action a where a.person_no = :person and ${ofRegisters} order by record_id, action_no`),
  ],
  read: ([rows]: [SentStep[] | null]) =>
    foldRegisters<RecordActionRow>((rows ?? []).map(stepOf)).sort((one, other) =>
      one.from < other.from ? 1 : one.from > other.from ? -1 : 0,
    ),
} as const satisfies Part<'registers', WholeRegister[]>
