import type { OverSupply } from '@yidi/rules'
import type { Part } from '../part.ts'
import { billColumns, heldLines, linesWith } from './bill.ts'
import type { BillLine, StoredLines } from './bill.ts'

export interface FeeLineRow extends BillLine {
  serial: string
  refund_of: string | null
  occurred_day: string
  quantity: number
  price_yuan: number
  class: 'A' | 'B' | 'C'
  own_share_ppm: number
  ceiling_fen: number | null
  catalogue_from_day: string | null
  detail: {
    covered?: boolean
    type?: string
    sent?: string
    restricted?: boolean
    prescription?: { no: string; external: boolean; doctorNo: string }
    overSupply?: OverSupply
    /** Days that the medicine lasts, in hundredths. */
    supplyDays?: number
    /** 出院带药 */
    atDischarge?: boolean
  }
}

/** Columns of a line whole; who holds it is not among them. */
export const feeLineColumns = `${billColumns}, serial, refund_of,
                 to_char(occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as occurred_day,
                 quantity, price_yuan, class, own_share_ppm, ceiling_fen, catalogue_from_day, detail`

/** The visit's lines whole: the next upload, a void and a discharge ask more of them than a settlement does. */
export const lines = {
  key: 'lines',
  columns: linesWith(feeLineColumns),
  read: (values: StoredLines<FeeLineRow>) => heldLines(values),
} as const satisfies Part<'lines', FeeLineRow[]>
