import type { settlementChoices as zh } from '../zh/settlement-choices.ts'
import type { Shape } from '../shape.ts'

/** The bill of a settlement beside that of other choices. */
export const settlementChoices: Shape<typeof zh> = {
  title: 'What another choice would come to',
  why: 'Log in to see your bills.',
  compareLead: 'Items, sums of the year and balances are those of the day of settlement; one thing alone is changed.',
  notComparable:
    'This settlement rests on a ruling, or the rules were changed since: worked out today it is another bill, so nothing is compared.',
  nothingToCompare: 'There is no other choice to compare with.',
  thisOne: 'This one',
  choices: {
    filed: 'filed as temporary first',
    filedReferral: 'filed as referral first',
    notFiled: 'not filed, paid first and claimed',
    manual: 'paid first and claimed',
    direct: 'settled directly',
    tier3: 'in a tertiary hospital',
    tier2: 'in a secondary hospital',
    home: 'in the insured place',
  },
}
