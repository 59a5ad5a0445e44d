import type * as zh from '../zh/me.ts'
import type { Shape } from '../shape.ts'

/** The way out of what keeps bills from being settled. */
export const hindrances: Shape<typeof zh.hindrances> = {
  toAbroad: 'Report the return',
  toContacts: 'Ask by telephone',
  toMeasures: 'Why, and answering',
}

export const me: Shape<typeof zh.me> = {
  nobody: 'You are not logged in. A quote needs no log-in; filings and bills do.',
  years: 'My contribution years',
  yearsMore: 'Which months count, and what is missing until retirement',
  leave: 'Log out',
  size: 'Size of type',
  colour: 'Colours',
  system: 'As the phone',
  light: 'Light',
  dark: 'Dark',
  contributions: 'My contributions',
  contributionsMore: 'Who declared each month, when it arrived, what follows',
}
