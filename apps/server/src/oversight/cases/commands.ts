/** What the desk does with a case, each a step in one transaction with whatever it does to an agreement. */
import { caseConsequences, problem } from '@yidi/contracts'
import type { CaseAskForm, CaseInterimForm, CaseOpenForm, CaseProposeForm } from '@yidi/contracts'
import { addWorkingDays, formatDay, parseDay } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { openOfficeRecord } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import { takeFindings } from '../findings/index.ts'
import { requireValid, restoreAgreement, touchAgreement } from './consequences.ts'
import { caseKind } from './kind.ts'
import type { CaseRecord } from './kind.ts'
import { caseOfTipOff, proposedOf } from './one.ts'
import type { subjectOf } from './subjects.ts'
import { matterPlace, requireWords, takeStep } from './working.ts'
import type { CaseRow, Working } from './working.ts'

/** What a case is opened with, found and checked before its transaction. */
interface Opening {
  subject: Awaited<ReturnType<typeof subjectOf>>
  form: Pick<CaseOpenForm, 'matter' | 'findings'>
  visits: { personNo: string; visitId: string }[]
  /** Number of the tip-off that it comes of. */
  cameOf?: string
}

/** Opens a case and gives its number. Throws `case-words-missing`, `complaint-case-opened` where its tip-off has opened one. */
export async function openCase(
  working: Working,
  pool: string,
  { subject, form, visits, cameOf }: Opening,
): Promise<string> {
  const { transaction, ciphers, clock, by } = working
  if (cameOf !== undefined) await refuseSecond(transaction, cameOf)
  const caseId = newRecordId('JC', pool, clock.today())
  const kept = subject.kind === 'staff' ? `staff:${subject.id}` : subject.id
  const opened = { recordId: caseId, region: pool, subject: kept, title: `稽核 · ${subject.title}` }
  const findings = form.findings ?? []
  const taken = await takeFindings({ transaction, pool }, findings, caseId)
  // Where nobody wrote what was found, the findings say it.
  const found = taken.map(({ sentence }) => sentence).join('\n')
  const matter = requireWords(form.matter.trim() === '' ? found : form.matter, 'open')
  const detail = { visits: visits.length, ...(findings.length === 0 ? {} : { findings }) }
  await openOfficeRecord(working, caseKind, opened, [{ action: 'open', by, detail }])
  await transaction
    .insertInto('oversight_case')
    .values({
      ...{ case_id: caseId, pool, subject_kind: subject.kind, subject: subject.id, institution: subject.institution },
      ...{
        came_of: cameOf ?? null,
        visits: JSON.stringify(visits),
        matter_cipher: ciphers.seal(matter, matterPlace(caseId)),
        opened_at: clock.now(),
      },
    })
    .execute()
  return caseId
}

/** A tip-off opens one case, also where two press at once. Throws `complaint-case-opened`. */
async function refuseSecond(transaction: Transaction<Tables>, complaintId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tip-off:${complaintId}`}, 0))`.execute(transaction)
  const opened = await caseOfTipOff(transaction, complaintId)
  if (opened !== undefined) throw problem('complaint-case-opened', { case: opened })
}

/** The visits of a form with whose they are. Throws `case-visit-unknown`. */
export async function visitsOf(
  { database: { kysely } }: RecordsDeps,
  ids: readonly string[] = [],
): Promise<Opening['visits']> {
  if (ids.length === 0) return []
  const rows = await kysely.selectFrom('visit').select(['person_no', 'visit_id']).where('visit_id', 'in', ids).execute()
  const missing = ids.find((id) => !rows.some(({ visit_id }) => visit_id === id))
  if (missing !== undefined) throw problem('case-visit-unknown', { visit: missing })
  return rows.map(({ person_no, visit_id }) => ({ personNo: person_no, visitId: visit_id }))
}

/** Tells the subject what is held against it, and until when it may answer. Throws `case-words-missing`, `case-limit-unknown`. */
export async function askSubject(working: Working, { case_id }: CaseRow, form: CaseAskForm): Promise<void> {
  const held = requireWords(form.held, 'ask')
  const today = working.clock.today()
  const end = addWorkingDays(working.calendar, parseDay(today), form.days)
  if (!end.known) throw problem('case-limit-unknown', { day: today, days: form.days })
  const due = formatDay(end.day)
  await takeStep(working, case_id, { action: 'ask', detail: { due, days: form.days }, words: held }, due)
}

/** Notes what somebody says out of time or beside the page; the limit of the hearing stays. */
export async function noteWords(working: Working, { case_id }: CaseRow, typed: string): Promise<void> {
  const words = requireWords(typed, 'note')
  const due = await dueOf(working.transaction, case_id)
  await takeStep(working, case_id, { action: 'note', words }, due)
}

async function dueOf(transaction: Transaction<Tables>, caseId: string): Promise<string | null> {
  const row = await transaction
    .selectFrom('office_record')
    .select('due_day')
    .where('record_id', '=', caseId)
    .executeTakeFirst()
  return row?.due_day ?? null
}

