import { readdirSync } from 'node:fs'
import type { Transaction, Transactions } from './call.ts'

/** Transactions by number; two for one number are a mistake of ours and fail at the start. */
export function registryOf(transactions: readonly Transaction[]): Transactions {
  const registry = new Map<string, Transaction>()
  for (const found of transactions) {
    if (registry.has(found.infno)) throw new Error(`transaction ${found.infno} is defined twice`)
    registry.set(found.infno, found)
  }
  return registry
}

/**
 * Every transaction of a folder: each of its files, tests and `index.ts` aside, declares by default the one that it is
 * named after. A file that does not is a mistake of ours and fails at the start.
 */
export async function transactionsIn(folder: URL): Promise<Transactions> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts' && !name.endsWith('.test.ts'))
    .sort()
  return registryOf(await Promise.all(files.map((name) => declaredIn(folder, name))))
}

async function declaredIn(folder: URL, name: string): Promise<Transaction> {
  const loaded = (await import(new URL(name, folder).href)) as { default?: Partial<Transaction> }
  const declared = loaded.default
  if (typeof declared?.infno !== 'string' || typeof declared.run !== 'function')
    throw new Error(
      `transactions/${name} exports no transaction by default: end it with query({ … }) or command({ … })`,
    )
  if (name !== `${declared.infno}.ts`)
    throw new Error(`transactions/${name} declares ${declared.infno}: give the file and the transaction one number`)
  return declared as Transaction
}
