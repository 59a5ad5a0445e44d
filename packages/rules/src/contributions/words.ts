/** The rules of the law of contributions as people read them: for `yidi policy show`, explanations and the legal-basis pages. */
import { figureText } from '../policy/figure.ts'
import type { DatedRule } from '../policy/rule-file.ts'
import { FIGURES } from './figures.ts'
import type { ContributionRuleName } from './figures.ts'

const WORDS: Readonly<Record<string, string>> = {
  'pays-nothing': '不缴',
  'own-part': '本人缴的部分',
  stands: '照缴',
  'stays-owed': '记为欠缴',
  'to-past-year': '转为历年资金',
}

/** What is counted where the unit alone does not say it. */
const COUNTED: Partial<Record<ContributionRuleName, string>> = { 'retirement.years': '年', 'account.ageUpTo': '周岁' }

/** A rule in words: 待定 where it is open. */
export function contributionRuleText({ name, value, status }: DatedRule<ContributionRuleName>): string {
  if (value === undefined) return '待定'
  const { unit } = FIGURES[name]
  const counted = COUNTED[name]
  if (counted !== undefined) return `${String(value)}${counted}`
  return typeof value === 'number' && unit !== undefined
    ? figureText({ value, unit, status })
    : (WORDS[String(value)] ?? String(value))
}
