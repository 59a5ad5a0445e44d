/** Pools as the law answers them, for the tests of this page. */
import type { Pool } from './pools.ts'

const insured = (insurance: string, ...categories: string[]) => ({
  insurance,
  label: insurance,
  hasAccount: insurance === 'employee',
  categories: categories.map((category) => ({ category, label: category })),
})
const city = (code: string, asks: string[] = []): Pool => ({
  code,
  short: code,
  homes: [code],
  insurances: [insured('employee', 'active', 'retired'), insured('resident', 'resident')],
  asks,
  assistance: [],
  filingTypes: ['long-term-resident', 'temporary', 'referral'],
})

export const pools: readonly Pool[] = [
  city('330100', ['contracted']),
  { ...city('339900'), homes: ['330100'], insurances: [insured('employee', 'active', 'retired', 'founding-worker')] },
  city('331000'),
  city('130500'),
]
