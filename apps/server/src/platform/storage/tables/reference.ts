/** What stands whole on every node: places, institutions, catalogue, releases of the law, employers. */
import type { Generated, GeneratedAlways } from 'kysely'
import type { InstitutionLevel } from '@yidi/rules'
import type { Json, Moment, OptionalMoment, Optional } from './columns.ts'

export interface PlaceTable {
  code: string
  from_day: string
  to_day: Optional<string>
  name: string
  parent: Optional<string>
}

export interface InstitutionTable {
  code: string
  name: string
  place: string
  level: InstitutionLevel
  settlement_level: Optional<InstitutionLevel>
  ownership: Optional<'public' | 'private'>
  credit_code: Optional<string>
  recorded_at: Moment
  address: Optional<string>
  telephone: Optional<string>
  level_rank: GeneratedAlways<number>
  indexed_name: Optional<string>
  search_name: Optional<string>
  pinyin: Optional<string>
  initials: Optional<string>
  search_tokens: Optional<string[]>
}

export type InstitutionServiceName = 'inpatient' | 'outpatient' | 'chronic' | 'pharmacy'

export interface InstitutionServiceTable {
  institution: string
  service: InstitutionServiceName
  from_day: string
  to_day: Optional<string>
}

export interface InstitutionAgreementTable {
  institution: string
  agreement_no: number
  region: string
  status: 'in-force' | 'suspended' | 'terminated'
  from_day: string
  to_day: Optional<string>
  reason: Optional<string>
  known_from: Moment
  known_to: OptionalMoment
}

export interface AgreementActionTable {
  institution: string
  /** Pool or region of the agency. */
  region: string
  action_no: number
  action: string
  effective_day: string
  reason: Optional<string>
  actor_kind: string
  actor: string
  recorded_at: Moment
  /** The institution's own application that it belongs to; null: entered at the desk. */
  application: Optional<string>
}

/** 定点协议申请: what an institution says in its application. */
export interface AgreementApplicationTable {
  application_id: string
  institution: string
  region: string
  level: InstitutionLevel
  services: string[]
  from_day: string
  words: Optional<string>
  contact_cipher: Buffer
}

/** 接入密钥 of an institution. */
export interface InstitutionCredentialTable {
  institution: string
  credential_no: number
  variant: string
  /** What the sender calls itself; of an API key, which has no name, its SHA-256. */
  access_key: string
  secret_cipher: Buffer
  issued_at: Moment
  issued_by: string
  /** From this moment on it is good no more; null while nothing ends it. */
  good_until: OptionalMoment
  last_used_at: OptionalMoment
}

export interface CatalogueReleaseTable {
  release: string
  content_hash: string
  row_count: number
  loaded_at: Moment
  note: Optional<string>
}

export const CATALOGUE_CLASSES = ['A', 'B', 'C'] as const
export type CatalogueClass = (typeof CATALOGUE_CLASSES)[number]

export interface CatalogueTable {
  place: string
  code: string
  from_day: string
  to_day: Optional<string>
  name: string
  kind: 'medicine' | 'service' | 'material'
  class: CatalogueClass
  own_share_ppm: Generated<number>
  ceiling_fen: Optional<number>
  special_drug: Generated<boolean>
  /** Paid only where the institution approved its use. */
  restricted: Generated<boolean>
  /** Of a medicine that is neither western nor patent. */
  medicine_kind: Optional<'herb' | 'preparation' | 'ethnic'>
  /** First letters of the pinyin of the name; written at a start. */
  initials: Optional<string>
  /** The name without spaces and signs, and its pairs of letters; written at a start. */
  search_name: Optional<string>
  name_pieces: Optional<string[]>
  release: string
}

export interface PolicyReleaseTable {
  release: string
  content: Json<Record<string, string>>
  engine_version: string
  stored_at: Moment
}

export interface EmployerTable {
  code: string
  name: string
  pool: string
  credit_code: Optional<string>
  contact_cipher: Optional<Buffer>
  disabled_at: OptionalMoment
  recorded_at: Moment
  changed_at: Moment
}
