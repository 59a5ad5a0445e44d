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

/** A rule in words: 待定 where it is open. */
export function contributionRuleText({ name, value, status }: DatedRule<ContributionRuleName>): string {
  if (value === undefined) return '待定'
  const { unit } = FIGURES[name]
  return typeof value === 'number' && unit !== undefined
    ? figureText({ value, unit, status })
    : (WORDS[String(value)] ?? String(value))
}
