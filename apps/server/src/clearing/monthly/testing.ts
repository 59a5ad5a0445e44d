/** For tests of other rooms: an application of an institution of a region, and how its addresses keep to the region. */
import { monthlyKind } from './kind.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { openOfficeRecord } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** An application of one line of nothing; gives its number. */
export async function addMonthOf(
  database: Database,
  clock: Clock,
  region: string,
  institution: string,
): Promise<string> {
  const id = `Y${region}-OF-ANOTHER-REGION`
  const by = { role: 'institution', kind: 'institution', id: 'another' } as const
  await database.kysely.transaction().execute(async (transaction) => {
    const working = { transaction, ciphers: database.ciphers, clock }
    const opened = { recordId: id, region, subject: institution, title: '演示' }
    await openOfficeRecord(working, monthlyKind, opened, [{ action: 'apply', by }])
    await transaction
      .insertInto('monthly_application')
      .values({
        ...{ application_id: id, institution, region, month: '2026-05', visit_kind: 'inpatient', line_count: 0 },
        ...{ total_fen: 0, in_scope_fen: 0, fund_fen: 0, account_fen: 0, cash_fen: 0, payable_fen: 0 },
      })
      .execute()
  })
  return id
}

/** The addresses of applications, with a word that stands in what the own region sees. */
export function monthlyBounds(application: string) {
  const desk = '/api/desk/monthly'
  const matter = (body?: object) => ({ refused: 'monthly-other-region', ...(body === undefined ? {} : { body }) })
  const ownElsewhere = { shownBy: 'tests/monthly/monthly.test.ts' }
  const own = '/api/institution/monthly'
  const account = '/api/desk/institutions/:code/account'
  return {
    [`GET ${desk}`]: { shows: application },
    [`GET ${desk}/:applicationId`]: matter(),
    [`POST ${desk}/:applicationId/decide`]: matter({ lines: [{ no: 1, decision: 'accepted' }] }),
    [`POST ${desk}/:applicationId/conclude`]: matter(),
    [`POST ${desk}/:applicationId/answer`]: matter({ no: 1, upheld: true, words: '演示' }),
    [`POST ${desk}/:applicationId/approve`]: matter({ refused: '0.00' }),
    [`POST ${desk}/:applicationId/return`]: matter({ words: '演示' }),
    [`GET ${desk}/:applicationId/statement.pdf`]: matter(),
    [`GET ${desk}/:applicationId/statement.xlsx`]: matter(),
    [`GET ${desk}/:applicationId/lines/:no`]: matter(),
    ['GET /api/desk/institutions/:code/year']: matter(),
    ['GET /api/desk/institutions/:code/year.csv']: matter(),
    [`GET ${account}`]: matter(),
    [`POST ${account}`]: matter({ holder: '演示', bank: '演示', account: '12345678' }),
    [`POST ${account}/:no/confirm`]: matter(),
    [`GET ${own}`]: 'self',
    ['GET /api/institution/year']: 'self',
    ['GET /api/institution/year.csv']: 'self',
    [`POST ${own}`]: 'self',
    [`GET ${own}/:applicationId`]: ownElsewhere,
    [`POST ${own}/:applicationId/withdraw`]: ownElsewhere,
    [`POST ${own}/:applicationId/object`]: ownElsewhere,
    [`POST ${own}/:applicationId/accept`]: ownElsewhere,
    [`POST ${own}/:applicationId/hand-in`]: ownElsewhere,
    [`GET ${own}/:applicationId/statement.pdf`]: ownElsewhere,
    [`GET ${own}/:applicationId/statement.xlsx`]: ownElsewhere,
    [`GET ${own}/:applicationId/lines/:no`]: ownElsewhere,
  } as const
}
export { lastFirst } from './approve.ts'
export { meanOf } from './mean.ts'
export { setMonthlyLimits } from './limits.ts'
export { monthlyKind } from './kind.ts'
