/**
 * Paid from an account alone (只用个人账户支付): no fund, no deductible, no prepayment; the account pays up to the eligible
 * cost, the rest is cash (浙江异地就医指南 三（二）: pharmacies outside the province).
 */
import type { Bill } from '../engine/bill.ts'
import type { Basis } from '../quote/types.ts'

export const NAME = 'account-only'
export const TERM = '只用个人账户支付'
export const EXAMPLE = `
rows:
  - name: pharmacy-out-of-province
    when: {kind: pharmacy, where: out-of-province, route: direct, insurance: employee}
    then: {account-only: past-year}
    source: {document: example, article: 第五条}
`

/** Pays the eligible cost from one account as far as it reaches; nothing is left to share. */
export function applyAccountOnly(bill: Bill, account: 'current-year' | 'past-year', basis: Basis | undefined): void {
  const available = account === 'past-year' ? bill.availablePast : bill.availableCurrent
  const paid = Math.min(available, bill.eligible)
  if (account === 'past-year') bill.accountPast += paid
  else bill.accountCurrent += paid
  bill.toShare = 0
  bill.trace?.push({
    step: 'account-only',
    name: account,
    title: '',
    amountFen: paid,
    operands: [bill.eligible, available],
    basis,
    figures: [],
  })
}
