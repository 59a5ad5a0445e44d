/** How a person is found, acted for and shown to an institution: what lies beside the person's own rows. */
import type { Moment, OptionalMoment, Optional } from './columns.ts'

export interface PersonLookupTable {
  blind_index: Buffer
  kind: 'id-number' | 'phone' | 'name' | 'card'
  person_no: string
  pool: string
  key_id: string
}

export interface AuthorisationLinkTable {
  blind_index: Buffer
  record_id: string
  person_no: string
  key_id: string
}

export interface CredentialTokenTable {
  token_hash: Buffer
  person_no: string
  issued_at: Moment
  expires_at: Moment
  institution: Optional<string>
  read_at: OptionalMoment
}
