/** 对明细账, by whichever door: the reconciliation is kept with every difference, and those of before that are none any more are closed. */
import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import type { Insertable, Kysely } from 'kysely'
import type { Database, StatementDifferenceTable, Tables } from '../../platform/storage/index.ts'
import type { ComparedLines, LineDifference } from './lines.ts'
import type { StatementPeriod } from './period.ts'
import { keepStatement } from './statements.ts'
import type { StatementAsked } from './statements.ts'

/** The files of a reconciliation by messages: what was uploaded, and the answer. */
interface StatementFiles {
  uploadedFileNo: string
  resultFileNo: string
}

/**
 * Keeps what a comparison of lines came to. The same again finds the same differences, and what the desk did about them stays;
 * what an earlier one found of these days and this one did not has come to agree.
 */
export async function keepLines(
  db: Pick<Database, 'kysely'>,
  now: Date,
  asked: StatementAsked,
  { ours, differences, differing, isEven }: ComparedLines,
  files?: StatementFiles,
): Promise<void> {
  const uneven = differences.filter((one) => one.is !== 'undone-later')
  await db.kysely.transaction().execute(async (kysely) => {
    const statement = await keepStatement({ kysely }, now, asked, {
      ...{ compared: 'lines', ours, isEven },
      // Where every line is the same the figures of the whole may still not be.
      differences: uneven.length === 0 ? differing.length : uneven.length,
      ...files,
    })
    const rows = uneven.map((one) => rowOf(asked.period, one, statement, now))
    await keepDifferences(kysely, rows)
    await closeOthers(kysely, asked.period, statement, rows, now)
  })
}

type Row = Insertable<StatementDifferenceTable>
type Uneven = Exclude<LineDifference, { is: 'undone-later' }>

function rowOf(period: StatementPeriod, difference: Uneven, statement: string, now: Date): Row {
  const theirs = 'theirs' in difference ? difference.theirs : null
  const ours = 'ours' in difference ? difference.ours : null
  const { settlement, visit, personNo } = (ours ?? theirs)!
  const said = {
    class: difference.is,
    ...{ settlement, visit, person_no: personNo },
    parts: difference.is === 'differs' ? difference.parts : [],
    ...{ their_total_fen: theirs?.totalFen ?? null, their_fund_fen: theirs?.fundFen ?? null },
    ...{ their_account_fen: theirs?.accountFen ?? null, our_total_fen: ours?.totalFen ?? null },
    ...{ our_fund_fen: ours?.fundFen ?? null, our_account_fen: ours?.accountFen ?? null },
  }
  const number = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 20)
  return {
    institution: period.institution,
    difference_no: `C${number}`,
    ...said,
    msgid: ours?.msgid ?? null,
    undone_on: difference.is === 'undone-since' ? difference.undoneOn : null,
    from_day: ours?.day ?? period.from,
    to_day: ours?.day ?? period.to,
    visit_kind: period.kind,
    pool: period.pool,
    insurance: period.insurance,
    with_refunds: period.withRefunds,
    statement_no: statement,
    found_at: now,
    seen_at: now,
  }
}

/** In the order of their numbers, so that two comparisons at once wait for one another and never in a circle. */
async function keepDifferences(kysely: Kysely<Tables>, rows: readonly Row[]): Promise<void> {
  const sorted = [...rows].sort((a, b) => (a.difference_no < b.difference_no ? -1 : 1))
  for (let at = 0; at < sorted.length; at += rowsAtOnce)
    await kysely
      .insertInto('statement_difference')
      .values(sorted.slice(at, at + rowsAtOnce))
      .onConflict((conflict) =>
        conflict.columns(['institution', 'difference_no']).doUpdateSet((e) => ({
          statement_no: e.ref('excluded.statement_no'),
          seen_at: e.ref('excluded.seen_at'),
          agreed_at: null,
          agreed_by: null,
        })),
      )
      .execute()
}

/** Well below what one statement can have parameters for. */
const rowsAtOnce = 500

/** What an earlier comparison found and this one, which covers it, does not find any more. */
async function closeOthers(
  kysely: Kysely<Tables>,
  { institution, from, to, pool, insurance, kind, withRefunds }: StatementPeriod,
  statement: string,
  found: readonly Row[],
  now: Date,
): Promise<void> {
  await kysely.executeQuery(
    CompiledQuery.raw(
      `update statement_difference set agreed_at = $1, agreed_by = $2
        where institution = $3 and agreed_at is null and difference_no <> all ($4::text[])
          and from_day >= $5::date and to_day <= $6::date and with_refunds = $7
          and ($8::text is null or pool = $8) and ($9::text is null or insurance = $9)
          and ($10::text = 'every' or visit_kind = $10)`,
      [
        now,
        statement,
        institution,
        found.map(({ difference_no }) => difference_no),
        ...[from, to, withRefunds, pool, insurance, kind],
      ],
    ),
  )
}
