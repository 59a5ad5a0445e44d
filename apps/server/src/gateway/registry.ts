import type { Transaction } from './transaction.ts'

/** Transactions by number; two files for one number is a mistake of ours and fails at the start. */
export function registryOf<Services>(
  transactions: readonly Transaction<Services>[],
): ReadonlyMap<string, Transaction<Services>> {
  const registry = new Map<string, Transaction<Services>>()
  for (const found of transactions) {
    if (registry.has(found.infno)) throw new Error(`transaction ${found.infno} is defined twice`)
    registry.set(found.infno, found)
  }
  return registry
}
