/** For tests of other rooms: an order that another has given, and how its addresses keep to the pool. */
import type { Clock } from '../../platform/clock/index.ts'
import { openOfficeRecord } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import reclaim from './kind.ts'

export async function addReclaimOf(
  { kysely, ciphers }: Database,
  clock: Clock,
  { pool, institution, caseId, id }: { pool: string; institution: string; caseId: string; id: string },
): Promise<void> {
  const by = { role: 'inspecting', kind: 'staff', id: 'another' } as const
  await kysely.transaction().execute(async (transaction) => {
    const opened = { recordId: id, region: pool, subject: institution, title: '演示' }
    await openOfficeRecord({ transaction, ciphers, clock }, reclaim, opened, [{ action: 'order', by }])
    await transaction
      .insertInto('reclaim_order')
      .values({
        ...{ order_id: id, pool, case_id: caseId, debtor_kind: 'institution', debtor: institution, amount_fen: 1 },
        ...{ limit_day: '2026-12-31', document: '演示' },
      })
      .execute()
  })
}

/** How the routes of 追回 keep to the pool of whoever calls them, for the table of the staff's routes. */
export const recoveryBounds = (orderId: string) => {
  const at = '/api/desk/recoveries'
  const matter = (body?: object) => ({ refused: 'reclaim-other-pool', ...(body === undefined ? {} : { body }) })
  const words = { words: '演示' }
  return {
    [`GET ${at}`]: { shows: orderId },
    [`GET ${at}/:orderId`]: matter(),
    [`POST ${at}`]: { shownBy: 'tests/oversight/recovery.test.ts' },
    [`POST ${at}/:orderId/receive`]: matter({ amount: '1.00', reference: 'B1', day: '2026-06-20' }),
    [`POST ${at}/:orderId/offset`]: matter({ amount: '1.00' }),
    [`POST ${at}/:orderId/give-back`]: matter({ receipt: 1, words: '演示', day: '2026-06-20' }),
    ...Object.fromEntries(
      ['ask-write-off', 'write-off', 'keep', 'reopen', 'cancel'].map((step) => [
        `POST ${at}/:orderId/${step}`,
        matter(words),
      ]),
    ),
    'GET /api/institution/recoveries': { shownBy: 'tests/oversight/recovery.test.ts' },
    'GET /api/employer/recoveries': { shownBy: 'tests/oversight/recovery-told.test.ts' },
  } as const
}
