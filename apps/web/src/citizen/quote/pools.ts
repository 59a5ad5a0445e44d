/** What the page asks of a pool; the law in force answers (`/api/policy/pools`). */
import type { PoolSummary } from '@yidi/contracts'

export type Pool = Pick<PoolSummary, 'code' | 'short' | 'homes' | 'insurances' | 'asks' | 'assistance' | 'filingTypes'>

/** The pool of a code; the first one for a code that the law does not know. */
export function poolOf(pools: readonly Pool[], code: string): Pool {
  return pools.find((pool) => pool.code === code) ?? pools[0]!
}
