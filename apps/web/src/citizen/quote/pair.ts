/**
 * The pair: the same situation with one thing changed, and why the two bills differ. The amounts are the engine's; this
 * only finds which of them makes the difference.
 */
import type { Amounts, QuoteCase, QuoteResult } from '@yidi/rules'
import { fromFen, groupYuan, toFen } from '../../texts/yuan.ts'
import type { Texts } from '../../texts/index.ts'
import type { Situation } from './situation.ts'

type VariantName = keyof Texts['quote']['pair']['variants']

interface Variant {
  name: VariantName
  situation: Situation
}

/** What is worth comparing with this situation, the most telling first. `homes`: the cities that are home to the pool. */
export function variantsOf(situation: Situation, homes: readonly string[]): Variant[] {
  const away = !homes.includes(situation.place)
  const found: Variant[] = []
  const add = (name: VariantName, change: Partial<Situation>) =>
    found.push({ name, situation: { ...situation, ...change } })
  if (away && situation.filing === 'none' && !situation.emergency) {
    add('filed', { filing: 'temporary' })
    if (situation.kind === 'inpatient') add('filedReferral', { filing: 'referral' })
  }
  if (away && situation.filing !== 'none') {
    add('notFiled', {
      filing: 'none',
      filingElsewhere: false,
      route: situation.filing === 'temporary' ? situation.route : 'manual',
    })
  }
  if (away && situation.route === 'direct') add('manual', { route: 'manual' })
  if (situation.route === 'manual') add('direct', { route: 'direct' })
  if (situation.kind !== 'pharmacy') {
    for (const level of ['tier2', 'tier3', 'community'] as const) {
      const small = level === 'community' && situation.kind === 'inpatient'
      if (level !== situation.level && !small) add(level, { level })
    }
  }
  if (away) add('home', { place: homes[0]!, route: 'direct' })
  if (away && !situation.emergency && situation.filing === 'none') add('emergency', { emergency: true })
  return found.slice(0, 5)
}

interface PairWords {
  /** What the person pays more (above zero) or less in the second bill; undefined when one of them has no amounts. */
  differenceFen: number | undefined
  headline: string
  why: string
}

/**
 * What has to be paid first in yuan before anything comes back: the whole bill, where it is claimed afterwards or where
 * the funds refuse. Undefined where the hospital takes the person's own part only, or nobody can say.
 */
function advancedOf(route: QuoteCase['route'], result: QuoteResult): string | undefined {
  const whole = route === 'manual' || result.outcome === 'refused'
  return whole ? amountsOf(result)?.total : undefined
}

/** The same in a sentence: only what is claimed comes back in part. */
export function advancedWords(route: QuoteCase['route'], result: QuoteResult, t: Texts): string | undefined {
  const total = advancedOf(route, result)
  if (total === undefined) return undefined
  const words = t.quote.advanced
  return result.outcome === 'refused' ? words.refused(groupYuan(total)) : words.claimed(groupYuan(total))
}

function amountsOf(result: QuoteResult): Amounts | undefined {
  return 'amounts' in result ? result.amounts : undefined
}

/** The difference between two bills in words; `now` and `other` name the two situations within a sentence. */
export function compareBills(first: QuoteResult, second: QuoteResult, t: Texts, other: string): PairWords {
  const words = t.quote.pair
  const a = amountsOf(first)
  const b = amountsOf(second)
  if (!a || !b) return { differenceFen: undefined, headline: words.notComparable, why: '' }
  const differenceFen = toFen(b.cash) - toFen(a.cash)
  const size = groupYuan(fromFen(Math.abs(differenceFen)))
  const headline = differenceFen === 0 ? words.same : differenceFen > 0 ? words.more(size) : words.less(size)
  return { differenceFen, headline, why: whyDifferent(first, second, a, b, t, other) }
}

function whyDifferent(
  first: QuoteResult,
  second: QuoteResult,
  a: Amounts,
  b: Amounts,
  t: Texts,
  other: string,
): string {
  const { why, thisWay: now } = t.quote.pair
  if (first.outcome === 'refused' && second.outcome === 'refused') return why.bothRefused
  if (first.outcome === 'refused') return why.refused(now)
  if (second.outcome === 'refused') return why.refused(other)
  const more = (field: keyof Amounts) => toFen(b[field]) - toFen(a[field])
  const yuan = (fen: number) => groupYuan(fromFen(Math.abs(fen)))
  const prepayment = more('prepayment')
  const deductible = more('deductible')
  const account = more('accountCurrentYear') + more('accountPastYear')
  // What the rates alone make of it: the fund's change that neither the prepayment nor the deductible explains.
  const rates = more('fundTotal') + prepayment + deductible
  const strongest = Math.max(...[prepayment, deductible, account, rates].map(Math.abs))
  if (strongest === 0) return why.same
  if (Math.abs(prepayment) === strongest && 'prepaymentRate' in first && 'prepaymentRate' in second) {
    const rate = prepayment > 0 ? second.prepaymentRate : first.prepaymentRate
    return why.prepayment(prepayment > 0 ? other : now, String(Math.round(Number(rate) * 100)), yuan(prepayment))
  }
  if (Math.abs(deductible) === strongest) return why.deductible(deductible > 0 ? other : now, yuan(deductible))
  if (Math.abs(rates) === strongest) return why.rate(rates > 0 ? other : now, yuan(more('fundTotal')))
  return why.account(account > 0 ? other : now, yuan(account))
}
