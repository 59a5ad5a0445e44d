/** Cases of oversight: what they are about, and the words that come with their steps. */
import type { OversightSubject } from '@yidi/contracts'
import type { Generated } from 'kysely'
import type { Json, Moment, Optional } from './columns.ts'

export interface OversightCaseTable {
  case_id: string
  pool: string
  subject_kind: OversightSubject
  subject: string
  institution: Optional<string>
  visits: Json<{ personNo: string; visitId: string }[]>
  matter_cipher: Buffer
  opened_at: Moment
  /** Number of the tip-off that it came of. */
  came_of: Optional<string>
  /** Number of the last step that is carried out with the person. */
  carried_no: Generated<number>
}

export interface OversightWordsTable {
  case_id: string
  step_no: number
  words_cipher: Buffer
}
