import { monthText } from '../days.ts'
import type { settlements as zh } from '../zh/settlements.ts'
import type { Shape } from '../shape.ts'

export const settlements: Shape<typeof zh> = {
  shared: (amount) => `Of what the personal account paid, ${amount} yuan were shared by family: `,
  sharedFrom: (from) => `${from.map(({ name, amount }) => `${name} ${amount} yuan`).join(', ')}.`,
  title: 'My bills',
  one: 'Bill',
  why: 'Log in to see your bills.',
  none: 'No bills yet',
  noneNext: 'What is settled in networked hospitals and pharmacies stands here.',
  byMonth: (year) => `${year} by month`,
  months: 'Month',
  month: (month) => monthText(`2000-${String(month).padStart(2, '0')}`).split(' ')[0]!,
  parts: { fund: 'Fund', account: 'Personal account', own: 'You paid' },
  cancelled: 'undone',
  cancelledNote: (day) =>
    `This settlement was undone${day ? ` on ${day}` : ''}; all money went back to where it came from.`,
  unsettled: (count) => (count === 1 ? 'One visit is not settled' : `${String(count)} visits are not settled`),
  unsettledMore:
    'The hospital has charged and not settled. Settle there if it can be; if not and you paid in full, claim it.',
  stillIn: 'not discharged yet',
  claimIt: 'I paid in full: claim it',
  claimInstead: 'If it was not settled again, it can be claimed',
  institution: 'Hospital',
  place: 'Place',
  kind: 'Kind',
  days: 'Visit',
  settledOn: 'Settled on',
  receiptPdf: 'Settlement sheet (PDF)',
  unknownCodes: (codes) =>
    `${String(codes.length)} item codes (${codes.join(', ')}) are not in the catalogue of the place and count as outside the scope. Please ask the hospital to check them.`,
}
