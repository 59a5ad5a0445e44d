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
