import { foldFilings } from '../filing-record.ts'
import type { FilingRecord, FilingStep } from '../filing-record.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** The person's filings as far as they decide something: without what is sealed in them and without who acted. */
export const filings = {
  key: 'filings',
  columns: [
    list(`select person_no, filing_id, action_no, action, pool, type, destination, from_day, to_day, institutions,
                 channel, effective_day, detail
            from filing_action a where a.person_no = :person order by version, filing_id, action_no`),
  ],
  read: ([rows]: [FilingStep[] | null]) => foldFilings(rows ?? []),
} as const satisfies Part<'filings', FilingRecord<FilingStep>[]>
