import type { Shape } from '../shape.ts'
import type * as zh from '../zh/index.ts'

/** Reconsideration by the office above, on the phone. */
export const reconsiderations: Shape<typeof zh.reconsiderations> = {
  title: 'Ask for reconsideration',
  one: 'Reconsideration',
  why: 'Log in to ask for reconsideration and to follow it.',
  about: 'About',
  result: 'The decision',
  decidedOn: 'Decided on',
  handedOn: 'What you send here is registered by the agency and handed on; which office has taken it is told here.',
  ask: 'I disagree: ask for reconsideration',
  see: (state: string) => `Reconsideration: ${state}`,
  text: 'Why you disagree',
  textHint: 'Say what is wrong and what shows it.',
  textFault: 'Please say why you disagree',
  send: 'Send',
  said: (text: string) => `What you wrote: ${text}`,
  askedOn: 'Asked on',
  office: 'Office',
  officeOpen: 'No office has taken it yet',
  number: 'Its number',
  decision: 'What the office decided',
  withdraw: 'Withdraw',
  open: 'See what it is about',
}
