import type * as zh from '../zh/measures.ts'
import type { Shape } from '../shape.ts'

/** Measures of the agency and being heard, on the phone. */
export const measures: Shape<typeof zh.measures> = {
  title: 'Measures of the agency',
  why: 'Log in to see what the agency decided about you and what it asks you to explain.',
  none: 'No measure was taken, and you are asked nothing.',
  holds: 'In force',
  over: 'Over',
  from: 'From',
  to: 'To',
  untilLifted: 'until it is lifted',
  liftedOn: (day: string) => `Lifted on ${day}`,
  interim: 'Taken while the matter is looked into; nothing final is decided.',
  basis: 'By',
  reason: 'Why',
  wayOn: 'Pay first and claim with invoice and list of fees; claims are not affected.',
  claim: 'Make a claim',
  object:
    'If you disagree, ring the agency where you are insured or go to its counter; where it asks you to explain, write below.',
  asked: 'Please explain',
  due: (day: string) => `Please answer by ${day}.`,
  late: (day: string) =>
    `The time to answer ended on ${day}. You can still tell the agency at its counter or by telephone.`,
  said: 'What you wrote',
  text: 'Your explanation',
  hint: 'Say when, where and why. It can be sent once.',
  fault: 'Please write your explanation',
  send: 'Send to the agency',
  photos: {
    title: 'Photos or papers (you may leave this out)',
    help: 'Invoices, medical records or chats that show what happened; make sure they can be read.',
  },
  files: 'Files with it',
  answered: 'Received. The agency reads it before it decides.',
}
