/**
 * The rules of the law of contributions: every name that a contributions.yaml may use and what kind of value it is. A pool's file
 * says the value, the first day in force, the document and article. A word that stands alone in its list is a rule that no
 * pool seen so far has otherwise: it is stated, open or provisional like a figure, and results name it.
 */
import { FIGURE_PLACES } from '../policy/figure-places.ts'
import { day, figure, whole, word } from '../policy/rule-kinds.ts'
import type { Kinds } from '../policy/rule-kinds.ts'

const clamp = figure(FIGURE_PLACES['contributions.base'])
const rate = figure(FIGURE_PLACES['contributions.rate'])
const residentYear = figure(FIGURE_PLACES['contributions.resident-year'])

export const FIGURES = {
  // The base of a month, measured against the average wage of the province.
  'base.floor': clamp,
  'base.ceiling': clamp,
  'rates.employer': rate,
  'rates.employee': rate,
  'exempt.retired': word('pays-nothing'),
  'disabledServiceman.employeePart': word('pays-nothing'),
  'disabledServiceman.employerPart': word('stands'),
  // 灵活就业人员 pay by themselves, on a base that they choose between these bounds.
  'flexible.floor': clamp,
  'flexible.ceiling': clamp,
  'flexible.rate': rate,
  // 城乡居民 pay an amount a year by their tier.
  'resident.firstTier': residentYear,
  'resident.secondTier': residentYear,
  'lateFee.dailyRate': figure(FIGURE_PLACES['contributions.daily-rate']),
  // How many months after the payment its benefits begin, and after an unpaid month they stop.
  'benefits.monthsAfter': whole('months'),
  'interruption.lateMonths': whole('months'),
  'interruption.unpaidMonths': whole('months'),
  'interruption.paidMonths': whole('months'),
  'retirement.years': whole('count'),
  // The last day up to which continuous service counts towards the years.
  'retirement.serviceUntil': day,
  'account.activeCredit': word('own-part'),
  'account.retiredRate': rate,
  'account.retiredRateAbove': rate,
  'account.ageUpTo': whole('count'),
  'premium.amount': figure(FIGURE_PLACES['contributions.premium']),
  'premium.fromPool': rate,
  'premium.owed': word('stays-owed'),
  'yearEnd.leftOver': word('to-past-year'),
  'interest.rate': figure(FIGURE_PLACES['contributions.interest']),
} as const satisfies Kinds

export type ContributionRuleName = keyof typeof FIGURES
export type ContributionRuleValue<N extends ContributionRuleName> = NonNullable<ReturnType<(typeof FIGURES)[N]['read']>>

export const FIGURE_NAMES = Object.keys(FIGURES) as ContributionRuleName[]

/** The name of a rule as results have it: `premium.owed` → `premium-owed`. */
export function publicName(name: ContributionRuleName): string {
  return name.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
