import { dayText } from '../days.ts'
import type { answers as zh } from '../zh/answers.ts'
import type { Shape } from '../shape.ts'

const named = (what: string) => (name: string) => (what === '' ? name : `${what}: ${name}`)

/** The three answers of the home page, and what is under way wherever it is listed. */
export const answers: Shape<typeof zh> = {
  covered: 'Is it paid where I go?',
  holds: 'Filing valid',
  notYet: 'Filing not begun yet',
  holdsFrom: (day) => `Valid from ${dayText(day)}, `,
  until: (day) => (day === null ? 'no last day. ' : `until ${dayText(day)}. `),
  oneVisit: 'For one visit only. ',
  direct: 'A stay in a networked hospital there settles directly.',
  notDirect: 'A stay there cannot settle directly now',
  directOpen: 'Whether a stay settles directly is not stated by the insured place',
  others: (count) => (count === 1 ? 'One more place is filed' : `${String(count)} more places are filed`),
  atHome: (place) => `No filing needed in ${place}`,
  inProvince: {
    no: (province) => `Nor elsewhere in ${province}. Beyond it, see first whether one is needed.`,
    yes: (province) => `Elsewhere in ${province}, file first. Beyond it, see whether one is needed.`,
    afterwards: (province) => `Elsewhere in ${province} a filing is needed; in an emergency afterwards.`,
    open: () => 'Elsewhere, see first whether one is needed.',
  },
  underWay: 'Under way',
  nothingUnderWay: 'Nothing is under way.',
  more: (count) => `${String(count)} more under way`,
  lastBill: 'Last bill',
  own: 'You paid',
  noBill: 'No bill yet. After a settlement you see here how it was worked out.',
  unsettled: (count) => (count === 1 ? 'One visit is not settled' : `${String(count)} visits are not settled`),
  unsettledMore: (hospital) => `${hospital} has charged. What you paid in full can be claimed.`,
  notGiven: {
    file: (name) => `${name} has not authorised you to see filings and what is under way.`,
    settlements: (name) => `${name} has not authorised you to see bills.`,
  },
  kinds: {
    filing: named('Filing'),
    claim: named('Claim'),
    'designated-disease': named(''),
    'medicine-abroad': named(''),
    authorisation: named(''),
    share: named('Family sharing for you'),
    'draft-filing': () => 'A filing you began',
    'draft-claim': () => 'A claim you began',
    'draft-disease': () => 'A disease you began to register',
    'draft-abroad': () => 'Medicines abroad you began to file',
  },
  goOn: 'Go on with it',
  ends: (day) => `Ends on ${dayText(day)}; renew now`,
  decideBy: (day) => `Decided by ${dayText(day)}`,
  stages: {
    yours: 'waits for you',
    ending: 'about to end',
    theirs: 'being handled',
    paying: 'to be paid',
    begun: 'begun',
  },
}
