/** Cases of oversight: what they are about, and what institutions and employers answer. */
import type { OversightSubject } from '@yidi/contracts'
import type { Json, Moment, Optional } from './columns.ts'

export interface OversightCaseTable {
  case_id: string
  pool: string
  subject_kind: OversightSubject
  subject: string
  institution: Optional<string>
  visits: Json<{ personNo: string; visitId: string; settlementId: string }[]>
  matter_cipher: Buffer
  opened_at: Moment
}

export interface OversightAnswerTable {
  case_id: string
  answer_no: number
  words_cipher: Buffer
  actor: string
  at: Moment
}
