/** The fee lines that a settlement took, as its person reads them: page by page, and each kind summed up. */
import { problem } from '@yidi/contracts'
import type { FeeSumsMessage, SettlementLinesMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'
import { shownLines } from '../visits/index.ts'
import { findSettlement } from './undo.ts'
import type { SettlementRow } from './undo.ts'

/** As many lines as one page has: a stay of a month has a thousand. */
const linesAPage = 100

interface OfSettlement {
  personNo: string
  settlementId: string
}

/** A person's settlement as it was written. Throws `settlement-not-found`, also for an undoing, which is none of its own. */
export async function requireSettlement(
  db: Database,
  { personNo, settlementId }: OfSettlement,
): Promise<SettlementRow> {
  const found = await findSettlement(db, personNo, settlementId)
  if (found?.kind !== 'settlement') throw problem('settlement-not-found', { settlement: settlementId })
  return found
}

/** A page of the lines that a settlement took, those after the number `after`. Throws `settlement-not-found`. */
export async function feeLinesOf(
  db: Database,
  release: Release,
  of: OfSettlement,
  after: number,
): Promise<SettlementLinesMessage> {
  const { visit_id: visitId, fee_line_ids: lineIds } = await requireSettlement(db, of)
  const asked = { personNo: of.personNo, visitId, lineIds, after, limit: linesAPage + 1 }
  const [read, sums] = await Promise.all([
    shownLines(db, release.documents, asked),
    feeSumsOf(db, of.personNo, visitId, lineIds),
  ])
  const page = read.slice(0, linesAPage)
  return {
    count: lineIds.length,
    sums,
    lines: page.map(({ lineId, kind, line, ownShareFen, outsideFen }) => ({
      no: lineId,
      kind: kind ?? 'other',
      code: line.code,
      name: line.name,
      class: line.class,
      day: line.day,
      quantity: line.quantity,
      price: line.price,
      refund: line.refundOf !== null,
      amount: line.amount,
      inScope: line.inScope,
      ownShare: formatYuan(ownShareFen),
      outside: formatYuan(outsideFen),
      cuts: line.cuts,
      memo: line.memo,
    })),
    next: read.length > linesAPage ? page.at(-1)!.lineId : null,
  }
}

interface SumRow {
  kind: FeeSumsMessage[number]['kind']
  count: number
  amount_fen: number
  in_scope_fen: number
  own_share_fen: number
  outside_fen: number
}

/** What the lines of a settlement come to, kind by kind, the largest first. */
export async function feeSumsOf(
  { pool }: Pick<Database, 'pool'>,
  personNo: string,
  visitId: string,
  lineIds: readonly number[],
): Promise<FeeSumsMessage> {
  const { rows } = await pool.query<SumRow>(
    `select coalesce(f.detail ->> 'type', 'other') as kind, count(*)::int as count,
            sum(f.amount_fen)::float8 as amount_fen, sum(f.in_scope_fen)::float8 as in_scope_fen,
            sum(f.own_share_fen)::float8 as own_share_fen,
            sum(f.out_of_scope_fen + f.over_ceiling_fen)::float8 as outside_fen
       from fee_line f where f.person_no = $1 and f.visit_id = $2 and f.line_id = any ($3)
      group by 1 order by 3 desc, 1`,
    [personNo, visitId, lineIds],
  )
  return rows.map((row) => ({
    kind: row.kind,
    count: row.count,
    amount: formatYuan(row.amount_fen),
    inScope: formatYuan(row.in_scope_fen),
    ownShare: formatYuan(row.own_share_fen),
    outside: formatYuan(row.outside_fen),
  }))
}
