import type { home as zh } from '../zh/home.ts'
import type { Shape } from '../shape.ts'

export const home: Shape<typeof zh> = {
  title: 'Yidi',
  hello: 'Welcome',
  greeting: (name) => `Welcome, ${name}`,
  lead: 'Treatment in another city: whether to file, what is paid, what is left to you.',
  quote: 'Work out what I would pay',
  quoteMore: 'No log-in needed, each yuan with its basis',
  file: 'File for treatment away',
  fileMore: 'See first whether it is needed; if so, before treatment',
  need: 'Do I have to file?',
  needMore: 'A few questions: which kind, how, what it brings',
  filings: 'My filings',
  filingsMore: 'How they stand, until when, the receipt',
  settlements: 'My bills',
  settlementsMore: 'How each was worked out, step by step',
  institutions: 'Find a hospital or pharmacy',
  institutionsMore: 'Which ones settle for people from elsewhere',
  diseases: 'Designated diseases',
  diseasesMore: 'Register before treatment',
  abroad: 'Medicines abroad',
  abroadMore: 'Take some months of medicine along',
  code: 'My code',
  codeMore: 'Shown at the hospital to register and to settle',
  help: 'Not sure? Ask by telephone',
  helpMore: 'In Zhejiang area code + 12393, elsewhere 12393',
}
