/** 个人账户: what an account holds and every entry of it, year by year. One function for the phone and the desk. */
import { accountReasons } from '@yidi/contracts'
import type { AccountMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { Database, PersonRow } from '../../platform/storage/index.ts'

type Entry = PersonRow<'account_entry'>
type Year = AccountMessage['years'][number]

/** The account of a person as people see it; of somebody who never had one it is empty. */
export async function accountOf({ kysely }: Pick<Database, 'kysely'>, personNo: string): Promise<AccountMessage> {
  const [state, entries, premiums, pension] = await Promise.all([
    kysely
      .selectFrom('person_state')
      .select(['account_current_fen as currentFen', 'account_past_fen as pastFen'])
      .where('person_no', '=', personNo)
      .executeTakeFirst(),
    kysely
      .selectFrom('account_entry')
      .selectAll()
      .where('person_no', '=', personNo)
      .orderBy('booked_day')
      .orderBy('recorded_at')
      .orderBy('source_id')
      .orderBy('fund')
      .execute(),
    kysely
      .selectFrom('critical_premium')
      .selectAll()
      .where('person_no', '=', personNo)
      .orderBy('year', 'desc')
      .execute(),
    kysely
      .selectFrom('declared_pension')
      .select(['pension_fen', 'from_month'])
      .where('person_no', '=', personNo)
      .where('known_to', 'is', null)
      .orderBy('from_month', 'desc')
      .executeTakeFirst(),
  ])
  const { currentFen = 0, pastFen = 0 } = state ?? {}
  return {
    currentYear: formatYuan(currentFen),
    pastYear: formatYuan(pastFen),
    total: formatYuan(currentFen + pastFen),
    years: yearsOf(entries),
    premiums: premiums.map((row) => ({
      year: row.year,
      premium: formatYuan(row.premium_fen),
      fromPool: formatYuan(row.from_pool_fen),
      fromAccount: formatYuan(row.from_current_fen + row.from_past_fen),
      owed: formatYuan(row.owed_fen),
    })),
    pension: pension === undefined ? null : { amount: formatYuan(pension.pension_fen), from: pension.from_month },
  }
}

/** Entries by the year in which they were booked, each with what either fund held after it; the latest first. */
function yearsOf(entries: readonly Entry[]): Year[] {
  const held = { 'current-year': 0, 'past-year': 0 }
  const told = entries.map((entry) => {
    held[entry.fund] += entry.amount_fen
    const { 'current-year': currentFen, 'past-year': pastFen } = held
    return { entry, currentFen, pastFen, balanceFen: currentFen + pastFen }
  })
  const byYear = Map.groupBy(told, ({ entry }) => Number(entry.booked_day.slice(0, 4)))
  return [...byYear].reverse().map(([year, of]) => ({
    year,
    in: formatYuan(movedBy(of, (fen) => fen > 0)),
    out: formatYuan(0 - movedBy(of, (fen) => fen < 0)),
    balance: formatYuan(of.at(-1)!.balanceFen),
    entries: of
      .map(({ entry, balanceFen, currentFen, pastFen }) => ({
        day: entry.booked_day,
        fund: entry.fund,
        reason: reasonOf(entry),
        period: entry.period,
        amount: formatYuan(entry.amount_fen),
        balance: formatYuan(balanceFen),
        currentYear: formatYuan(currentFen),
        pastYear: formatYuan(pastFen),
      }))
      .reverse(),
  }))
}

/** What came in, or went out, of an account as a whole: from one fund to the other is neither. */
const movedBy = (of: readonly { entry: Entry }[], counts: (fen: number) => boolean): number =>
  of.reduce(
    (sum, { entry }) => sum + (entry.reason !== 'roll-over' && counts(entry.amount_fen) ? entry.amount_fen : 0),
    0,
  )

function reasonOf({ reason, amount_fen }: Entry): string {
  if (reason === 'contribution' && amount_fen < 0) return '缴费退回，扣回划入'
  return (accountReasons as Readonly<Record<string, string>>)[reason] ?? reason
}
