import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** What a settlement takes of a fee line. */
export interface BillLine {
  line_id: number
  batch: string | null
  catalogue_code: string
  /** False where the catalogue of the place did not know the code on the day. */
  known: boolean
  amount_fen: number
  /** The amount as it was sent, where a refund took what was left instead; else the same. */
  sent_fen: number
  out_of_scope_fen: number
  over_ceiling_fen: number
  own_share_fen: number
  in_scope_fen: number
  special_drug_fen: number
  /** The institution calls it a cost of maternity (matn_fee_flag). */
  maternity: boolean
  /** Code of the designated disease that the line names; null where it names none. */
  disease: string | null
  /** Where the catalogue knew the code: the release its row came with. */
  release: string | null
  /** The settlement that holds it; null while it is open. */
  settlement_id: string | null
}

/** A settlement of the visit or a cancellation of one, with the lines that it holds or releases. */
interface Holding {
  settlement_id: string
  cancels: string | null
  fee_line_ids: number[]
}

/** Lines as they are stored, and the settlements of the visit. */
export type StoredLines<Line> = [lines: Omit<Line, 'settlement_id'>[] | null, settlements: Holding[] | null]

export const billColumns = `line_id, batch, catalogue_code, catalogue_from_day is not null as known, amount_fen,
                 coalesce((detail ->> 'sentFen')::bigint, amount_fen) as sent_fen, out_of_scope_fen, over_ceiling_fen,
                 own_share_fen, in_scope_fen, special_drug_fen, detail ->> 'disease' as disease, detail ? 'maternity' as maternity,
                 detail ->> 'release' as release`

/** Columns of the visit's lines that are not voided, and of what holds them. */
export const linesWith = (columns: string): readonly string[] => [
  list(`select ${columns} from fee_line f
           where f.person_no = :person and f.visit_id = :visit and f.voided_at is null order by line_id`),
  list(
    'select settlement_id, cancels, fee_line_ids from settlement x where x.person_no = :person and x.visit_id = :visit',
  ),
]

/** Each line with the settlement that holds it: one that stands and names it. */
export function heldLines<Line extends BillLine>([lines, settlements]: StoredLines<Line>): Line[] {
  const undone = new Set(settlements?.map((settlement) => settlement.cancels))
  const holders = new Map<number, string>()
  for (const { settlement_id: id, cancels, fee_line_ids: lineIds } of settlements ?? [])
    if (cancels === null && !undone.has(id)) for (const line of lineIds) holders.set(line, id)
  return (lines ?? []).map((line) => ({ ...line, settlement_id: holders.get(line.line_id) ?? null }) as Line)
}

/** The visit's lines, settled ones too, as far as a settlement takes them. */
export const bill = {
  key: 'lines',
  columns: linesWith(billColumns),
  read: (values: StoredLines<BillLine>) => heldLines(values),
} as const satisfies Part<'lines', BillLine[]>
