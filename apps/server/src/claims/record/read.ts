/** Reading claims: always one person at a time, by the person's key. */
import { readFile } from '../../person/file/index.ts'
import type { ClaimRecord, Records } from '../../person/file/index.ts'

/** All claims of a person, the latest first. */
export async function claimsOf(db: Records, personNo: string): Promise<ClaimRecord[]> {
  return (await readFile(db, { personNo }, ['wholeClaims']))?.claims ?? []
}

/** One claim of a person, or undefined: not there, or somebody else's. */
export async function findClaim(db: Records, personNo: string, claimId: string): Promise<ClaimRecord | undefined> {
  return (await claimsOf(db, personNo)).find((claim) => claim.claimId === claimId)
}
