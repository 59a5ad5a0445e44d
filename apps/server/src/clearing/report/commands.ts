/** Preparing a report of the funds, releasing it by another, taking it back by two, putting one right by the next. */
import { problem } from '@yidi/contracts'
import type { FundReportAction, FundReportContent, FundReportForm, FundReportState, Staff } from '@yidi/contracts'
import { placeName } from '../../platform/places/index.ts'
import { lockOfficeRecord, openOfficeRecord, takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import type { Acting, OfficeRecord, OfficeWorking } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { sql } from 'kysely'
import { differences } from './content.ts'
import fundReport from './kind.ts'
import type { Period } from './period.ts'
import { readWords, wordsOrNone } from './words.ts'

export type FundReportRecord = OfficeRecord<FundReportState, FundReportAction>

export interface FundReportWorking extends OfficeWorking {
  staff: Staff & { pool: string }
}

/** The letters that numbers of these records begin with. */
const letters = 'JB'

const actingOf = ({ staffName }: Staff): Acting => ({ role: 'finance', kind: 'staff', id: staffName })

/** One of a pool comes after the other, so that two of a period are never public together. */
async function lockPool({ transaction, staff }: FundReportWorking): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fund-report:${staff.pool}`}, 0))`.execute(transaction)
}

/** What is public of a period; undefined: nothing. */
const publicOf = (
  { transaction }: Pick<FundReportWorking, 'transaction'>,
  { pool, period }: { pool: string; period: string },
) =>
  transaction
    .selectFrom('fund_report')
    .select(['report_id', 'released_day'])
    .where('pool', '=', pool)
    .where('period', '=', period)
    .where('released_day', 'is not', null)
    .where('taken_back_day', 'is', null)
    .where('replaced_day', 'is', null)
    .executeTakeFirst()

/**
 * Keeps what the books say of a period that is over, for another to release. Throws `fund-report-nothing-booked`, `fund-report-known`,
 * `fund-report-correction-missing`.
 */
export async function prepareReport(
  working: FundReportWorking,
  period: Period,
  form: FundReportForm,
  content: FundReportContent | undefined,
): Promise<string> {
  const { transaction, staff, clock } = working
  const { pool } = staff
  if (content === undefined) throw problem('fund-report-nothing-booked', { pool: placeName(pool), to: period.to })
  await lockPool(working)
  await refuseSecondDraft(working, period)
  const before = await publicOf(working, { pool, period: period.period })
  const correction = wordsOrNone(form.correction)
  if (before !== undefined && correction === null)
    throw problem('fund-report-correction-missing', { period: period.title, day: before.released_day! })
  const recordId = newRecordId(letters, pool, clock.today())
  const opened = { recordId, region: pool, subject: period.period, title: `基金公布 ${period.title}` }
  await openOfficeRecord(working, fundReport, opened, [{ action: 'prepare', by: actingOf(staff), detail: {} }])
  await transaction
    .insertInto('fund_report')
    .values({
      ...{ report_id: recordId, pool, period: period.period, foreword: wordsOrNone(form.foreword) },
      ...{ correction: before === undefined ? null : correction, content: JSON.stringify(content) },
    })
    .execute()
  return recordId
}

async function refuseSecondDraft({ transaction, staff }: FundReportWorking, { period, title }: Period): Promise<void> {
  const waiting = await transaction
    .selectFrom('fund_report as f')
    .innerJoin('office_record as r', 'r.record_id', 'f.report_id')
    .select('f.report_id')
    .where('f.pool', '=', staff.pool)
    .where('f.period', '=', period)
    .where('r.state', '=', 'prepared')
    .executeTakeFirst()
  if (waiting !== undefined) throw problem('fund-report-known', { period: title, report: waiting.report_id })
}

async function lockOwn(working: FundReportWorking, id: string): Promise<FundReportRecord> {
  await lockPool(working)
  const record = await lockOfficeRecord(working.transaction, fundReport, id)
  if (record.region !== working.staff.pool)
    throw problem('fund-report-other-pool', { report: id, pool: placeName(record.region) })
  return record
}

/**
 * Another releases it: public from this moment, in place of what was public of the period. `now` is what the books say; throws
 * `fund-report-books-changed` where that is something else, `office-step-own`, `fund-report-other-pool`, `fund-report-correction-missing`.
 */
export async function releaseReport(
  working: FundReportWorking,
  id: string,
  now: FundReportContent | undefined,
): Promise<void> {
  const { transaction, staff, clock } = working
  const record = await lockOwn(working, id)
  const row = await transaction
    .selectFrom('fund_report')
    .selectAll()
    .where('report_id', '=', id)
    .executeTakeFirstOrThrow()
  await takeOfficeSteps(working, fundReport, record, [{ action: 'release', by: actingOf(staff) }])
  const what = differences(row.content, now)
  if (what.length > 0) throw problem('fund-report-books-changed', { what: what.join('；') })
  const before = await publicOf(working, row)
  if (before !== undefined && row.correction === null)
    throw problem('fund-report-correction-missing', { period: row.content.periodTitle, day: before.released_day! })
  if (before !== undefined) await replace(working, before.report_id, id)
  const said = { released_day: clock.today(), replaces: before?.report_id ?? null }
  await transaction.updateTable('fund_report').set(said).where('report_id', '=', id).execute()
}

/** What was public is so no more, since the corrected one is. */
async function replace(working: FundReportWorking, before: string, by: string): Promise<void> {
  const { transaction, clock } = working
  const record = await lockOfficeRecord(transaction, fundReport, before)
  await takeOfficeSteps(working, fundReport, record, [{ action: 'replace', by: theProgram, detail: { words: by } }])
  await transaction
    .updateTable('fund_report')
    .set({ replaced_day: clock.today() })
    .where('report_id', '=', before)
    .execute()
}

/** A step with a reason. Throws `fund-report-words-missing`, `office-step-not-allowed`, `office-step-own`, `fund-report-other-pool`. */
export async function stepReport(
  working: FundReportWorking,
  id: string,
  action: 'drop' | 'ask-back' | 'keep',
  said: string,
): Promise<void> {
  const record = await lockOwn(working, id)
  const detail = { words: readWords(said, action) }
  await takeOfficeSteps(working, fundReport, record, [{ action, by: actingOf(working.staff), detail }])
}

/** The second of two takes it back: nobody sees it from this moment, and its place says so. Throws like `stepReport`. */
export async function takeBackReport(working: FundReportWorking, id: string): Promise<void> {
  const { transaction, clock, staff } = working
  const record = await lockOwn(working, id)
  await takeOfficeSteps(working, fundReport, record, [{ action: 'take-back', by: actingOf(staff) }])
  await transaction
    .updateTable('fund_report')
    .set({ taken_back_day: clock.today() })
    .where('report_id', '=', id)
    .execute()
}
