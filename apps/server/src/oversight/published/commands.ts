/** Choosing a decided case for the public, releasing it by another, taking it back. */
import { problem, publicationActions } from '@yidi/contracts'
import type { PublicationAction, PublicationForm, PublicationState, Staff } from '@yidi/contracts'
import { lockOfficeRecord, openOfficeRecord, takeOfficeSteps } from '../../platform/records/index.ts'
import type { Acting, OfficeRecord, OfficeWorking } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { caseOf } from '../cases/index.ts'
import type { OversightCase } from '../cases/index.ts'
import publication from './kind.ts'

type PublicationRecord = OfficeRecord<PublicationState, PublicationAction>

export interface PublicationWorking extends OfficeWorking {
  staff: Staff & { pool: string }
}

const actingOf = ({ staffName }: Staff): Acting => ({ role: 'inspecting', kind: 'staff', id: staffName })

/** Whether a decision stands that brings something. */
export const isPublic = ({ consequences }: Pick<OversightCase, 'consequences'>): boolean =>
  consequences.some(({ kind }) => kind !== 'none')

function readWords(words: string, action: PublicationAction): string {
  const said = words.trim()
  if (said === '') throw problem('publication-words-missing', { action: publicationActions[action] })
  return said
}

/** The case of a publication: decided, of this pool, and not about own staff. */
async function requirePublic({ transaction, staff }: PublicationWorking, caseId: string): Promise<OversightCase> {
  const found = await caseOf({ kysely: transaction }, caseId)
  if (found.subjectKind === 'staff') throw problem('publication-of-staff', { case: caseId })
  if (found.pool !== staff.pool || !isPublic(found)) throw problem('publication-case-not-decided', { case: caseId })
  return found
}

/**
 * Chooses a decided case with the words that shall be public, which the caller has looked through for names. Throws
 * `office-record-not-found`, `publication-case-not-decided`, `publication-of-staff`, `publication-words-missing`, `publication-known`.
 */
export async function choosePublication(working: PublicationWorking, form: PublicationForm): Promise<void> {
  const { transaction, staff, clock } = working
  const words = readWords(form.words, 'choose')
  const caseId = form.caseId.trim()
  const found = await requirePublic(working, caseId)
  const before = await transaction
    .selectFrom('publication as p')
    .innerJoin('office_record as r', 'r.record_id', 'p.publication_id')
    .select('p.publication_id')
    .where('p.case_id', '=', caseId)
    .where('r.state', 'in', ['chosen', 'released'])
    .executeTakeFirst()
  if (before !== undefined) throw problem('publication-known', { case: caseId, publication: before.publication_id })
  const recordId = newRecordId('GS', staff.pool, clock.today())
  await openOfficeRecord(
    working,
    publication,
    { recordId, region: staff.pool, subject: caseId, title: `公示案件 ${caseId}` },
    [{ action: 'choose', by: actingOf(staff), detail: { words } }],
  )
  await transaction
    .insertInto('publication')
    .values({
      ...{ publication_id: recordId, pool: staff.pool, case_id: caseId, words },
      institution: found.subjectKind === 'institution' ? found.subject : null,
    })
    .execute()
}

async function lockOwn({ transaction, staff }: PublicationWorking, id: string): Promise<PublicationRecord> {
  const record = await lockOfficeRecord(transaction, publication, id)
  if (record.region !== staff.pool) throw problem('reclaim-other-pool', { order: id, pool: record.region })
  return record
}

/** Another releases it: public from this moment. Throws `office-step-own`, `publication-case-not-decided`. */
export async function releasePublication(working: PublicationWorking, id: string): Promise<void> {
  const { transaction, staff, clock } = working
  const record = await lockOwn(working, id)
  await takeOfficeSteps(working, publication, record, [{ action: 'release', by: actingOf(staff) }])
  await requirePublic(working, record.subject)
  await transaction
    .updateTable('publication')
    .set({ released_day: clock.today() })
    .where('publication_id', '=', id)
    .execute()
}

/** Not public after all, or no longer, with the reason. Throws `publication-words-missing`, `office-step-not-allowed`. */
export async function endPublication(
  working: PublicationWorking,
  id: string,
  action: 'drop' | 'take-back',
  said: string,
): Promise<void> {
  const { transaction, staff, clock } = working
  const record = await lockOwn(working, id)
  const words = readWords(said, action)
  await takeOfficeSteps(working, publication, record, [{ action, by: actingOf(staff), detail: { words } }])
  if (action === 'drop') return
  await transaction
    .updateTable('publication')
    .set({ taken_back_day: clock.today() })
    .where('publication_id', '=', id)
    .execute()
}
