/** For tests of other rooms: a deposit that another has entered, and how its addresses keep to the regions. */
import type { Clock } from '../../platform/clock/index.ts'
import { openOfficeRecord } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { Drawn } from './commands.ts'
import prepaid from './kind.ts'

export async function addPrepaidOf(
  { kysely, ciphers }: Database,
  clock: Clock,
  { pool, region, id }: { pool: string; region: string; id: string },
): Promise<void> {
  const drawn: Drawn = { kind: 'deposit', amountFen: 1, document: '演示' }
  const by = { role: 'finance', kind: 'staff', id: 'another' } as const
  const opened = { recordId: id, region: pool, subject: region, title: '演示' }
  await kysely
    .transaction()
    .execute((transaction) =>
      openOfficeRecord({ transaction, ciphers, clock }, prepaid, opened, [
        { action: 'draw', by, detail: { ...drawn } },
      ]),
    )
}

/** How the routes of 预付金 keep to the region of whoever calls them, for the table of the staff's routes. */
export const prepaidBounds = (recordId: string) =>
  ({
    'GET /api/desk/prepaid': { shows: recordId },
    'POST /api/desk/prepaid': 'self',
    'POST /api/desk/prepaid/:prepaidId/confirm': {
      refused: 'clearing-other-region',
      body: { reference: 'B1', day: '2026-06-20' },
    },
    'POST /api/desk/prepaid/:prepaidId/drop': { refused: 'clearing-other-region' },
  }) as const
