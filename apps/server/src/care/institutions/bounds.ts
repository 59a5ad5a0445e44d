/** Which institutions are whose at the desk. */
import { problem } from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import type { Release } from '@yidi/rules'
import { isPlaceOf } from '../../platform/places/index.ts'

/**
 * Staff of a pool sign with the institutions of the pool's own places, and hand out their keys; staff of no pool those of every
 * one. Throws `institution-other-place`.
 */
export function requireSamePlace(
  staff: Staff,
  { name, place }: { name: string; place: string },
  release: Release,
): void {
  if (staff.pool === null) return
  if (isPlaceOf(release, staff.pool, place)) return
  throw problem('institution-other-place', { name, place, pool: staff.pool })
}
