/** Fee lines as pages show them: what the catalogue made of each, and what of it does not count, by its reason. */
import type { CutReason, VisitFeeLine } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { OverSupply, Release } from '@yidi/rules'
import { stands } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { cutsOf } from './cuts.ts'
import { lineMemo } from './line-memo.ts'

interface Row {
  line_id: number
  kind: 'medicine' | 'service' | 'material' | null
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

/** A line with its number, what the catalogue calls its kind, and its cuts in fen, to be added up. */
interface ShownLine {
  lineId: number
  /** Null where the catalogue does not know the code. */
  kind: Row['kind']
  line: VisitFeeLine
  cuts: { reason: CutReason; fen: number }[]
  ownShareFen: number
  outsideFen: number
}

/** Lines of a visit in the order in which they came. */
interface AskedLines {
  personNo: string
  visitId: string
  /** Only these; all of the visit where left out. */
  lineIds?: readonly number[]
  /** Those after this number, as many as `limit`. */
  after?: number
  limit?: number
}

/** The lines that are asked for, as pages show them. */
export async function shownLines(
  { pool }: Pick<Database, 'pool'>,
  documents: Release['documents'],
  { personNo, visitId, lineIds, after = 0, limit }: AskedLines,
): Promise<ShownLine[]> {
  const { rows } = await pool.query<Row>(
    `select f.line_id, f.detail ->> 'type' as kind, f.serial, f.refund_of, to_char(f.occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
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
       from fee_line f
      where f.person_no = $1 and f.visit_id = $2 and ($3::int[] is null or f.line_id = any ($3)) and f.line_id > $4
      order by f.line_id limit $5`,
    [personNo, visitId, lineIds ?? null, after, limit ?? null],
  )
  return rows.map((row) => readLine(row, documents))
}

function readLine(row: Row, documents: Release['documents']): ShownLine {
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
  return {
    lineId: row.line_id,
    kind: row.kind,
    line,
    cuts: row.voided ? [] : cuts,
    ownShareFen: row.own_share_fen,
    outsideFen: row.out_of_scope_fen + row.over_ceiling_fen,
  }
}