/**
 * Suspends while the case is looked into, as a decision of its own. Throws `case-words-missing`, `case-consequence-not-valid` also where
 * one holds already.
 */
export async function takeInterim(working: Working, row: CaseRow, form: CaseInterimForm): Promise<void> {
  const { kind, until, basis } = form
  const words = requireWords(form.words, 'interim')
  requireValid([{ kind, until }], row.subject_kind, working.clock.today())
  const detail = { kind, until, basis: requireWords(basis, 'interim') }
  const due = await dueOf(working.transaction, row.case_id)
  await takeStep(working, row.case_id, { action: 'interim', detail, words }, due, (before) => {
    const title = caseConsequences[kind].title
    if (interimOf(before) !== undefined)
      throw problem('case-consequence-not-valid', { consequence: title, reason: '先行措施已经有了，先解除再改' })
    return touchAgreement(working, row, [{ kind, detail: { until } }])
  })
}

/** The interim measure of a case that is not lifted. */
export function interimOf({ steps }: Pick<CaseRecord, 'steps'>): CaseRecord['steps'][number] | undefined {
  const ends: readonly string[] = ['lift-interim', 'decide', 'close']
  const last = steps.findLast(({ action }) => action === 'interim' || ends.includes(action))
  return last?.action === 'interim' ? last : undefined
}

/** Throws `case-words-missing`, `case-consequence-not-valid` where there is none. */
export async function liftInterim(working: Working, row: CaseRow, typed: string): Promise<void> {
  const words = requireWords(typed, 'lift-interim')
  const due = await dueOf(working.transaction, row.case_id)
  await takeStep(working, row.case_id, { action: 'lift-interim', words }, due, async (before) => {
    const interim = interimOf(before)
    if (interim === undefined)
      throw problem('case-consequence-not-valid', { consequence: '先行措施', reason: '现在没有可以解除的' })
    await restoreAgreement(working, row, interim.detail)
    return {}
  })
}

/** Throws `case-words-missing`, `case-consequence-not-valid`. */
export async function proposeConsequences(working: Working, row: CaseRow, form: CaseProposeForm): Promise<void> {
  const { consequences } = form
  const words = requireWords(form.words, 'propose')
  const basis = requireWords(form.basis, 'propose')
  requireValid(consequences, row.subject_kind, working.clock.today())
  await takeStep(working, row.case_id, { action: 'propose', detail: { consequences, basis }, words })
}

/**
 * Another decides what was proposed: an interim measure ends, what is decided begins, at once. Throws `office-step-own`,
 * `office-step-not-allowed` where somebody else was sooner, `case-consequence-not-valid` where nothing was proposed that could be decided.
 */
export async function decideCase(
  working: Working,
  row: CaseRow,
  action: 'decide' | 'close',
  typed: string,
): Promise<void> {
  const words = requireWords(typed, action)
  await takeStep(working, row.case_id, { action, words }, null, async (before) => {
    const consequences = proposedOf(before)
    const none = consequences.every(({ kind }) => kind === 'none')
    if (none !== (action === 'close'))
      throw problem('case-consequence-not-valid', {
        consequence: none ? '不予处理' : '有处理意见',
        reason: none ? '请结案，不要作处理决定' : '请审定作出处理决定，或退回核查',
      })
    await restoreAgreement(working, row, interimOf(before)?.detail)
    return touchAgreement(working, row, consequences)
  })
}

/** Another lifts what was decided, as exactly as it was done. Throws `office-step-own`, `office-step-not-allowed`. */
export async function liftDecision(working: Working, row: CaseRow, typed: string): Promise<void> {
  const words = requireWords(typed, 'lift')
  await takeStep(working, row.case_id, { action: 'lift', words }, null, async (before) => {
    await restoreAgreement(working, row, before.steps.findLast(({ action }) => action === 'decide')?.detail)
    return {}
  })
}

/** A step that is nothing but a step with its words. */
export async function plainStep(
  working: Working,
  { case_id }: CaseRow,
  action: 'look' | 'return' | 'propose-lift' | 'keep' | 'reopen',
  typed: string,
): Promise<void> {
  await takeStep(working, case_id, { action, words: requireWords(typed, action) })
}

/** What an institution or employer answers, within the limit. Throws `hearing-words-missing`, `hearing-too-late`. */
export async function answerCase(working: Working, { case_id }: CaseRow, typed: string): Promise<void> {
  const words = typed.trim()
  if (words === '') throw problem('hearing-words-missing')
  const due = await dueOf(working.transaction, case_id)
  if (due !== null && working.clock.today() > due) throw problem('hearing-too-late', { day: due })
  await takeStep(working, case_id, { action: 'answer', words })
}

/** A person has answered with what is theirs; the case goes on. Nothing where it has gone on already. */
export async function noteAnswered(working: Working, caseId: string): Promise<void> {
  const state = await working.transaction
    .selectFrom('office_record')
    .select('state')
    .where('record_id', '=', caseId)
    .executeTakeFirst()
  if (state?.state === 'hearing') await takeStep(working, caseId, { action: 'answer' })
}
