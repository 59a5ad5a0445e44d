import { foldFilings } from '../filing-record.ts'
import type { FilingActionRow, FilingRecord } from '../filing-record.ts'
import { bytesOf, list } from '../part.ts'
import type { Part } from '../part.ts'

type Sent = Omit<FilingActionRow, 'recorded_at' | 'private_cipher'> & {
  recorded_at: string
  private_cipher: string | null
}

/** The filings with everything that is on record of them, the latest application first. */
export const wholeFilings = {
  key: 'filings',
  columns: [list('select * from filing_action a where a.person_no = :person order by version, filing_id, action_no')],
  read: ([rows]: [Sent[] | null]) => foldFilings((rows ?? []).map(rowOf)).reverse(),
} as const satisfies Part<'filings', FilingRecord[]>

function rowOf(sent: Sent): FilingActionRow {
  const { recorded_at: at, private_cipher: cipher } = sent
  return { ...sent, recorded_at: new Date(at), private_cipher: cipher === null ? null : bytesOf(cipher) }
}
