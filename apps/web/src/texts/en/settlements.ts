import { monthText } from '../days.ts'
import type { settlements as zh } from '../zh/settlements.ts'
import type { Shape } from '../shape.ts'

export const settlements: Shape<typeof zh> = {
  title: 'My bills',
  why: 'Log in to see your bills.',
  none: 'No bills yet',
  noneNext:
    'What is settled in networked hospitals and pharmacies stands here. What is not settled directly has to be paid in full and claimed at home.',
  byMonth: (year) => `${year} by month`,
  months: 'Month',
  month: (month) => monthText(`2000-${String(month).padStart(2, '0')}`).split(' ')[0]!,
  parts: { fund: 'Fund', account: 'Personal account', own: 'You paid' },
  cancelled: 'undone',
  unsettled: (count) => (count === 1 ? 'One visit is not settled' : `${String(count)} visits are not settled`),
  unsettledMore:
    'The hospital has charged and not settled. Settle there if it can be; what is not filed or cannot be settled has to be paid in full and claimed.',
  advance: (yuan) =>
    `If it cannot be settled, ${yuan} yuan have to be paid first. Then claim with invoice and list to get back what is due.`,
  claimNow: 'I paid: claim it',
  stillIn: 'not discharged yet',
  claimIt: 'I paid in full: claim it',
  institution: 'Hospital',
  place: 'Place',
  kind: 'Kind',
  days: 'Visit',
  settledOn: 'Settled on',
}
