/** The limit for objections: given to what waits when the agency sets it, and passed. */
import type { RemindContext } from '../../platform/records/index.ts'
import { takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import { lapse, objectionLimit } from './audit.ts'
import { lockApplication } from './working.ts'
import type { MonthlyKind, Working } from './working.ts'

/** Runs something about an application in a transaction of the program. */
const inTransaction = ({ database, clock }: RemindContext, work: (working: Working) => Promise<void>): Promise<void> =>
  database.kysely
    .transaction()
    .execute((transaction) => work({ transaction, ciphers: database.ciphers, clock, by: theProgram }))

/**
 * Gives what waits for an institution without a last day the limit that its agency has set since, counted from today, and ends
 * what is past its limit. May run as often as one likes.
 */
export async function setMonthlyLimits(kind: MonthlyKind, context: RemindContext): Promise<void> {
  const today = context.clock.today()
  const waiting = await context.database.kysely
    .selectFrom('office_record')
    .select(['record_id', 'region', 'due_day'])
    .where('kind', '=', kind.name)
    .where('state', '=', 'objecting')
    .where((where) => where.or([where('due_day', 'is', null), where('due_day', '<', today)]))
    .orderBy('record_id')
    .execute()
  for (const { record_id, region, due_day } of waiting) {
    if (due_day !== null) await inTransaction(context, (working) => lapse(working, kind, record_id))
    else await setLimit(kind, context, record_id, await objectionLimit(context.database, region, today))
  }
}

async function setLimit(kind: MonthlyKind, context: RemindContext, recordId: string, dueDay: string | null) {
  if (dueDay === null) return
  await inTransaction(context, async (working) => {
    const { record } = await lockApplication(working, kind, recordId)
    if (record.state !== 'objecting' || record.dueDay !== null) return
    await takeOfficeSteps(working, kind, record, [{ action: 'set-limit', by: theProgram, detail: { dueDay } }], dueDay)
  })
}
