import { findFund } from '@yidi/rules'
import type { bill as zh } from '../zh/bill.ts'
import type { Shape } from '../shape.ts'

export const bill: Shape<typeof zh> = {
  own: 'You pay',
  estimateOwn: 'You pay about',
  ownAtDesk: 'The person pays',
  estimateOwnAtDesk: 'The person pays about',
  ownPart: 'Own money',
  fund: 'Fund',
  account: 'Personal account',
  total: 'Whole bill',
  barLabel: (fund, account, own) => `Fund ${fund} yuan, personal account ${account} yuan, own money ${own} yuan`,
  way: 'How it was worked out',
  basis: 'Basis',
  provisional: 'provisional',
  provisionalNote:
    'Dotted figures come from older or lower documents; what the insurance authority answers is what counts.',
  rulings: (names) => `Some rules are not published; worked out by rulings of the agency: ${names.join(', ')}.`,
  openLayers: (layers) =>
    `The rates of ${layers.map((layer) => findFund(layer)?.title ?? '补充保险').join(', ')} are not published and not counted here; you may pay less.`,
  inForce: (day) => `in force from ${day}`,
  figure: 'Figure',
  words: 'What the article says',
  wordsMissing: 'Our summary of this article is missing. Please look it up by document and article.',
  document: 'Document',
  formula: 'Sum',
  call: (phone) => `Call ${phone}`,
  refused: 'The fund does not pay this time',
  undetermined: 'This cannot be worked out yet',
  undeterminedLead: 'The policy does not state this figure, and we do not guess. You can ask by telephone:',
  invalid: 'Something has to be changed',
  basisOf: (document, article) => `${document} ${article}, show the basis`,
}
