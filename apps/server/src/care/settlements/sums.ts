/** What one year came to for a person: sums of settlements, the deductible that is left, the personal account. */
import { accountReasons } from '@yidi/contracts'
import type { DeductibleMessage, SumsMessage, YearSumsMessage } from '@yidi/contracts'
import { deductiblesOn, formatDay, formatYuan, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { Clock } from '../../platform/clock/index.ts'
import { enrolmentOn, readFile, standingParts, yearOf } from '../../person/file/index.ts'
import type { Standing, YearOfPerson } from '../../person/file/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { yearToDateOf } from './facts.ts'

interface SumsContext {
  database: Database
  clock: Clock
  release: Release
}

interface PaidRow {
  pool: string
  insurance: 'employee' | 'resident'
  settlements: number
  total: number
  fund: number
  account: number
  cash: number
  outpatient: number
}

/** A person's sums of a year; undefined when the person is unknown. */
export async function sumsOf(context: SumsContext, personNo: string, asked?: number): Promise<SumsMessage | undefined> {
  const { database, clock } = context
  const standing = await readFile(database, { personNo }, standingParts)
  if (standing === undefined) return undefined
  const thisYear = Number(clock.today().slice(0, 4))
  const year = asked ?? thisYear
  const paid = await paidIn(database, personNo, year)
  const years = [
    ...new Set([thisYear, ...standing.years.map((one) => one.year), ...(await yearsPaid(database, personNo))]),
  ]
  return {
    year,
    years: years.sort((one, other) => other - one),
    sums: partsOf(context, standing, year, paid).map(({ pool, insurance }) =>
      yearMessage(context, standing, yearOf(standing, year, pool, insurance), paid),
    ),
    accounts: {
      currentYear: formatYuan(standing.accounts.currentYearFen),
      pastYear: formatYuan(standing.accounts.pastYearFen),
      entries: await entriesOf(database, personNo),
    },
  }
}

/** Pools and insurances that the year has to do with: where there are sums, and where the person is insured now. */
function partsOf({ clock }: SumsContext, standing: Standing, year: number, paid: readonly PaidRow[]) {
  const lastDay = `${String(year)}-12-31`
  const today = clock.today()
  const enrolled = enrolmentOn(standing, today < lastDay && today.startsWith(String(year)) ? today : lastDay)
  const all = [
    ...(enrolled === undefined ? [] : [enrolled]),
    ...standing.years.filter((one) => one.year === year),
    ...paid,
  ].map(({ pool, insurance }) => ({ pool, insurance }))
  return [...new Map(all.map((one) => [`${one.pool} ${one.insurance}`, one])).values()]
}

function yearMessage(
  context: SumsContext,
  standing: Standing,
  sums: YearOfPerson,
  all: readonly PaidRow[],
): YearSumsMessage {
  const { pool, insurance, year } = sums
  const paid = all.find((row) => row.pool === pool && row.insurance === insurance)
  return {
    year,
    pool,
    poolName: context.release.pools.get(pool)?.pool.name ?? pool,
    insurance,
    settlements: paid?.settlements ?? 0,
    total: formatYuan(paid?.total ?? 0),
    fund: formatYuan(paid?.fund ?? 0),
    account: formatYuan(paid?.account ?? 0),
    cash: formatYuan(paid?.cash ?? 0),
    outpatientTotal: formatYuan(paid?.outpatient ?? 0),
    inpatientEligible: formatYuan(sums.inpatient_eligible_fen),
    inpatientStays: sums.inpatient_stays,
    criticalCompliant: formatYuan(sums.critical_compliant_fen),
    criticalPaid: formatYuan(sums.critical_paid_fen),
    deductibles: deductiblesOf(context, standing, sums),
    yearToDate: yearToDateOf(sums),
  }
}

/** The figures of the law on the day that counts: today, or the year's last day where the year is over. */
function deductiblesOf({ release, clock }: SumsContext, standing: Standing, sums: YearOfPerson): DeductibleMessage[] {
  const compiled = release.pools.get(sums.pool)
  const lastDay = `${String(sums.year)}-12-31`
  const day = clock.today() < lastDay ? clock.today() : lastDay
  const enrolment = enrolmentOn(standing, day)
  if (compiled === undefined || enrolment?.pool !== sums.pool || enrolment.insurance !== sums.insurance) return []
  const known = {
    category: enrolment.category,
    contracted: enrolment.contracted ? 'yes' : 'no',
    assistance: enrolment.assistance ?? 'none',
    ...(enrolment.residentTier === null ? {} : { tier: `tier-${String(enrolment.residentTier)}` }),
  }
  return deductiblesOn(compiled, sums.insurance, parseDay(day), known).map((one) => {
    const used = one.kind === 'outpatient' ? sums.outpatient_deductible_fen : sums.inpatient_deductible_fen
    const figures = one.figures.map(({ amountFen, status, source, from, label }) => ({
      label,
      from: formatDay(from),
      ...(amountFen === undefined ? {} : { amount: formatYuan(amountFen) }),
      ...(amountFen === undefined || one.mechanism !== 'once-a-year'
        ? {}
        : { left: formatYuan(Math.max(0, amountFen - used)) }),
      status,
      source,
    }))
    return { kind: one.kind, mechanism: one.mechanism, title: one.title, used: formatYuan(used), figures }
  })
}

/** Settlements that stand, summed; what a cancellation took back is gone from both sides. */
async function paidIn(database: Database, personNo: string, year: number): Promise<PaidRow[]> {
  const { rows } = await database.pool.query<PaidRow>({
    name: 'sums-of-year',
    text: `select s.pool, s.insurance,
                  (count(*) filter (where s.kind = 'settlement')
                    - count(*) filter (where s.kind = 'cancellation'))::int as settlements,
                  sum(s.total_fen)::bigint as total, sum(s.fund_fen)::bigint as fund,
                  sum(s.account_current_fen + s.account_past_fen)::bigint as account, sum(s.cash_fen)::bigint as cash,
                  coalesce(sum(s.total_fen) filter (where v.kind = 'outpatient'), 0)::bigint as outpatient
             from settlement s join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id
            where s.person_no = $1 and s.year = $2 group by s.pool, s.insurance`,
    values: [personNo, year],
  })
  return rows
}

async function yearsPaid(database: Database, personNo: string): Promise<number[]> {
  const rows = await database.kysely
    .selectFrom('settlement')
    .select('year')
    .distinct()
    .where('person_no', '=', personNo)
    .execute()
  return rows.map((row) => row.year)
}

const reasons: Readonly<Record<string, string>> = {
  ...accountReasons,
  settlement: '就医支付',
  cancellation: '撤销结算，退回',
}

async function entriesOf(database: Database, personNo: string): Promise<SumsMessage['accounts']['entries']> {
  const rows = await database.kysely
    .selectFrom('account_entry')
    .selectAll()
    .where('person_no', '=', personNo)
    .orderBy('recorded_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    day: row.booked_day,
    fund: row.fund,
    reason: reasons[row.reason] ?? row.reason,
    amount: formatYuan(row.amount_fen),
    ...(row.reason === 'settlement' ? { settlement: row.source_id } : {}),
  }))
}
