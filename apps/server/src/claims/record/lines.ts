/** The lines of a claim's bill as they were handed in: written once with their step, and never changed. */
import type { ClaimRecord, ClaimStep } from '../../person/file/index.ts'
import type { Database, NewRow } from '../../platform/storage/index.ts'
import type { ClaimLine } from '../bill/index.ts'

const quantityScale = 10_000
const priceScale = 1_000_000

/** A line as somebody handed it in. */
export interface HandedLine extends ClaimLine {
  /** The designated disease that it is for. */
  disease?: string
}

/** The rows of the lines that a step hands in; `edition` is the step's number. */
export function claimLineRows(claimId: string, edition: number, lines: readonly HandedLine[]): NewRow<'claim_line'>[] {
  return lines.map(({ lineNo, day, code, name, quantity, priceMicro, amountFen, refundOf, ...rest }) => ({
    claim_id: claimId,
    edition,
    line_no: lineNo,
    day,
    code,
    name,
    quantity: String(quantity / quantityScale),
    price_yuan: String(priceMicro / priceScale),
    amount_fen: amountFen,
    refund_of: refundOf,
    detail: { ...rest },
  }))
}

interface Row {
  line_no: number
  day: string
  code: string | null
  name: string
  quantity: number
  price_yuan: number
  amount_fen: number
  refund_of: number | null
  detail: Pick<HandedLine, 'disease' | 'supplyDays' | 'atDischarge'>
}

/** The lines of a claim as they were handed in last. */
export async function handedLinesOf(
  { pool }: Pick<Database, 'pool'>,
  { personNo, claimId, application, sent }: ClaimRecord<ClaimStep>,
): Promise<HandedLine[]> {
  const { rows } = await pool.query<Row>({
    name: 'lines-of-claim',
    text: `select line_no, to_char(day, 'YYYY-MM-DD') as day, code, name, quantity::float8 as quantity,
                  price_yuan::float8 as price_yuan, amount_fen::float8 as amount_fen, refund_of, detail
             from claim_line where person_no = $1 and claim_id = $2 and edition = $3 order by line_no`,
    values: [personNo, claimId, sent.edition ?? application.action_no],
  })
  return rows.map((row) => ({
    lineNo: row.line_no,
    day: row.day,
    code: row.code,
    name: row.name,
    quantity: Math.round(row.quantity * quantityScale),
    priceMicro: Math.round(row.price_yuan * priceScale),
    amountFen: row.amount_fen,
    refundOf: row.refund_of,
    ...row.detail,
  }))
}
