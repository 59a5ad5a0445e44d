import { measureMachine } from '@yidi/contracts'
import type { MeasureState } from '@yidi/contracts'
import { foldRecords } from '../record.ts'
import type { LivingRecord, RecordStep } from '../record.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** A measure as far as it decides something: no sealed words. */
export type MeasureRecord = LivingRecord<MeasureState, RecordStep>

/** What decisions of the agency keep from being settled directly: suspended, or changed to claims. */
export const measures = {
  key: 'measures',
  columns: [
    list(`select person_no, record_id, action_no, kind, action, pool, from_day, to_day, channel, actor, effective_day,
                 detail, null as private_cipher
            from record_action a where a.person_no = :person and kind = 'measure' order by version, record_id, action_no`),
  ],
  read: ([rows]: [RecordStep[] | null]) => foldRecords(measureMachine, rows ?? []),
} as const satisfies Part<'measures', MeasureRecord[]>
