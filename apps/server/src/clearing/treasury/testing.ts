/** For tests of other rooms: interest of a region that another has entered. */
import type { Clock } from '../../platform/clock/index.ts'
import { openOfficeRecord } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { Drawn } from './commands.ts'
import treasury from './kind.ts'

export async function addTreasuryOf(
  { kysely, ciphers }: Database,
  clock: Clock,
  region: string,
  recordId: string,
): Promise<void> {
  const drawn: Drawn = { kind: 'interest', amountFen: 1, document: '演示', fund: 'pool', bank: 'treasury' }
  const by = { role: 'finance', kind: 'staff', id: 'another' } as const
  const opened = { recordId, region, subject: drawn.kind, title: '演示' }
  await kysely
    .transaction()
    .execute((transaction) =>
      openOfficeRecord({ transaction, ciphers, clock }, treasury, opened, [
        { action: 'draw', by, detail: { ...drawn } },
      ]),
    )
}

const shown = { shownBy: 'apps/server/src/clearing/treasury/treasury.test.ts' } as const
const ofTreasury = (body: object) => ({ refused: 'treasury-other-region', body })

/** How the routes of 基金收支 keep to the region of whoever calls them, for the table of the staff's routes. */
export const treasuryBounds = (recordId: string) =>
  ({
    'GET /api/desk/treasury': { shows: recordId },
    'POST /api/desk/treasury': 'self',
    'POST /api/desk/treasury/:treasuryId/confirm': ofTreasury({ reference: 'B1', day: '2026-06-20' }),
    'POST /api/desk/treasury/:treasuryId/drop': ofTreasury({ words: '演示' }),
    'POST /api/desk/treasury/:treasuryId/ask-back': ofTreasury({ words: '演示' }),
    'POST /api/desk/treasury/:treasuryId/confirm-back': ofTreasury({ reference: 'B1', day: '2026-06-20' }),
    'POST /api/desk/treasury/:treasuryId/keep': ofTreasury({ words: '演示' }),
    'GET /api/desk/funds': shown,
    'GET /api/desk/funds/postings': shown,
    'GET /api/desk/funds/statement.xlsx': shown,
    'GET /api/desk/funds/statement.pdf': shown,
  }) as const
