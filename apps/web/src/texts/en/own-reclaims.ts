import type * as zh from '../zh/own-reclaims.ts'
import type { Shape } from '../shape.ts'

/** Money that one must give back to the fund, on the phone. */
export const ownReclaims: Shape<typeof zh.ownReclaims> = {
  title: 'Money to give back to the insurance fund',
  owe: (amount: string, day: string) => `${amount} yuan are still to be given back, by ${day}.`,
  overdue: 'Overdue',
  cancelled: 'The order was taken back; nothing is owed.',
  reason: 'Why',
  amount: 'Ordered',
  received: 'Received',
  writtenOff: 'Written off',
  yuan: (amount: string) => `${amount} yuan`,
  document: 'Document',
  case: 'Case',
  number: 'Number of the order',
  settlements: 'What the fund had paid of these bills',
  receipts: 'What came in',
  noReceipts: 'Nothing yet.',
  givenBack: (day: string) => `returned on ${day}`,
  pay: 'To pay: as the document says, or at the counter of the agency where you are insured; give the number of the order. This page and your messages say when it came in.',
  object:
    'If you disagree, write to the agency here or say so at its counter; where you were asked to explain, write below.',
  write: 'Write to the agency',
}
