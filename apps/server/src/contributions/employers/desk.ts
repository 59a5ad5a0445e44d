/** 单位缴费 as the agency's desk sees it: the month's declarations, what is owed, what was paid, what the funds took in. */
import { formatYuan } from '@yidi/rules'
import type { ContributionDeskMessage } from '@yidi/contracts'
import { fundIncomeByMonth } from '../../money/ledger/index.ts'
import type { DeclaringDeps } from './draft.ts'
import { listBills, listPayments } from './rows.ts'
import { ageOf, lineOf, paymentLine } from './show.ts'

/** Names of employers by code, of a pool or of all. */
async function namesOf({ database }: DeclaringDeps, pool: string | null): Promise<Map<string, string>> {
  let query = database.kysely.selectFrom('employer').select(['code', 'name'])
  if (pool !== null) query = query.where('pool', '=', pool)
  return new Map((await query.execute()).map(({ code, name }) => [code, name]))
}

/** The desk's page for a month (`YYYY-MM`), of a pool or of all. */
export async function showDesk(
  deps: DeclaringDeps,
  pool: string | null,
  month: string,
  mayTakePayments: boolean,
): Promise<ContributionDeskMessage> {
  const { kysely } = deps.database
  const [names, bills, unpaid, payments, income] = await Promise.all([
    namesOf(deps, pool),
    listBills(kysely, { pool, month }),
    listBills(kysely, { pool, unpaid: true }),
    listPayments(kysely, { pool }),
    fundIncomeByMonth(deps.database, pool),
  ])
  const today = deps.clock.today()
  const nameOf = (code: string): string => names.get(code) ?? code
  const arrears = unpaid
    .map((bill) => lineOf(deps, bill, nameOf(bill.employer), today))
    .sort((one, other) => other.overdueDays - one.overdueDays || (one.month < other.month ? -1 : 1))
  return {
    month,
    bills: bills.map((bill) => lineOf(deps, bill, nameOf(bill.employer), today)),
    arrears: arrears.map((line) => ({ ...line, age: ageOf(line.overdueDays, line.dueOn) })),
    payments: payments.map((payment) => paymentLine(payment, nameOf(payment.employer))),
    income: income.map(({ month: of, poolFen, ownFen, lateFeeFen, missingYearsFen }) => ({
      month: of,
      pool: formatYuan(poolFen),
      ownPart: formatYuan(ownFen),
      lateFee: formatYuan(lateFeeFen),
      missingYears: formatYuan(missingYearsFen),
      total: formatYuan(poolFen + ownFen + lateFeeFen + missingYearsFen),
    })),
    mayTakePayments,
  }
}
