/** For tests of other rooms: a report of a pool that waits to be released, and how its addresses keep to the pool. */
import type { FundReportContent } from '@yidi/contracts'
import type { Clock } from '../../platform/clock/index.ts'
import { openOfficeRecord } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import fundReport from './kind.ts'

const sums = { opening: '0.00', brought: '0.00', income: '0.00', expense: '0.00', closing: '0.00' }
const none = { people: '0', bills: '0', total: '0.00', fund: '0.00', share: null }

/** One of May 2026, of nothing. */
export async function addFundReportOf(
  { kysely, ciphers }: Database,
  clock: Clock,
  pool: string,
  reportId: string,
): Promise<void> {
  const content: FundReportContent = {
    ...{ pool, poolName: '演示', period: '2026-05', periodTitle: '2026年5月', from: '2026-05-01', to: '2026-05-31' },
    ...{ whole: { ...sums, transfers: '0.00' }, funds: [], budgetDocument: null },
    ...{ insured: { total: '0', rows: [] }, treated: none, groups: [] },
    away: { bills: '0', direct: null, share: null },
    ...{ paid: [], recovered: [], sources: [], how: [] },
  }
  const by = { role: 'finance', kind: 'staff', id: 'another' } as const
  const opened = { recordId: reportId, region: pool, subject: content.period, title: '演示' }
  await kysely.transaction().execute(async (transaction) => {
    const working = { transaction, ciphers, clock }
    await openOfficeRecord(working, fundReport, opened, [{ action: 'prepare', by }])
    await transaction
      .insertInto('fund_report')
      .values({ report_id: reportId, pool, period: content.period, content: JSON.stringify(content) })
      .execute()
  })
}

const url = '/api/desk/fund-reports'
const ofReport = (body?: object) => ({
  refused: 'fund-report-other-pool',
  ...(body === undefined ? {} : { body }),
})

/** How the routes of 基金公布 keep to the pool of whoever calls them, for the table of the staff's routes. */
export const fundReportBounds = (reportId: string) =>
  ({
    [`GET ${url}`]: { shows: reportId },
    [`GET ${url}/:reportId`]: ofReport(),
    [`GET ${url}/:reportId/report.pdf`]: ofReport(),
    [`POST ${url}`]: 'self',
    [`POST ${url}/:reportId/release`]: ofReport(),
    [`POST ${url}/:reportId/drop`]: ofReport({ words: '演示' }),
    [`POST ${url}/:reportId/ask-back`]: ofReport({ words: '演示' }),
    [`POST ${url}/:reportId/take-back`]: ofReport(),
    [`POST ${url}/:reportId/keep`]: ofReport({ words: '演示' }),
  }) as const
