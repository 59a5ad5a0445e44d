import type { services as zh } from '../zh/services.ts'
import type { Shape } from '../shape.ts'

/** What each room is called and what for. */
export const services: Shape<typeof zh> = {
  title: 'Services',
  groups: {
    care: 'Treatment and filing',
    bills: 'Claims and bills',
    account: 'Account and contributions',
    look: 'Look up',
  },
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
  sharing: 'Family sharing',
  sharingMore: 'Your account pays for family',
  complaints: 'Complaints and enquiries',
  complaintsMore: 'Ask, complain, suggest or report; read the answer',
  help: 'Not sure? Ask by telephone',
  helpMore: 'In Zhejiang area code + 12393, elsewhere 12393',
}
