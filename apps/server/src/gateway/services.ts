import type { Release } from '@yidi/rules'
import type { Clock } from '../platform/clock/index.ts'
import type { Database } from '../platform/storage/index.ts'
import type { Call as AnyCall, Transaction as AnyTransaction } from './transaction.ts'

/** What the transactions work on. */
export interface Services {
  db: Database
  clock: Clock
  /** The law in force; its id goes into every settlement. */
  release: Release
  engineVersion: string
}

export type Call = AnyCall<Services>
export type Transaction = AnyTransaction<Services>
