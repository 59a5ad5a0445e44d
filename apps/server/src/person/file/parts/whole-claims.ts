import { foldClaims } from '../claim-record.ts'
import type { ClaimActionRow, ClaimRecord } from '../claim-record.ts'
import { bytesOf, list } from '../part.ts'
import type { Part } from '../part.ts'

type Sent = Omit<ClaimActionRow, 'recorded_at' | 'private_cipher'> & {
  recorded_at: string
  private_cipher: string | null
}

/** The claims with everything that is on record of them, the latest first. */
export const wholeClaims = {
  key: 'claims',
  columns: [list('select * from claim_action a where a.person_no = :person order by version, claim_id, action_no')],
  read: ([rows]: [Sent[] | null]) => foldClaims((rows ?? []).map(rowOf)).reverse(),
} as const satisfies Part<'claims', ClaimRecord[]>

function rowOf(sent: Sent): ClaimActionRow {
  const { recorded_at: at, private_cipher: cipher } = sent
  return { ...sent, recorded_at: new Date(at), private_cipher: cipher === null ? null : bytesOf(cipher) }
}
