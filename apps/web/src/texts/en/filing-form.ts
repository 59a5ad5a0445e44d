import type { filingForm as zh } from '../zh/filing-form.ts'
import type { Shape } from '../shape.ts'

/** The form of a filing, one question a page. */
export const filingForm: Shape<typeof zh> = {
  questions: {
    agent: 'Who applies?',
    days: 'From which day to which?',
    mobile: 'At which mobile number are you reached?',
    address: 'Where do you live there?',
    referral: 'Which hospital refers you?',
    institutions: 'Do you choose small hospitals nearby?',
    papers: 'These papers, please',
    reason: 'Why do you go there?',
  },
  readOver: 'Read it over, sign and send',
  more: 'You can also say',
  admitted: 'In hospital already: filed afterwards',
  agent: 'I apply for somebody',
  institutions: 'Choose small hospitals nearby',
  addReason: 'Say why',
  reason: 'Reason',
  inTheWay: {
    see: 'Show that filing',
    renew: 'Renew',
    change: 'Change place or dates',
    other: 'File something else',
  },
}
