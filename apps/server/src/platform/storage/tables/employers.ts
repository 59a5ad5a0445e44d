/** What employers declare and pay: local, for it is the office's; what it comes to for a person lies with the person. */
import type { Generated, GeneratedAlways } from 'kysely'
import type { Moment, Optional, OptionalMoment } from './columns.ts'

export interface EmployerDeclarationTable {
  declaration_id: string
  pool: string
  employer: string
  month: string
  state: 'confirmed' | 'withdrawn'
  average_wage_fen: number
  base_fen: number
  employer_fen: number
  employee_fen: number
  due_on: Optional<string>
  confirmed_at: Moment
  /** Log-in name. */
  confirmed_by: string
  withdrawn_at: OptionalMoment
  withdrawn_by: Optional<string>
  paid_on: Optional<string>
}

export interface EmployerDeclarationMemberTable {
  declaration_id: string
  person_no: string
  wage_fen: number
  base_fen: number
  employer_fen: number
  employee_fen: number
  exempt: boolean
  /** What the person's record says of the month by this declaration, and what it is to say. */
  state: 'none' | 'declared' | 'paid' | 'withdrawn'
  wanted: 'declared' | 'paid' | 'withdrawn'
  wanted_day: string
  wanted_by: string
  /** The step under way; null: none. */
  step: Optional<'declare' | 'pay' | 'return' | 'withdraw'>
  step_day: Optional<string>
  turn: Generated<number>
  /** Why the record refused it. */
  words: Optional<string>
}

export interface EmployerTaxFileTable {
  pool: string
  control_sum: string
  rows: number
  amount_fen: number
  late_fee_fen: number
  taken_at: Moment
  taken_by: string
}

export interface EmployerPaymentTable {
  pool: string
  reference: string
  employer: string
  declaration_id: string
  amount_fen: number
  late_fee_fen: number
  our_late_fee_fen: Optional<number>
  paid_on: string
  control_sum: Optional<string>
  recorded_at: Moment
  recorded_by: string
  returned_on: Optional<string>
  returned_by: Optional<string>
}

export interface EmployerAllocationTable {
  allocation_no: GeneratedAlways<number>
  pool: string
  reference: string
  declaration_id: string
  principal_fen: number
  late_fee_fen: number
  booked_day: string
}
