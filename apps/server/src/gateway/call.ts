import type { InputSpec } from '@yidi/contracts/interface'
import type { Release } from '@yidi/rules'
import type { UndoneSince } from '../person/commands/index.ts'
import type { Clock } from '../platform/clock/index.ts'
import type { Database } from '../platform/storage/index.ts'
import type { Message } from './message.ts'
import type { ReplyContent } from './reply.ts'

/** What the transactions work on. */
export interface Services {
  db: Database
  clock: Clock
  /** The law in force; its id goes into every settlement. */
  release: Release
  engineVersion: string
}

/** One call of one transaction: who sent what, when. */
export interface Call {
  message: Message
  receivedAt: Date
  services: Services
  /** Every transaction that is open here. */
  transactions: Transactions
  /** What the interface asks for and the sender left out, in Chinese; empty when complete. */
  missing: string
  /** Makes the content of a successful reply. */
  answer(output: Record<string, unknown> | null, warnings?: readonly string[]): ReplyContent
}

/** A call of a transaction that changes something of a person. */
export interface CommandCall extends Call {
  /** Whether the message id stands for this one input (gateway contract, "Messages"). */
  single: boolean
  /** What took back the effect of the command, where something did. */
  undoneSince: UndoneSince
}

/** One transaction as the gateway knows it; a file of its own in `transactions/` declares it. */
export interface Transaction {
  /** Its number: four digits, and a letter where the interface has one. */
  infno: string
  /** Its Chinese name in the interface document. */
  name: string
  /** `office`: a command that is about no person. */
  kind: 'query' | 'command' | 'office'
  /** The table of its input. */
  input: InputSpec
  /** Whether a message id of it stands for one input only. */
  single: boolean
  /** Whether a reversal (2601) may take it back. */
  reversible: boolean
  run(call: Call): Promise<ReplyContent>
}

/** Transactions by number. */
export type Transactions = ReadonlyMap<string, Transaction>
