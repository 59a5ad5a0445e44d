/** For tests of other rooms: a clearing between two regions, and how its addresses keep to them. */
import type { Clock } from '../../platform/clock/index.ts'
import { openOfficeRecord } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { clearingKind } from './kind.ts'

/** A clearing of one line that no table of lines has. */
export async function addClearingOf(
  { kysely, ciphers }: Database,
  clock: Clock,
  { region, pool, id }: { region: string; pool: string; id: string },
): Promise<void> {
  const by = { role: 'finance', kind: 'staff', id: 'another' } as const
  await kysely.transaction().execute(async (transaction) => {
    const opened = { recordId: id, region, subject: pool, title: '演示' }
    await openOfficeRecord({ transaction, ciphers, clock }, clearingKind, opened, [{ action: 'draw', by }])
    await transaction
      .insertInto('region_clearing')
      .values({ clearing_id: id, region, pool, month: '2026-05', line_count: 1, gross_fen: 1 })
      .execute()
  })
}

const ofClearing = (body: object = {}, of: Record<string, string> = {}) => ({
  ...{ refused: 'clearing-other-region', body, of },
})

/** How the routes of 区域清算 keep to the two regions: a clearing that the region draws, and one that it has to confirm. */
export const clearingBounds = (clearing: string, confirming: string) => {
  const insured = { clearingId: confirming }
  const url = '/api/desk/clearings'
  const account = '/api/desk/regions/:region/account'
  return {
    [`GET ${url}`]: { shows: clearing },
    [`POST ${url}`]: 'self',
    [`GET ${url}/:clearingId`]: ofClearing(),
    [`POST ${url}/:clearingId/send`]: ofClearing(),
    [`POST ${url}/:clearingId/drop`]: ofClearing(),
    [`POST ${url}/:clearingId/confirm`]: ofClearing({}, insured),
    [`POST ${url}/:clearingId/dispute`]: ofClearing({ no: 1, reason: 'not-payable', words: '演示' }, insured),
    [`POST ${url}/:clearingId/hand-in`]: ofClearing({}, insured),
    [`POST ${url}/:clearingId/answer`]: ofClearing({ no: 1, withdraw: true, words: '演示' }),
    [`POST ${url}/:clearingId/approve`]: ofClearing({ due: '0.01' }, insured),
    [`POST ${url}/:clearingId/return`]: ofClearing({ words: '演示' }, insured),
    [`POST ${url}/:clearingId/pay-prepaid`]: ofClearing({}, insured),
    [`GET ${url}/:clearingId/lines/:no`]: ofClearing(),
    [`GET ${url}/:clearingId/statement.pdf`]: ofClearing(),
    [`GET ${url}/:clearingId/statement.xlsx`]: ofClearing(),
    [`GET ${account}`]: 'self',
    [`POST ${account}`]: 'self',
    [`POST ${account}/:no/confirm`]: 'self',
  } as const
}
