/**
 * What a claim comes to: the same facts, reckoning and refusals as a settlement with an institution, on the route of whoever has
 * paid already. The estimate before sending, the desk while a clerk types, and the result ask here.
 */
import type { Release, Route } from '@yidi/rules'
import { reckonVisit } from '../../care/settlements/index.ts'
import type { Reckoned } from '../../care/settlements/index.ts'
import { billLineOf } from '../../care/visits/index.ts'
import type { DividedLine } from '../../care/visits/index.ts'
import { diseasesOn } from '../../person/entitlements/index.ts'
import { readVisitsBeside } from '../../person/file/index.ts'
import type { InstitutionRow, RecordsFile, VisitRow } from '../../person/file/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { ClaimContent } from '../record/index.ts'

/** The visit that a claim is settled as: of its own, whoever registered one before. */
export function visitOfClaim(
  content: Pick<ClaimContent, 'pool' | 'insurance' | 'kind' | 'institution' | 'place' | 'from' | 'to'>,
  { claimId, visitId, emergency, number }: { claimId: string; visitId: string; emergency: boolean; number?: string },
): VisitRow {
  return {
    visit_id: visitId,
    institution: content.institution,
    place: content.place,
    pool: content.pool,
    insurance: content.insurance,
    kind: content.kind,
    // Kinds of the interface are the gateway's; no institution registered this.
    medical_type: 'claim',
    emergency,
    from_day: content.from,
    to_day: content.to,
    status: 'open',
    institution_visit_no: number ?? null,
    // It comes with its settlement and goes with it.
    detail: { atOnce: true, claim: claimId },
  }
}

interface Reckonable {
  visit: VisitRow
  institution: InstitutionRow
  lines: readonly DividedLine[]
  /** The claim itself, which is not in its own way. */
  claimId: string
  /** The visit that the institution billed and did not settle: this claim takes its place. */
  billed: string | undefined
  /** `direct` asks what the institution could have settled. */
  route?: Route
}

/** Reckons a claim from the person's file; what lies beside it in time is read afresh. */
export async function reckonClaim(
  db: Database,
  release: Release,
  file: RecordsFile,
  { visit, institution, lines, claimId, billed, route = 'manual' }: Reckonable,
): Promise<Reckoned> {
  const others = await readVisitsBeside(db, file.personNo, visit)
  return reckonVisit(
    release,
    {
      ...file,
      institution,
      others: others.filter((other) => other.settled || other.visit_id !== billed),
      claims: file.claims.filter((claim) => claim.claimId !== claimId),
    },
    visit,
    {
      route,
      to: visit.to_day!,
      // Whether it could have been settled directly is asked of its own days.
      on: visit.to_day!,
      useAccounts: true,
      // What a third party owes is the law of claims, which says refused or advanced.
      payer: undefined,
      lines: lines.map(billLineOf),
      diseases: diseasesOn(db.ciphers, file.registers, visit.from_day),
    },
  )
}
