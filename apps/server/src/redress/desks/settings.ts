/** 分办: which desk a subject goes to and within how many working days it is answered, as the agency of a pool has set it from a day on. */
import { complaintDesks, complaintSubjectNames, complaintSubjects, problem, usualDesks } from '@yidi/contracts'
import type { ComplaintDesk, ComplaintSettingForm, ComplaintSettingsMessage, ComplaintSubject } from '@yidi/contracts'
import { NO_DAY, parseDay } from '@yidi/rules'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { OfficeWorking } from '../../platform/records/index.ts'
import { limitText } from './limit.ts'

export interface ComplaintSetting {
  desk: ComplaintDesk
  /** Working days; null: no limit. */
  answerDays: number | null
  /** The day since which it holds; null: nobody has set it, and the usual desk answers without a limit. */
  from: string | null
}

/** What holds for a subject in a pool on a day. */
export async function settingOn(
  { kysely }: Pick<Database, 'kysely'>,
  pool: string,
  subject: ComplaintSubject,
  day: string,
): Promise<ComplaintSetting> {
  const row = await kysely
    .selectFrom('complaint_setting')
    .select(['desk', 'answer_days as answerDays', 'from_day as from'])
    .where('pool', '=', pool)
    .where('subject', '=', subject)
    .where('from_day', '<=', day)
    .orderBy('from_day', 'desc')
    .orderBy('entry_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { desk: usualDesks[subject], answerDays: null, from: null }
}

const mostDays = 250

function readDays(value: string): number | null {
  const typed = value.trim()
  if (typed === '') return null
  const days = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  if (days < 1 || days > mostDays) throw problem('complaint-setting-not-valid', { value: value.slice(0, 10) })
  return days
}

/** Enters what holds for a subject from a day on; an earlier entry stays on record. Throws `complaint-setting-not-valid`, `day-not-valid`. */
export async function enterComplaintSetting(
  { transaction, ciphers, clock }: OfficeWorking,
  by: string,
  pool: string,
  { subject, desk, days, from }: ComplaintSettingForm,
): Promise<void> {
  const answerDays = readDays(days)
  if (parseDay(from) === NO_DAY) throw problem('day-not-valid', { day: from.slice(0, 20) })
  const at = clock.now()
  await transaction
    .insertInto('complaint_setting')
    .values({ pool, subject, desk, answer_days: answerDays, from_day: from, entered_by: by, entered_at: at })
    .execute()
  const entry = { actorKind: 'staff', actor: by, action: 'complaint-setting.enter', subjectId: `${pool} ${subject}` }
  await recordOfficeAuditIn(transaction, ciphers, { ...entry, detail: { desk, days: answerDays, from } }, at)
}

/** What holds now for each subject, and everything that was ever entered, the latest first. */
export async function listComplaintSettings(
  database: Pick<Database, 'kysely'>,
  pool: string | null,
  { today, mayEnter }: { today: string; mayEnter: boolean },
): Promise<ComplaintSettingsMessage> {
  const of = pool ?? ''
  const settings = await Promise.all(complaintSubjectNames.map((subject) => settingOn(database, of, subject, today)))
  let query = database.kysely.selectFrom('complaint_setting').selectAll()
  if (pool !== null) query = query.where('pool', '=', pool)
  const entries = await query.orderBy('entry_no', 'desc').limit(200).execute()
  return {
    subjects: complaintSubjectNames.map((subject, at) => {
      const { desk, answerDays: days, from } = settings[at]!
      return { subject, title: complaintSubjects[subject], desk, deskTitle: complaintDesks[desk].title, days, from }
    }),
    entries: entries.map((row) => ({
      subject: complaintSubjects[row.subject],
      desk: complaintDesks[row.desk].title,
      limit: limitText(row.answer_days),
      from: row.from_day,
      enteredBy: row.entered_by,
      enteredAt: row.entered_at.toISOString(),
    })),
    mayEnter,
  }
}
