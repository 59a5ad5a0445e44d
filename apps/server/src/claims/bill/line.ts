/** A line of a bill that somebody claims: read from a list, typed, or uploaded by an institution. */

import type { VisitKind } from '@yidi/rules'

export interface ClaimLine {
  /** Counted from 1 within the claim. */
  lineNo: number
  /** `YYYY-MM-DD` */
  day: string
  /** As the list or the person says it; null: none was given. */
  code: string | null
  name: string
  /** Whole ten-thousandths. */
  quantity: number
  /** Whole millionths of a yuan. */
  priceMicro: number
  amountFen: number
  /** The line whose fee it gives back, for one of negative quantity and amount. */
  refundOf: number | null
  /** False: the institution itself said that it is not for the funds to pay. */
  covered?: boolean
  /** A restricted item (限制使用) that whoever reviews found to be allowed. */
  approved?: boolean
  /** Days that the medicine lasts, in hundredths; left out: nobody said. */
  supplyDays?: number
  /** Medicine to take home from a stay (出院带药). */
  atDischarge?: boolean
}

/** The visit that lines belong to. Days are `YYYY-MM-DD`. */
export interface ClaimVisit {
  kind: VisitKind
  emergency: boolean
  from: string
  to: string
}
