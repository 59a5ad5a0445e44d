/** 追回: orders to give money back to the funds. Money is whole fen. */
import type { DebtorKind } from '@yidi/contracts'
import type { Fund } from '@yidi/rules'
import type { Generated } from 'kysely'
import type { Optional } from './columns.ts'

export interface ReclaimOrderTable {
  order_id: string
  /** The insured pool whose funds paid. */
  pool: string
  case_id: string
  debtor_kind: DebtorKind
  debtor: string
  amount_fen: number
  received_fen: Generated<number>
  written_off_fen: Generated<number>
  limit_day: string
  document: string
  /** Not cancelled. */
  stands: Generated<boolean>
  /** Number of the last step that the person who owes was told; nobody else is told steps. */
  carried_no: Generated<number>
}

/** What of a settlement's fund is to be given back. */
export interface ReclaimLineTable {
  order_id: string
  line_no: number
  person_no: string
  settlement_id: string
  fund: Fund
  amount_fen: number
}

export interface ReclaimReceiptTable {
  order_id: string
  receipt_no: number
  pool: string
  way: 'bank' | 'offset'
  reference: string
  amount_fen: number
  booked_day: string
  given_back_on: Optional<string>
}
