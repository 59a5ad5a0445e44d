/** One case as other rooms ask for it: what it is about, and what its decision brings while that stands. */
import type { CaseConsequenceKind, OversightCaseState, OversightSubject } from '@yidi/contracts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import type { Database, Tables } from '../../platform/storage/index.ts'
import type { Kysely } from 'kysely'
import { caseKind } from './kind.ts'
import type { CaseRecord } from './kind.ts'
import { wordsOf } from './working.ts'

/** What a decision brings; the rest of it says what it is about: day and end, amount in fen, settlements, points. */
export interface Consequence {
  kind: CaseConsequenceKind
  detail: Readonly<Record<string, unknown>>
}

export interface OversightCase {
  caseId: string
  pool: string
  subjectKind: OversightSubject
  /** A person's number, a code, an account. */
  subject: string
  state: OversightCaseState
  /** Those that stand: none before the decision, and none once it is lifted. */
  consequences: Consequence[]
}

/** A case by its number. Throws `office-record-not-found`. */
export async function caseOf({ kysely }: Pick<Database, 'kysely'>, caseId: string): Promise<OversightCase> {
  const record = await findOfficeRecord(kysely, caseKind, caseId)
  const about = await kysely
    .selectFrom('oversight_case')
    .select(['subject_kind', 'subject'])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  return {
    ...{ caseId, pool: record.region, state: record.state },
    ...{ subjectKind: about.subject_kind, subject: about.subject },
    consequences: standingOf(record),
  }
}

/** The number of the case that a tip-off has opened; undefined where none. */
export async function caseOfTipOff(kysely: Kysely<Tables>, complaintId: string): Promise<string | undefined> {
  const row = await kysely
    .selectFrom('oversight_case')
    .select('case_id')
    .where('came_of', '=', complaintId)
    .executeTakeFirst()
  return row?.case_id
}

/** Why a case was decided as it was, in the words of whoever proposed it; null where it has none. Throws `office-record-not-found`. */
export async function reasonOf(database: Pick<Database, 'kysely' | 'ciphers'>, caseId: string): Promise<string | null> {
  const { steps } = await findOfficeRecord(database.kysely, caseKind, caseId)
  const proposal = steps.findLast(({ action }) => action === 'propose')
  if (proposal === undefined) return null
  return (await wordsOf({ database }, caseId)).get(proposal.stepNo) ?? null
}

/** What was proposed last. */
export function proposedOf({ steps }: Pick<CaseRecord, 'steps'>): Consequence[] {
  const said = steps.findLast(({ action }) => action === 'propose')?.detail['consequences'] as
    ({ kind: CaseConsequenceKind } & Record<string, unknown>)[] | undefined
  return (said ?? []).map(({ kind, ...detail }) => ({ kind, detail }))
}

/** What stands of the decision. */
export const standingOf = (record: Pick<CaseRecord, 'steps' | 'state'>): Consequence[] =>
  record.state === 'decided' || record.state === 'lift-proposed' ? proposedOf(record) : []
