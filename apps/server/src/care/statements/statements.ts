/** 对账: every reconciliation of an institution is kept, with what either side said. */
import { createHash } from 'node:crypto'
import type { Insertable, Kysely } from 'kysely'
import type { Database, InstitutionStatementTable, Tables } from '../../platform/storage/index.ts'
import type { StatementPeriod } from './period.ts'
import { differingFigures, sumsOfPeriod } from './totals.ts'
import type { OurSums, StatementFigure, StatementSums } from './totals.ts'

/** A reconciliation on its way in; the same key again is the same reconciliation. */
export interface StatementAsked {
  key: string
  /** The agency as the institution named it. */
  agency: string
  period: StatementPeriod
  theirs: StatementSums
}

interface ComparedTotals {
  ours: OurSums
  /** The figures that differ; none where the books are even. */
  differing: StatementFigure[]
}

/** 对总账: compares sums, and keeps what came of it. */
export async function compareTotals(db: Database, now: Date, asked: StatementAsked): Promise<ComparedTotals> {
  const ours = await sumsOfPeriod(db, asked.period)
  const differing = differingFigures(asked.theirs, ours)
  await keepStatement(db, now, asked, {
    compared: 'totals',
    ours,
    differences: differing.length,
    isEven: differing.length === 0,
  })
  return { ours, differing }
}

/** What came of a reconciliation, as it is kept. */
interface StatementResult {
  compared: 'totals' | 'lines'
  ours: OurSums
  differences: number
  isEven: boolean
  uploadedFileNo?: string
  resultFileNo?: string
}

/** Keeps a reconciliation; the same again takes the place of what it came to before. Gives its number. */
export async function keepStatement(
  { kysely }: { kysely: Kysely<Tables> },
  now: Date,
  { key, agency, period, theirs }: StatementAsked,
  result: StatementResult,
): Promise<string> {
  const { institution, from, to, pool, insurance, kind, withRefunds } = period
  const { ours } = result
  const row = {
    compared: result.compared,
    from_day: from,
    to_day: to,
    agency,
    pool,
    insurance,
    visit_kind: kind,
    with_refunds: withRefunds,
    their_total_fen: theirs.totalFen,
    their_fund_fen: theirs.fundFen,
    their_account_fen: theirs.accountFen,
    their_cash_fen: theirs.cashFen,
    their_count: theirs.count,
    our_total_fen: ours.totalFen,
    our_fund_fen: ours.fundFen,
    our_account_fen: ours.accountFen,
    our_cash_fen: ours.cashFen,
    our_count: ours.count,
    is_even: result.isEven,
    differences: result.differences,
    uploaded_file_no: result.uploadedFileNo ?? null,
    result_file_no: result.resultFileNo ?? null,
    made_at: now,
  } satisfies Omit<Insertable<InstitutionStatementTable>, 'institution' | 'statement_no'>
  const statement_no = `S${createHash('sha256').update(`${institution} ${key}`).digest('hex').slice(0, 24)}`
  await kysely
    .insertInto('institution_statement')
    .values({ institution, statement_no, ...row })
    .onConflict((conflict) => conflict.columns(['institution', 'statement_no']).doUpdateSet(row))
    .execute()
  return statement_no
}
