/**
 * The law of manual claims (零星报销) of a pool: rules with their days, read from claims.yaml and what it inherits. What a pool must
 * say and does not is a fault; what nobody has stated stands there as `value: open` and stays open.
 */
import { readRuleFile, reportMissing, ruleOn } from '../policy/rule-file.ts'
import type { DatedRule } from '../policy/rule-file.ts'
import type { PolicyScope } from '../policy/scope.ts'
import type { YamlNode } from '../policy/yaml.ts'
import type { Insurance } from '../quote/types.ts'
import { CONDITIONAL, FIGURES, FIGURE_NAMES } from './figures.ts'
import type { ClaimRuleName, ClaimRuleValue } from './figures.ts'

/** One rule in force. `value` is missing where the status is open. */
export type ClaimRule<T = unknown> = DatedRule<ClaimRuleName, T>

export interface ClaimLaw {
  /** Code of the pooling area. */
  pool: string
  title: string
  rules: ReadonlyMap<ClaimRuleName, readonly ClaimRule[]>
}

/** Reads the tree of a pool's claims.yaml, inherited parts already merged; rules for an insurance that the pool has not are left out. */
export function readClaimLaw(
  scope: PolicyScope,
  node: YamlNode,
  pool: string,
  insurances: ReadonlySet<Insurance>,
): ClaimLaw | undefined {
  const read = readRuleFile(scope, node, FIGURES, '报销规则')
  if (!read) return undefined
  const { rules, top } = read
  const isOthers = (name: ClaimRuleName): boolean =>
    (name === 'materials.employee' && !insurances.has('employee')) ||
    (name === 'materials.resident' && !insurances.has('resident'))
  for (const name of FIGURE_NAMES.filter(isOthers)) rules.delete(name)
  const law: ClaimLaw = { pool, title: read.title ?? pool, rules }
  const missing = FIGURE_NAMES.filter((name) => !CONDITIONAL.includes(name) && !isOthers(name) && !rules.has(name))
  // Months alone say nothing: from the end of the visit or of its year is months apart.
  const counted = (rules.get('window.months') ?? []).some((rule) => rule.value !== undefined)
  if (counted && !rules.has('window.countedFrom')) missing.push('window.countedFrom')
  reportMissing(scope, law.title, top, missing)
  return law
}

/** The rule in force on a day (a day number), open ones included; undefined before the first day in force. */
export function claimRuleOn<N extends ClaimRuleName>(
  law: ClaimLaw | undefined,
  name: N,
  day: number,
): ClaimRule<ClaimRuleValue<N>> | undefined {
  return law && (ruleOn(law.rules, name, day) as ClaimRule<ClaimRuleValue<N>> | undefined)
}
