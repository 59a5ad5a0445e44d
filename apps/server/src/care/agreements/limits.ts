/** Until when an agency decides: working days that it sets itself, counted from what the institution handed in last. */
import type { AgreementApplicationAction, AgreementApplicationState } from '@yidi/contracts'
import { addWorkingDays, formatDay, parseDay } from '@yidi/rules'
import type { WorkingCalendar } from '@yidi/rules'
import type { Transaction } from 'kysely'
import { figureOn } from '../../agency/figures/index.ts'
import { lockOfficeRecord, takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import type { OfficeKind, RemindContext } from '../../platform/records/index.ts'
import type { Tables } from '../../platform/storage/index.ts'

type ApplicationKind = OfficeKind<AgreementApplicationState, AgreementApplicationAction>

/** The last day of the limit from a day on; null while the agency has set none, or the calendar does not reach. */
export async function decideLimit(
  transaction: Transaction<Tables>,
  calendar: WorkingCalendar,
  pool: string,
  from: string,
): Promise<string | null> {
  const days = await figureOn({ kysely: transaction }, pool, 'agreement.decide-days', from)
  if (days === undefined) return null
  const end = addWorkingDays(calendar, parseDay(from), days.value)
  return end.known ? formatDay(end.day) : null
}

const atTheAgency = ['applied', 'corrected', 'reviewed'] as const

/** Gives what waits at an agency without a last day the limit that was set since, from today. May run as often as one likes. */
export async function setDecideLimits(
  kind: ApplicationKind,
  { database, clock, release: { calendar } }: RemindContext,
): Promise<void> {
  const waiting = await database.kysely
    .selectFrom('office_record')
    .select('record_id')
    .where('kind', '=', kind.name)
    .where('state', 'in', [...atTheAgency])
    .where('due_day', 'is', null)
    .orderBy('record_id')
    .execute()
  for (const { record_id } of waiting)
    await database.kysely.transaction().execute(async (transaction) => {
      const record = await lockOfficeRecord(transaction, kind, record_id)
      if (record.dueDay !== null || !atTheAgency.some((state) => state === record.state)) return
      const dueDay = await decideLimit(transaction, calendar, record.region, clock.today())
      if (dueDay === null) return
      const working = { transaction, ciphers: database.ciphers, clock }
      const move = { action: 'set-limit', by: theProgram, detail: { dueDay } } as const
      await takeOfficeSteps(working, kind, record, [move], dueDay)
    })
}
