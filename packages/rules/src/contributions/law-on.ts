/**
 * The law of contributions as it holds on one day, and what of it a calculation rested on. Every figure is asked for here, so
 * that what is provisional is named by whoever used it, and nothing is computed with what is open.
 */
import { formatDay } from '../days.ts'
import type { Basis, ExplanationStep } from '../quote/types.ts'
import { FIGURES, FIGURE_NAMES, publicName } from './figures.ts'
import type { ContributionRuleName, ContributionRuleValue } from './figures.ts'
import { contributionRuleOn } from './law.ts'
import type { ContributionLaw, ContributionRule } from './law.ts'
import { contributionRuleText } from './words.ts'

const NO_BASIS: Basis = { document: '', article: '' }

/** A step of a calculation before the law is written beside it; `rests` names its rules, the first of which gives the article. */
export interface ToldStep {
  step: string
  /** Yuan with two digits, or a number of months or days as text. */
  amount: string
  formula: string
  text: string
  rests: readonly ContributionRuleName[]
}

/**
 * The rules of a pool on one day. `new LawOn(release.pools.get(code).pool.contributions, day)` is what the functions of all kinds take;
 * one may serve many members of a month.
 */
export class LawOn {
  private readonly law: ContributionLaw
  private readonly day: number
  private readonly used = new Set<ContributionRuleName>()

  /** `day` is a day number. */
  constructor(law: ContributionLaw, day: number) {
    this.law = law
    this.day = day
  }

  private rule<N extends ContributionRuleName>(name: N): ContributionRule<N> | undefined {
    return contributionRuleOn(this.law, name, this.day)
  }

  /** Which of these rules nobody has stated. */
  openOf(names: readonly ContributionRuleName[]): ContributionRuleName[] {
    return names.filter((name) => this.rule(name)?.value === undefined)
  }

  /** The value of a rule. Throws RangeError where it is open: whoever computes asks `openOf` first. */
  value<N extends ContributionRuleName>(name: N): ContributionRuleValue<N> {
    const value = this.rule(name)?.value
    if (value === undefined) throw new RangeError(`${name} is open`)
    this.used.add(name)
    return value
  }

  /** Public names of the provisional rules that were asked for so far, in the order of the law. */
  get provisional(): string[] {
    return this.weak.map(publicName)
  }

  /** The same in Chinese, for people. */
  get provisionalTitles(): string[] {
    return this.weak.map((name) => this.rule(name)?.title ?? publicName(name))
  }

  private get weak(): ContributionRuleName[] {
    return FIGURE_NAMES.filter((name) => this.used.has(name) && this.rule(name)?.status === 'provisional')
  }

  /** A step with its article and figures, as the explanation of the quote has them. */
  tell({ rests, ...told }: ToldStep): ExplanationStep {
    const rules = rests.flatMap((name) => this.rule(name) ?? [])
    const first = rules[0]
    const step: ExplanationStep = {
      ...told,
      basis: first?.source ?? NO_BASIS,
      parameters: rules.map((rule) => ({
        name: publicName(rule.name),
        title: rule.title,
        value: contributionRuleText(rule),
        from: formatDay(rule.from),
        ...(rule.status === 'provisional' ? { status: 'provisional' as const } : {}),
      })),
    }
    if (rules.some((rule) => rule.status === 'provisional' && FIGURES[rule.name].unit === undefined))
      step.provisional = true
    return step
  }

  /** What is said of a figure that nobody has stated: there is no amount. */
  tellOpen(name: ContributionRuleName): ExplanationStep {
    const title = this.rule(name)?.title ?? publicName(name)
    return this.tell({ step: 'open', amount: '', formula: '', text: `现行规定没有写明：${title}`, rests: [name] })
  }
}
