/**
 * The law of contributions of a pool: the average wages of the province and the dated rules, read from contributions.yaml and what
 * it inherits. What a pool must say and does not is a fault; what nobody has stated stands there as `value: open` and stays open.
 */
import { readRuleFile, reportMissing, ruleOn } from '../policy/rule-file.ts'
import type { DatedRule, DatedRules } from '../policy/rule-file.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { PolicyScope } from '../policy/scope.ts'
import type { YamlNode } from '../policy/yaml.ts'
import { readAverageWage } from './average-wage.ts'
import { FIGURES, FIGURE_NAMES } from './figures.ts'
import type { ContributionRuleName, ContributionRuleValue } from './figures.ts'

/** One rule in force. `value` is missing where the status is open. */
export type ContributionRule<N extends ContributionRuleName = ContributionRuleName> = DatedRule<
  N,
  ContributionRuleValue<N>
>

export interface ContributionLaw {
  /** Average wage of the province, yuan a year; a version is one calendar year, the last of which is said to end. */
  averageWage: Parameter | undefined
  rules: DatedRules<ContributionRuleName>
}

/** Reads the tree of a contributions.yaml; a pool that has none, nor inherits one, states nothing: all of it is open. */
export function readContributions(scope: PolicyScope, node: YamlNode | undefined): ContributionLaw {
  const read = node && readRuleFile(scope, node, FIGURES, '缴费规则', ['averageWage'])
  if (!read) return { averageWage: undefined, rules: new Map() }
  const { top, rules, title = '缴费规则' } = read
  const wage = top.entries.get('averageWage')?.value
  const averageWage = wage && readAverageWage(scope, wage)
  reportMissing(
    scope,
    title,
    top,
    FIGURE_NAMES.filter((name) => !rules.has(name)),
  )
  return { averageWage, rules }
}

/**
 * The rule that holds on a day (a day number), open ones included. Before its first day in force the earliest holds: the law itself counts
 * months that lie before it (years of service, arrears), and states no other figures for them. Undefined where there is none at all.
 */
export function contributionRuleOn<N extends ContributionRuleName>(
  { rules }: ContributionLaw,
  name: N,
  day: number,
): ContributionRule<N> | undefined {
  return (ruleOn(rules, name, day) ?? rules.get(name)?.[0]) as ContributionRule<N> | undefined
}
