/**
 * A visit that its person claims (零星报销), or was paid for by a claim, is not settled with the institution as well. A stay is
 * one where the days overlap; another visit is one by its own number, which a claim takes from what the institution billed; and an
 * invoice is paid once, whatever it is of.
 */
import { sameInvoice } from '@yidi/rules'
import { claimsHolding } from '../../person/file/index.ts'
import type { ClaimRecord, ClaimStep, VisitRow } from '../../person/file/index.ts'
import { overlap } from './overlaps.ts'
import type { VisitSpan } from './overlaps.ts'

const spanOf = (claim: ClaimRecord<ClaimStep>): VisitSpan => ({
  visit_id: claim.claimId,
  institution: claim.institution,
  institution_visit_no: claim.sent.number ?? null,
  kind: claim.kind,
  medical_type: '',
  emergency: claim.sent.emergency ?? false,
  from_day: claim.from,
  to_day: claim.to,
})

/** The claim that holds a visit; undefined where none does. */
export function claimOf(
  visit: VisitRow,
  claims: readonly ClaimRecord<ClaimStep>[],
  invoice: string,
): ClaimRecord<ClaimStep> | undefined {
  const isStay = visit.kind === 'inpatient'
  // An institution says the number alone.
  const isOf = (kept: { code?: string; number: string }) =>
    invoice !== '' && sameInvoice(kept, { number: invoice }) !== 'different'
  return claimsHolding(claims).find(
    (claim) =>
      claim.sent.visitId === visit.visit_id ||
      claim.sent.invoices?.some(isOf) === true ||
      (isStay && claim.kind === 'inpatient' && overlap(visit, spanOf(claim))),
  )
}
