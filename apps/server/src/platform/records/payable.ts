/**
 * 付款: what a kind of record says that is paid out in batches. The room of payments (`money/payments`) knows no kind in
 * particular: it finds what waits among the tasks of the desk, and everything that happens to a payment is a command of the
 * record, which decides.
 */
import type { PaymentReturn } from '@yidi/contracts'
import type { Release } from '@yidi/rules'
import type { Clock } from '../clock/index.ts'
import type { CommandKey, Database } from '../storage/index.ts'
import type { Acting } from './steps.ts'

/**
 * The states in which the books hold a record that pays to its word; kinds that pay give theirs these names. `settled`:
 * everything that is owed was paid, or came back. `due`: the person has money to get. In any other, such as one of a new
 * review after a payment, the books may say that the person owes.
 */
export const PAYABLE_STATES = {
  settled: ['paid', 'closed'],
  due: ['approved', 'paying', 'payment-returned'],
} as const

/** What would be paid for a record, and to whom. */
export interface PayOrder {
  subjectId: string
  personNo: string
  /** Above nought. */
  amountFen: number
  /** 户名, whole; pages show it masked. */
  holder: string
  /** 开户行. */
  bank: string
  /** 账号, whole; pages show it masked. */
  account: string
  /** 用途, as the bank prints it: nothing about health. */
  purpose: string
  /** Since when it waits to be paid: the moment of the result, or of the account that was named after a return. */
  since: Date
}

/** One thing that happens to a payment. The same step comes with the same key, however often it is carried out. */
export interface PayStep {
  personNo: string
  subjectId: string
  batchId: string
  by: Acting
  command: CommandKey
}

/** A day on which the bank did it, `YYYY-MM-DD`. */
interface Booked {
  day: string
}

interface Returned extends Booked {
  reason: PaymentReturn
  /** The bank's own words; empty where it has none. */
  words: string
}

export interface PayableContext {
  database: Database
  clock: Clock
  release: Release
}

/** What a kind that pays adds. Each of the steps throws a problem where the record is in no state for it; then nothing is written. */
export interface PayableKind {
  /** The state in which a record waits for payment. */
  waitsIn: string
  /** What would be paid now; undefined where nothing is. */
  order(context: PayableContext, personNo: string, subjectId: string): Promise<PayOrder | undefined>
  /** Into a batch: from now on the record waits no more. Answers what is paid, to the end. */
  take(context: PayableContext, step: PayStep): Promise<PayOrder>
  /** Out of a batch that was dropped, or that it was taken out of. */
  letGo(context: PayableContext, step: PayStep): Promise<void>
  /** The bank paid. Posts `payOut` under `paymentSource`. */
  paid(context: PayableContext, step: PayStep & Booked): Promise<void>
  /** The bank sent it back at once. Posts nothing, or `payOut` and `payBack` under `paymentSource`. */
  returned(context: PayableContext, step: PayStep & Returned): Promise<void>
  /** The bank sent back what it had paid. Posts `payBack` under `paymentSource`; the record may have moved on since. */
  bounced(context: PayableContext, step: PayStep & Returned): Promise<void>
}
