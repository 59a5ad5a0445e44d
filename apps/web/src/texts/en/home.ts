import type { home as zh } from '../zh/home.ts'
import type { Shape } from '../shape.ts'

export const home: Shape<typeof zh> = {
  title: 'Yidi',
  hello: 'Welcome',
  greeting: (name) => `Welcome, ${name}`,
  lead: 'Treatment in another city: whether to file, what is paid, what is left to you.',
  go: 'See a doctor elsewhere',
  goMore: 'Where, which hospital: whether to file, whether it settles',
  quote: 'Work out what I would pay',
  quoteMore: 'Each yuan with its basis',
  file: 'File for treatment away',
  fileMore: 'See first whether it is needed; if so, before treatment',
  logIn: 'Log in',
  logInMore: 'Your filings, bills and what is under way',
  call: 'Call 12393',
  staff: 'Employers, institutions and staff',
}
