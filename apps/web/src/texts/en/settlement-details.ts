import type * as zh from '../zh/settlement-details.ts'
import type { Shape } from '../shape.ts'

/** The words of one bill. */
export const settlementBill: Shape<typeof zh.settlementBill> = {
  shared: (amount) => `Of what the personal account paid, ${amount} yuan were shared by family: `,
  sharedFrom: (from) => `${from.map(({ name, amount }) => `${name} ${amount} yuan`).join(', ')}.`,
  one: 'Bill',
  cancelledNote: (day) =>
    `This settlement was undone${day ? ` on ${day}` : ''}; all money went back to where it came from.`,
  claimInstead: 'If it was not settled again, it can be claimed',
  receiptPdf: 'Settlement sheet (PDF)',
  unknownCodes: (codes) =>
    `${String(codes.length)} item codes (${codes.join(', ')}) are not in the catalogue of the place and count as outside the scope. Please ask the hospital to check them.`,
}

/** What stands behind a bill: its lines, what happened, other choices, and where to turn to. */
export const settlementDetails: Shape<typeof zh.settlementDetails> = {
  state: { settled: 'settled', cancelled: 'undone' },
  number: 'Settlement number',
  about: {
    lines: 'Quantity and price of each; within the scope, borne first, outside',
    compare: 'Filed or not, how it is settled, which hospital: what the difference is',
  },
  lines: 'Items',
  events: 'What happened',
  event: {
    registered: 'Registered',
    reported: 'The hospital reported the visit',
    'fees-uploaded': 'The hospital charged',
    'fees-voided': 'The hospital took items back',
    discharged: 'Discharged',
    'discharge-undone': 'Discharge taken back',
    'pre-settled': 'Worked out beforehand',
    settled: 'Settled',
    claimed: 'Claim approved and worked out',
    cancelled: 'Undone, money returned',
  },
  eventLines: (count) => (count === 1 ? '1 item' : `${String(count)} items`),
  eventCash: (yuan) => `you pay ${yuan} yuan`,
  eventOther: 'another settlement of this visit',
  compare: 'What another choice would come to',
  doubt: 'Any doubts?',
  askHospital: 'An item is wrong: ask the hospital first',
  askAgency: 'It is worked out wrong, or you want to complain',
  writeAgency: 'Write to the agency',
  writeAgencyMore: 'Say what is wrong with this bill; you are told the answer',
  askAgencyMore: 'Enquiry and complaint lines of the insured place',
}
