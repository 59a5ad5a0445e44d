/** Limits that the pool's agency sets after something waits already. */
import { takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import type { RemindContext } from '../../platform/records/index.ts'
import { limitFrom, lockClearing } from './working.ts'
import type { ClearingKind } from './working.ts'

const limits = { sent: 'clearing.confirm-days', approved: 'clearing.pay-days' } as const

/** Gives what waits without a last day the limit that was set since, counted from today. May run as often as one likes. */
export async function setClearingLimits(
  kind: ClearingKind,
  { database, clock, release: { calendar } }: RemindContext,
): Promise<void> {
  const waiting = await database.kysely
    .selectFrom('office_record')
    .select('record_id')
    .where('kind', '=', kind.name)
    .where('state', 'in', Object.keys(limits))
    .where('due_day', 'is', null)
    .orderBy('record_id')
    .execute()
  for (const { record_id } of waiting)
    await database.kysely.transaction().execute(async (transaction) => {
      const working = { transaction, ciphers: database.ciphers, clock }
      const { record } = await lockClearing(working, kind, record_id)
      const { state, dueDay: before, subject } = record
      if (before !== null || (state !== 'sent' && state !== 'approved')) return
      const dueDay = await limitFrom({ transaction, calendar }, subject, limits[state], clock.today())
      if (dueDay === null) return
      await takeOfficeSteps(
        working,
        kind,
        record,
        [{ action: 'set-limit', by: theProgram, detail: { dueDay } }],
        dueDay,
      )
    })
}
