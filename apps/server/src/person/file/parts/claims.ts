import { foldClaims } from '../claim-record.ts'
import type { ClaimRecord, ClaimStep } from '../claim-record.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** The person's claims as far as they decide something: without what is sealed in them and without who acted. */
export const claims = {
  key: 'claims',
  columns: [
    list(`select person_no, claim_id, action_no, action, pool, from_day, to_day, channel, effective_day, detail,
                 situation, insurance, kind, institution, place
            from claim_action a where a.person_no = :person order by version, claim_id, action_no`),
  ],
  read: ([rows]: [ClaimStep[] | null]) => foldClaims(rows ?? []),
} as const satisfies Part<'claims', ClaimRecord<ClaimStep>[]>
