/** 政策草案: a draft is kept when `yidi policy check` accepts it, shown with what differs, dropped and never deleted. */
import { createHash } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { PolicyDraftSaveForm, SavedDraft, SavedDraftWhole, SavedDraftsMessage, Staff } from '@yidi/contracts'
import type { Release } from '@yidi/rules'
import { sql } from 'kysely'
import type { Selectable, Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { AuditEntry, PolicyDraftTable, Tables } from '../../platform/storage/index.ts'
import { faultErrors, keepableDraft } from '../policy/index.ts'

type DraftDeps = Pick<RecordsDeps, 'database' | 'clock' | 'release'>
type DraftRow = Selectable<PolicyDraftTable>
type ListedRow = Omit<DraftRow, 'files'> & { paths: string[] }

const savers = ['approving', 'finance', 'admin'] as const
const maySave = ({ roles }: Staff): boolean => savers.some((role) => roles.includes(role))

/** As many as a page lists; older ones are found by their number. */
const mostListed = 200

/** Refuses a pool that is not the one of whoever asks; staff without a pool have to do with all. Throws `evaluation-other-pool`. */
export function ownPool({ pool: own }: Pick<Staff, 'pool'>, pool: string): void {
  if (own !== null && own !== pool) throw problem('evaluation-other-pool', { own, pool: pool.slice(0, 20) })
}

/** Every draft of the pool of whoever asks, the latest first; of all pools for staff of none. */
export async function listDrafts({ database, release }: DraftDeps, staff: Staff): Promise<SavedDraftsMessage> {
  let query = database.kysely
    .selectFrom('policy_draft')
    .select(['draft_id', 'pool', 'title', 'law_marks', 'differs', 'release_id', 'saved_by', 'saved_at'])
    .select(['dropped_by', 'dropped_at'])
    .select(sql<string[]>`jsonb_path_query_array(files, '$[*].path')`.as('paths'))
  if (staff.pool !== null) query = query.where('pool', '=', staff.pool)
  const rows = await query.orderBy('saved_at', 'desc').orderBy('draft_id').limit(mostListed).execute()
  return { drafts: rows.map((row) => toldDraft(release, row)), maySave: maySave(staff) }
}

function toldDraft({ files }: Release, row: ListedRow): SavedDraft {
  const marks = Object.entries(row.law_marks)
  return {
    ...{ draftId: row.draft_id, title: row.title, pool: row.pool, poolName: placeName(row.pool) },
    ...{ savedBy: row.saved_by, savedAt: row.saved_at.toISOString(), paths: row.paths, differs: [...row.differs] },
    outdated: marks.some(([path, mark]) => markOf(files.get(path)) !== mark),
    dropped: row.dropped_by === null ? null : { by: row.dropped_by, at: row.dropped_at!.toISOString() },
  }
}

/** Marks a text of the law, so that a change is seen without keeping it. */
const markOf = (text: string | undefined): string | null =>
  text === undefined ? null : createHash('sha256').update(text).digest('hex')

async function findDraft({ database }: Pick<DraftDeps, 'database'>, staff: Staff, draftId: string): Promise<DraftRow> {
  let query = database.kysely.selectFrom('policy_draft').selectAll().where('draft_id', '=', draftId)
  if (staff.pool !== null) query = query.where('pool', '=', staff.pool)
  const row = await query.executeTakeFirst()
  if (row === undefined) throw problem('saved-draft-not-found', { number: draftId.slice(0, 60) })
  return row
}

/** One draft with the texts of its files. Throws `saved-draft-not-found`. */
export async function showDraft(deps: DraftDeps, staff: Staff, draftId: string): Promise<SavedDraftWhole> {
  const row = await findDraft(deps, staff, draftId)
  const listed = { ...row, paths: row.files.map(({ path }) => path) }
  return { ...toldDraft(deps.release, listed), files: [...row.files] }
}

/** A draft that is to be worked with. Throws `saved-draft-not-found` and `saved-draft-dropped`. */
export async function chooseDraft(
  deps: DraftDeps,
  staff: Staff,
  draftId: string,
): Promise<{ draftId: string; title: string; pool: string; files: readonly { path: string; text: string }[] }> {
  const row = await findDraft(deps, staff, draftId)
  if (row.dropped_at !== null) throw problem('saved-draft-dropped', { title: row.title, number: draftId })
  return { draftId, title: row.title, pool: row.pool, files: row.files }
}

/** A draft that was checked and is ready to be kept. */
type CheckedDraft = Pick<DraftRow, 'pool' | 'title' | 'files' | 'law_marks' | 'differs' | 'release_id'>

/**
 * Checks a draft as `yidi policy check` does, laid over the law in force and, where it goes on from one, over that draft. Throws
 * `saved-draft-title-missing`, `saved-draft-not-accepted` with file, line and value of each fault, `saved-draft-same`, and what
 * `keepableDraft` and `chooseDraft` throw.
 */
export async function checkToSave(deps: DraftDeps, staff: Staff, form: PolicyDraftSaveForm): Promise<CheckedDraft> {
  const { release, clock } = deps
  const { pool, changes, over } = form
  const title = form.title.trim()
  if (title === '') throw problem('saved-draft-title-missing')
  ownPool(staff, pool)
  const below = over === undefined ? [] : (await chooseDraft(deps, staff, over)).files
  const replaced = new Set(form.files.map(({ path }) => path))
  const files = [...below.filter(({ path }) => !replaced.has(path)), ...form.files]
  if (changes.length + form.files.length === 0) throw problem('draft-empty')
  const { faults, unlike, files: kept, differs } = await keepableDraft(release, { pool, changes, files }, clock.today())
  const errors = [...faultErrors(faults), ...unlike.map((message) => ({ path: 'cases', message }))]
  const [first] = errors
  if (first !== undefined)
    throw problem('saved-draft-not-accepted', { count: errors.length, first: first.message }, errors)
  if (kept.length === 0) throw problem('saved-draft-same')
  const law_marks = Object.fromEntries(kept.map(({ path }) => [path, markOf(release.files.get(path))]))
  return { pool, title, files: kept, law_marks, differs, release_id: release.id }
}

interface DraftWork {
  transaction: Transaction<Tables>
  deps: DraftDeps
  by: Pick<AuditEntry, 'actorKind' | 'actor'>
}

/** Keeps a draft that was checked, and gives its number. */
export async function saveDraft({ transaction, deps, by }: DraftWork, checked: CheckedDraft): Promise<string> {
  const { clock, database } = deps
  const now = clock.now()
  const draftId = newRecordId('CA', checked.pool, clock.today())
  const { files, law_marks, differs, ...plain } = checked
  await transaction
    .insertInto('policy_draft')
    .values({
      ...{ draft_id: draftId, ...plain, files: JSON.stringify(files), law_marks: JSON.stringify(law_marks) },
      ...{ differs: JSON.stringify(differs), saved_by: by.actor, saved_at: now },
    })
    .execute()
  const detail = { pool: plain.pool, title: plain.title, files: files.map(({ path }) => path) }
  const said = { ...by, action: 'policy-draft.save', subjectId: draftId, detail }
  await recordOfficeAuditIn(transaction, database.ciphers, said, now)
  return draftId
}

/** Drops a draft: it stays to be read and can no longer be chosen. Throws `saved-draft-dropped`. */
export async function dropDraft({ transaction, deps, by }: DraftWork, staff: Staff, draftId: string): Promise<void> {
  const { clock, database } = deps
  const { title, pool } = await chooseDraft(deps, staff, draftId)
  const now = clock.now()
  const dropped = await transaction
    .updateTable('policy_draft')
    .set({ dropped_by: by.actor, dropped_at: now })
    .where('draft_id', '=', draftId)
    .where('dropped_at', 'is', null)
    .returning('draft_id')
    .executeTakeFirst()
  if (dropped === undefined) throw problem('saved-draft-dropped', { title, number: draftId })
  const said = { ...by, action: 'policy-draft.drop', subjectId: draftId, detail: { pool, title } }
  await recordOfficeAuditIn(transaction, database.ciphers, said, now)
}
