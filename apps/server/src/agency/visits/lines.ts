/** Fee lines of a visit as its page shows them: what the catalogue made of each, and what of it does not count, by its reason. */
import type { CutReason, VisitFeeLine } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { OverSupply, Release } from '@yidi/rules'
import { cutsOf, lineMemo } from '../../care/visits/index.ts'
import { stands } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'

interface Row {
  serial: string
  refund_of: string | null
  day: string
  catalogue_code: string
  name: string | null
  class: 'A' | 'B' | 'C'
  known: boolean
  covered: boolean
  quantity: string
  price_yuan: string
  amount_fen: number
  sent_fen: number
  over_supply: OverSupply | null
  out_of_scope_fen: number
  over_ceiling_fen: number
  own_share_fen: number
  in_scope_fen: number
  own_share_rate: string
  ceiling_fen: number | null
  settlement: string | null
  voided: boolean
}

/** A line with its cuts in fen, to be added up. */
interface ReadLine {
  line: VisitFeeLine
  cuts: ReturnType<typeof cutsOf>
}

async function readLines(
  { pool }: Pick<Database, 'pool'>,
  documents: Release['documents'],
  personNo: string,
  visitId: string,
): Promise<ReadLine[]> {
  const { rows } = await pool.query<Row>(
    `select f.serial, f.refund_of, to_char(f.occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
            f.catalogue_code, f.name, f.class, f.catalogue_from_day is not null as known,
            coalesce((f.detail ->> 'covered')::boolean, true) as covered,
            trim_scale(f.quantity)::text as quantity, trim_scale(f.price_yuan)::text as price_yuan,
            f.amount_fen::float8 as amount_fen,
            coalesce((f.detail ->> 'sentFen')::float8, f.amount_fen::float8) as sent_fen,
            f.detail -> 'overSupply' as over_supply, f.out_of_scope_fen::float8 as out_of_scope_fen, f.over_ceiling_fen::float8 as over_ceiling_fen,
            f.own_share_fen::float8 as own_share_fen, f.in_scope_fen::float8 as in_scope_fen,
            trim_scale(f.own_share_ppm / 10000.0)::text as own_share_rate, f.ceiling_fen::float8 as ceiling_fen,
            (select s.settlement_id from settlement s where s.person_no = f.person_no and s.visit_id = f.visit_id
                and f.line_id = any (s.fee_line_ids) and ${stands('s')} limit 1) as settlement,
            f.voided_at is not null as voided
       from fee_line f where f.person_no = $1 and f.visit_id = $2 order by f.line_id`,
    [personNo, visitId],
  )
  return rows.map((row) => readLine(row, documents))
}

function readLine(row: Row, documents: Release['documents']): ReadLine {
  const cuts = cutsOf({
    known: row.known,
    catalogueClass: row.class,
    covered: row.covered,
    outOfScopeFen: row.out_of_scope_fen,
    overCeilingFen: row.over_ceiling_fen,
    ownShareFen: row.own_share_fen,
  })
  const line: VisitFeeLine = {
    serial: row.serial,
    refundOf: row.refund_of,
    day: row.day,
    code: row.catalogue_code,
    name: row.name,
    class: row.class,
    quantity: row.quantity,
    price: row.price_yuan,
    amount: formatYuan(row.amount_fen),
    inScope: formatYuan(row.in_scope_fen),
    ownShareRate: row.class === 'B' && row.known ? `${row.own_share_rate}%` : null,
    ceiling: row.ceiling_fen === null ? null : formatYuan(row.ceiling_fen),
    memo: lineMemo(
      {
        known: row.known,
        amountFen: row.amount_fen,
        sentFen: row.sent_fen,
        overSupply: row.over_supply ?? undefined,
      },
      documents,
    ),
    cuts: cuts.map(({ reason, fen }) => ({ reason, amount: formatYuan(fen) })),
    settlement: row.settlement,
    voided: row.voided,
  }
  return { line, cuts: row.voided ? [] : cuts }
}

/** The lines of a visit, and what all that are not voided lose together, reason by reason. */
export async function linesOfVisit(
  db: Pick<Database, 'pool'>,
  documents: Release['documents'],
  personNo: string,
  visitId: string,
): Promise<{ lines: VisitFeeLine[]; cuts: { reason: CutReason; amount: string }[] }> {
  const read = await readLines(db, documents, personNo, visitId)
  const sums = new Map<CutReason, number>()
  for (const { reason, fen } of read.flatMap(({ cuts }) => cuts)) sums.set(reason, (sums.get(reason) ?? 0) + fen)
  const cuts = [...sums].filter(([, fen]) => fen !== 0).map(([reason, fen]) => ({ reason, amount: formatYuan(fen) }))
  return { lines: read.map(({ line }) => line), cuts }
}
