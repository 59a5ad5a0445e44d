import type { sharing as zh } from '../zh/sharing.ts'
import type { Shape } from '../shape.ts'

export const sharing: Shape<typeof zh> = {
  title: 'Family sharing',
  why: 'Log in to set past years’ money aside for family.',
  what: 'Set aside a part of your past years’ money for a relative. Once accepted, it pays where their insured place lets past years’ money pay: their own first, then this. What is not used can be called back any time.',
  what2:
    'What is paid in full and claimed later cannot use it. No document says whether money set aside bears interest.',
  pastYear: 'My past years’ money',
  yuan: (amount) => `${amount} yuan`,
  give: 'Give to family',
  noFamily:
    'There is nobody to give to yet. Authorise a relative in the family account first, or let them authorise you.',
  toFamily: 'Family account',
  who: 'To whom',
  amount: 'How much',
  amountHint: (most) => `at most ${most} yuan of past years; this year's money cannot be given`,
  whoFault: 'Please choose a relative.',
  amountFault: 'Please give an amount above 0 with two decimals at most, such as 200.00.',
  confirm: (name, amount) =>
    `${amount} yuan of your past years’ money are set aside for ${name}. You cannot use them yourself until you call them back.`,
  next: 'Next',
  giveDo: 'Set aside',
  given: 'Given to family',
  noGiven: 'Nothing given yet.',
  received: 'Given to me',
  noReceived: 'Nothing given to you yet.',
  head: (name, amount, mine) => (mine ? `${amount} yuan to ${name}` : `${amount} yuan from ${name}`),
  sums: (used, left, returned) => `${used} yuan used, ${left} left, ${returned} returned`,
  day: (day) => `set aside on ${day}`,
  place: (place) => `used in place ${String(place)}`,
  use: (day, institution) => `${day} ${institution}`,
  undone: 'undone, money returned',
  acts: {
    accept: 'Accept',
    decline: 'Decline',
    'give-back': 'Give back',
    'put-first': 'Use this one first',
    recall: 'Call back',
  },
  titles: {
    accept: (name) => `Accept what ${name} gives you?`,
    decline: (name) => `Decline what ${name} gives you?`,
    'give-back': (name) => `Give back to ${name} what is not used?`,
    'put-first': (name) => `Use what ${name} gave first?`,
    recall: (name) => `Call back what you gave ${name}?`,
  },
  notes: {
    accept: 'It then pays after your own account. The giver sees each use: where and how much.',
    decline: 'All of it goes back to their past years’ money.',
    'give-back': 'What is not used goes back to their past years’ money. What is used stays.',
    'put-first': 'Of several gifts this one is used first; your own account always comes before.',
    recall:
      'What is not used comes back to your past years’ money at once. What is used stays, unless that settlement is undone later.',
  },
}
