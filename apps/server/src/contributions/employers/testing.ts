/** For tests of other rooms: a bill of an employer, and how the routes of this room keep to the pool of whoever calls them. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** A bill of June 2026 and a payment of it, as somebody else entered them. */
export async function addBillOf(
  { kysely }: Database,
  clock: Clock,
  pool: string,
  employer: string,
): Promise<{ declaration: string; reference: string }> {
  const [declaration, reference] = [`D${pool}-OF-ANOTHER-POOL`, 'BANK-OF-ANOTHER-POOL']
  const of = { pool, employer, declaration_id: declaration }
  await kysely
    .insertInto('employer_declaration')
    .values({
      ...{ ...of, month: '2026-06', state: 'confirmed', average_wage_fen: 1, base_fen: 1, employer_fen: 1 },
      ...{ employee_fen: 1, confirmed_at: clock.now(), confirmed_by: 'another' },
    })
    .execute()
  await kysely
    .insertInto('employer_payment')
    .values({
      ...{ ...of, reference, amount_fen: 1, late_fee_fen: 0, paid_on: '2026-06-10' },
      ...{ recorded_at: clock.now(), recorded_by: 'another' },
    })
    .execute()
  return { declaration, reference }
}

const ofEmployer = (body?: object) => ({ refused: 'employer-other-pool', ...(body === undefined ? {} : { body }) })

/** The rows of this room in the table of bounds. */
export const employerContributionBounds = (declarationId: string, idNumber: string) => ({
  'GET /api/employer/contributions': 'self' as const,
  'GET /api/employer/contributions/months/:month': 'self' as const,
  'POST /api/employer/contributions/months/:month/confirm': 'self' as const,
  'GET /api/employer/contributions/bills/:declaration': { shownBy: 'contributions/employers/employers.test.ts' },
  'POST /api/employer/contributions/bills/:declaration/withdraw': 'self' as const,
  'POST /api/employer/contributions/bills/:declaration/again': 'self' as const,
  'GET /api/employer/contributions/bills/:declaration/statement.pdf': 'self' as const,
  'POST /api/employer/contributions/members': 'self' as const,
  'GET /api/employer/contributions/members/template': 'self' as const,
  'POST /api/employer/contributions/members/list': 'self' as const,
  'GET /api/desk/contributions/employers': { shows: declarationId },
  'GET /api/desk/contributions/employers/declarations.csv': { shows: declarationId },
  'POST /api/desk/contributions/employers/payments': {
    refused: 'contribution-payment-unknown-employer',
    body: {
      ...{ reference: 'BANK-NEW', employer: 'D33010000001', declarationId, month: '2026-06' },
      ...{ amount: '0.01', lateFee: '0.00', paidOn: '2026-06-10' },
    },
  },
  'POST /api/desk/contributions/employers/payments/:reference/returned': {
    refused: 'contribution-payment-not-found',
    body: { day: '2026-06-19' },
  },
  'POST /api/desk/contributions/employers/payments/file': { shownBy: 'contributions/employers/employers.test.ts' },
  'GET /api/desk/contributions/employers/:employer': ofEmployer(),
  'GET /api/desk/contributions/employers/:employer/months/:month': ofEmployer(),
  'POST /api/desk/contributions/employers/:employer/months/:month/confirm': ofEmployer({
    employerPart: '0.00',
    employeePart: '0.00',
  }),
  'GET /api/desk/contributions/employers/:employer/bills/:declaration': ofEmployer(),
  'POST /api/desk/contributions/employers/:employer/bills/:declaration/withdraw': ofEmployer(),
  'POST /api/desk/contributions/employers/:employer/bills/:declaration/again': ofEmployer(),
  'GET /api/desk/contributions/employers/:employer/bills/:declaration/statement.pdf': ofEmployer(),
  'POST /api/desk/contributions/employers/:employer/members': ofEmployer({
    ...{ change: 'leave', name: '演示职工乙', idNumber, month: '2026-06' },
  }),
  'GET /api/desk/contributions/employers/:employer/members/template': ofEmployer(),
  'POST /api/desk/contributions/employers/:employer/members/list': ofEmployer(),
})
