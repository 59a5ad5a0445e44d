/** What finance pays in batches: local, for it is the office's and no person's. */
import type { PaymentBatchState, PaymentItemState, PaymentReturn } from '@yidi/contracts'
import type { Moment, Optional, OptionalMoment } from './columns.ts'

export interface PaymentBatchTable {
  batch_id: string
  pool: string
  state: PaymentBatchState
  drawn_at: Moment
  /** Log-in name. */
  drawn_by: string
  confirmed_at: OptionalMoment
  confirmed_by: Optional<string>
  control_sum: Optional<string>
  file_taken_at: OptionalMoment
  closed_at: OptionalMoment
}

export interface PaymentItemTable {
  batch_id: string
  item_no: number
  /** Kind of the record that is paid. */
  kind: string
  subject_id: string
  person_no: string
  amount_fen: number
  /** Holder, bank and account. */
  payee_cipher: Buffer
  purpose: string
  state: PaymentItemState
  asked_by: string
  booked_day: Optional<string>
  /** Day on which the bank paid what it sent back later; `booked_day` is then the day of the return. */
  paid_day: Optional<string>
  reason: Optional<PaymentReturn>
  words: Optional<string>
}
