/** What a command about a case works in, and who may work on which. */
import { oversightCaseActions, problem, roles } from '@yidi/contracts'
import type { OversightCaseAction, OversightSubject, Staff } from '@yidi/contracts'
import type { WorkingCalendar } from '@yidi/rules'
import { personNoOfStaff } from '../../platform/access/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { findOfficeRecord, lockOfficeRecord, takeOfficeSteps } from '../../platform/records/index.ts'
import type { Acting, OfficeWorking } from '../../platform/records/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import type { Selectable } from 'kysely'
import { caseKind } from './kind.ts'
import type { CaseRecord } from './kind.ts'

export type CaseRow = Selectable<Tables['oversight_case']>

export interface Working extends OfficeWorking {
  by: Acting
  calendar: WorkingCalendar
}

/** A case with what it is about. */
export interface Found {
  record: CaseRecord
  row: CaseRow
}

const wordsPlace = (caseId: string, stepNo: number) => `oversight_words.words:${caseId}:${String(stepNo)}`
export const matterPlace = (caseId: string) => `oversight_case.matter:${caseId}`

/** A case as it is. Throws `office-record-not-found`. */
export async function findCase(
  { database: { kysely } }: Pick<RecordsDeps, 'database'>,
  caseId: string,
): Promise<Found> {
  const record = await findOfficeRecord(kysely, caseKind, caseId)
  const row = await kysely
    .selectFrom('oversight_case')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  return { record, row }
}

/** The role that works on cases about a kind of subject: those about the agency's own staff are the audit's. */
export const roleFor = (kind: OversightSubject) => (kind === 'staff' ? ('audit' as const) : ('inspecting' as const))

/** Whether a case is about the one who asks: the person whose account it is, or the account itself. */
async function isAbout(
  { database }: Pick<RecordsDeps, 'database'>,
  { staffName }: Pick<Staff, 'staffName'>,
  { subject_kind: kind, subject }: Pick<CaseRow, 'subject_kind' | 'subject'>,
): Promise<boolean> {
  if (kind === 'staff') return subject === staffName
  return kind === 'person' && (await personNoOfStaff(database, staffName)) === subject
}

/**
 * A case that this one of the staff may look at. A case about staff is unknown to everybody but the audit, and one about oneself to
 * oneself. Throws `office-record-not-found`, `case-other-pool`, `case-own`.
 */
export async function requireCase(deps: RecordsDeps, staff: Staff, caseId: string): Promise<Found> {
  const found = await findCase(deps, caseId)
  const { row } = found
  if (row.subject_kind === 'staff' && !staff.roles.includes('audit'))
    throw problem('office-record-not-found', { kind: caseKind.title, record: caseId.slice(0, 60) })
  if (staff.pool !== null && staff.pool !== row.pool) throw problem('case-other-pool', { pool: placeName(row.pool) })
  if (await isAbout(deps, staff, row)) throw problem('case-own', { case: caseId })
  return found
}

/** A case that this one of the staff may work on. Throws what `requireCase` throws, `case-of-audit`. */
export async function requireWorkable(deps: RecordsDeps, staff: Staff, caseId: string): Promise<Found> {
  const found = await requireCase(deps, staff, caseId)
  requireRole(staff, found.row.subject_kind)
  return found
}

/** Throws `case-of-audit` where cases about such a subject are another role's. */
export function requireRole(staff: Pick<Staff, 'roles'>, kind: OversightSubject): void {
  const role = roleFor(kind)
  if (!staff.roles.includes(role)) throw problem('case-of-audit', { role: roles[role] })
}

/** Takes one step of a case, its words sealed beside it, and gives it as it is then. Throws what `takeOfficeSteps` throws. */
export async function takeStep(
  working: Working,
  caseId: string,
  step: { action: OversightCaseAction; detail?: Record<string, unknown>; words?: string },
  dueDay: string | null = null,
  before?: (record: CaseRecord) => Promise<Record<string, unknown>>,
): Promise<CaseRecord> {
  const { transaction, ciphers, by } = working
  const { action, words } = step
  const record = await lockOfficeRecord(transaction, caseKind, caseId)
  const move = { action, by, detail: step.detail ?? {} }
  const after = await takeOfficeSteps(working, caseKind, record, [move], dueDay)
  // What hangs on the step is done once the step is known to be allowed; what it found is kept with the step.
  if (before !== undefined) await addDetail(working, after, await before(record))
  if (words !== undefined)
    await transaction
      .insertInto('oversight_words')
      .values({
        ...{ case_id: caseId, step_no: after.steps.length },
        words_cipher: ciphers.seal(words, wordsPlace(caseId, after.steps.length)),
      })
      .execute()
  return after
}

async function addDetail({ transaction }: Working, record: CaseRecord, more: Record<string, unknown>): Promise<void> {
  const last = record.steps.at(-1)!
  last.detail = { ...last.detail, ...more }
  await transaction
    .updateTable('office_step')
    .set({ detail: JSON.stringify(last.detail) })
    .where('record_id', '=', record.recordId)
    .where('step_no', '=', last.stepNo)
    .execute()
}

/** What is written must be said in words. Throws `case-words-missing`. */
export function requireWords(typed: string, action: OversightCaseAction): string {
  const words = typed.trim()
  if (words === '') throw problem('case-words-missing', { action: oversightCaseActions[action] })
  return words
}

/** The words of the steps of a case, by the number of the step. */
export async function wordsOf(
  { database: { kysely, ciphers } }: { database: Pick<RecordsDeps['database'], 'kysely' | 'ciphers'> },
  caseId: string,
): Promise<Map<number, string>> {
  const rows = await kysely.selectFrom('oversight_words').selectAll().where('case_id', '=', caseId).execute()
  return new Map(
    rows.map(({ step_no, words_cipher }) => [step_no, ciphers.open(words_cipher, wordsPlace(caseId, step_no))]),
  )
}
