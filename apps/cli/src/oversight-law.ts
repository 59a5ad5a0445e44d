import { formatFault } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { loadOversight } from '@yidi/rules/oversight'
import type { OversightLaw } from '@yidi/rules/oversight'
import { poolOf } from './policy-day.ts'

/** The pool whose rules are shown where nobody names one. */
const DEFAULT_POOL = '339900'

/** The rules of oversight of a pool; a rule with a fault is left out and told on standard error. Throws CommandFailure for an unknown pool. */
export function oversightLawOf(release: Release, code: string = DEFAULT_POOL): OversightLaw {
  const { pool } = poolOf(release, code)
  const { laws, faults } = loadOversight(release)
  for (const fault of faults) process.stderr.write(`没有用上这条规则：${formatFault(fault)}\n`)
  return laws.get(pool.code)!
}
