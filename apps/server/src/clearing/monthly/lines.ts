/** The lines of an institution's month, read from the postings: what each settlement, or its undoing, owes. */
import { createHash } from 'node:crypto'
import type { MonthlyDrawn } from '@yidi/contracts'
import type { VisitKind } from '@yidi/rules'
import type { Transaction } from 'kysely'
import { CompiledQuery } from 'kysely'
import { figureOn } from '../../agency/figures/index.ts'
import { accountPurposes, payableToInstitution } from '../../money/ledger/index.ts'
import type { Database, Tables } from '../../platform/storage/index.ts'

/** Whose month, of which kind of visits, in whose book. */
interface MonthOf {
  institution: string
  region: string
  /** `YYYY-MM`. */
  month: string
  kind: VisitKind
}

/** One settlement or its undoing (below nought); money is fen. */
export interface OwedLine {
  personNo: string
  sourceId: string
  visitId: string
  day: string
  pool: string
  undoes: boolean
  /** Undone, settled again, or settled after the day of discharge, as far as the records say. */
  flagged: boolean
  totalFen: number
  inScopeFen: number
  cashFen: number
  /** What the book owes, and of it the funds; the rest is the account's. */
  amountFen: number
  fundFen: number
  parts: Record<string, number>
}

const personal = Object.values(accountPurposes)
  .map((purpose) => `'${purpose}'`)
  .join(', ')

/** Everything that was settled there directly in the month, in the order in which it was made. */
export async function linesOf(
  db: Pick<Transaction<Tables>, 'executeQuery'>,
  { institution, region, month, kind }: MonthOf,
): Promise<OwedLine[]> {
  const { rows } = await db.executeQuery<OwedLine>(
    CompiledQuery.raw(
      `select s.person_no as "personNo", s.settlement_id as "sourceId", s.visit_id as "visitId",
              to_char(s.settled_day, 'YYYY-MM-DD') as day, s.pool, s.kind = 'cancellation' as undoes,
              s.kind = 'cancellation' or s.replaces is not null or (v.kind = 'inpatient' and v.to_day < s.settled_day)
                or exists (select from settlement c where c.person_no = s.person_no and c.cancels = s.settlement_id) as flagged,
              s.total_fen as "totalFen", s.cash_fen as "cashFen",
              (case when s.kind = 'cancellation' then -1 else 1 end
                * (s.quote_result -> 'amounts' ->> 'inScope')::numeric * 100)::bigint as "inScopeFen",
              coalesce(p.fen, 0)::bigint as "amountFen", coalesce(p.fund, 0)::bigint as "fundFen", coalesce(p.parts, '{}') as parts
         from settlement s join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id
         left join lateral (
           select sum(fen) as fen, sum(fen) filter (where purpose not in (${personal})) as fund,
                  jsonb_object_agg(purpose, fen) as parts
             from (select purpose, sum(case when credit = $3 then amount_fen else -amount_fen end)::bigint as fen
                     from posting
                    where person_no = s.person_no and source_id = s.settlement_id and book = $2 and $3 in (debit, credit)
                    group by purpose) of_purpose) p on true
        where s.institution = $1 and s.route = 'direct' and v.kind = $4
          and s.settled_day >= ($5 || '-01')::date and s.settled_day < ($5 || '-01')::date + interval '1 month'
        order by s.settled_at, s.settlement_id`,
      [institution, region, payableToInstitution(institution), kind, month],
    ),
  )
  return rows
}

/** The figures of lines: count and fen. */
export interface MonthSums {
  count: number
  total: number
  inScope: number
  fund: number
  account: number
  cash: number
}

/** The figures that lines come to. */
export function sumsOf(lines: readonly OwedLine[]): MonthSums {
  const sum = (of: (line: OwedLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  return {
    count: lines.length,
    total: sum(({ totalFen }) => totalFen),
    inScope: sum(({ inScopeFen }) => inScopeFen),
    fund: sum(({ fundFen }) => fundFen),
    account: sum(({ amountFen, fundFen }) => amountFen - fundFen),
    cash: sum(({ cashFen }) => cashFen),
  }
}

/** By what lines are drawn: figures of the agency on a day; null where nobody has set it. */
export interface Drawing {
  /** In parts per million. */
  sample: number | null
  aboveFen: number | null
}

/** The figures of a region's agency by which lines are drawn, as they hold on a day. */
export async function drawingOn(db: Pick<Database, 'kysely'>, region: string, day: string): Promise<Drawing> {
  const [sample, above] = await Promise.all([
    figureOn(db, region, 'monthly.sample-percent', day),
    figureOn(db, region, 'monthly.look-above', day),
  ])
  return { sample: sample?.value ?? null, aboveFen: above?.value ?? null }
}

/** Why a line is looked at; null where it is not. The same line is drawn again whenever it is applied for again. */
export function drawnFor(
  institution: string,
  { sourceId, amountFen, flagged }: OwedLine,
  { sample, aboveFen }: Drawing,
): MonthlyDrawn | null {
  if (sample === null && aboveFen === null) return null
  if (flagged) return 'flagged'
  if (aboveFen !== null && amountFen > aboveFen) return 'above'
  return sample !== null && chanceOf(`${institution} ${sourceId}`) < sample ? 'sample' : null
}

/** A number from 0 up to a million that a text always gives. */
function chanceOf(text: string): number {
  return (createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32) * 1_000_000
}
