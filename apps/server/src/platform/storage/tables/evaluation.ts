/** Drafts of the law that are kept, and evaluations: local, for they are the office's and of no person. */
import type { ColumnType, Generated } from 'kysely'
import type { Json, Moment, Optional, OptionalMoment } from './columns.ts'

interface KeptFile {
  path: string
  text: string
}

interface KeptDifference {
  name: string
  title: string
  before?: string
  after?: string
  from?: string
}

export interface PolicyDraftTable {
  draft_id: string
  pool: string
  title: string
  /** Only what differs from the law that it was laid over. */
  files: Json<readonly KeptFile[]>
  /** By path, a mark of the text that the law had there when it was saved; null where it had none. */
  law_marks: Json<Record<string, string | null>>
  differs: Json<readonly KeptDifference[]>
  release_id: string
  saved_by: string
  saved_at: Moment
  dropped_by: Optional<string>
  dropped_at: OptionalMoment
}

type EvaluationState = 'waiting' | 'running' | 'done' | 'stopped' | 'failed'

/** What is evaluated, as it was checked. */
interface EvaluatedForm {
  year: number
  /** Codes in the order of the policy folder. */
  pools: string[]
  source: { kind: 'people'; people: number; seed: number } | { kind: 'records' }
}

export interface PolicyEvaluationTable {
  evaluation_id: string
  /** Null: of several pools, for whoever is of none. */
  pool: string | null
  form: Json<EvaluatedForm>
  /** The two sides as they were asked for, as the room of evaluations writes it. */
  asked: Json<object>
  before_title: string
  after_title: string
  before_files: Json<readonly KeptFile[]>
  after_files: Json<readonly KeptFile[]>
  differs: Json<readonly (KeptDifference & { pool: string })[]>
  release_id: string
  state: ColumnType<EvaluationState, EvaluationState | undefined, EvaluationState>
  /** Whoever runs it says so again and again; after `run_until` another may begin it anew. */
  run_by: Optional<string>
  run_until: OptionalMoment
  stop_asked: Generated<boolean>
  percent: Generated<number>
  cases: Generated<number>
  /** As the room of evaluations writes it. */
  result: ColumnType<object | null, never, string | null>
  failed: Optional<string>
  started_by: string
  started_at: Moment
  finished_at: OptionalMoment
}
