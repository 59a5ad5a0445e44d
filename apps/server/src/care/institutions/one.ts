/** One institution as pages and routes have it, and who of the staff may touch it. */
import { problem } from '@yidi/contracts'
import type { InstitutionFound, InstitutionOne, Staff } from '@yidi/contracts'
import type { Release } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { isPlaceOf } from '../../platform/places/index.ts'
import { readAgreement } from './agreements.ts'
import { readFound } from './search.ts'

/** The institution of a code with its agreement. Throws `institution-not-found`. */
export async function institutionOf({ database, clock }: RecordsDeps, code: string): Promise<InstitutionOne> {
  const today = clock.today()
  const found = await readFound(database, code, today)
  if (found === undefined) throw problem('institution-not-found', { code })
  return { ...found, ...(await readAgreement(database, code, today)) }
}

/**
 * Staff of a pool deal with the institutions of the pool's own places; staff of no pool with every one. Throws
 * `institution-other-place`.
 */
export function requireSamePlace(
  staff: Staff,
  { name, place }: Pick<InstitutionFound, 'name' | 'place'>,
  release: Release,
): void {
  if (staff.pool === null) return
  if (isPlaceOf(release, staff.pool, place)) return
  throw problem('institution-other-place', { name, place, pool: staff.pool })
}
