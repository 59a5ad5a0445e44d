/** Which accounts of staff somebody may keep: whoever works for one pool keeps those that act in that pool alone. */
import { boundOf } from '@yidi/contracts'
import type { FieldError, StaffRole } from '@yidi/contracts'
import type { Release } from '@yidi/rules'
import { isPlaceOf, placeName } from '../places/index.ts'

/** What says where an account reaches. */
export interface Reach {
  roles: readonly string[]
  /** Null: wherever its institution or employer is, or everywhere. */
  pool: string | null
  institution: string | null
  /** The place of the institution; null also where the directory does not know it. */
  institutionPlace: string | null
  employer: string | null
  /** The pool of the employer; null also where it is not registered. */
  employerPool: string | null
}

/**
 * Where an account reaches beyond the pool of whoever keeps it: each as a fault of its field, none where it stays
 * inside. `keeper` is that pool, null for whoever keeps all accounts.
 */
export function beyondPool(release: Release, keeper: string | null, account: Reach): FieldError[] {
  if (keeper === null) return []
  const { roles, pool, institution, institutionPlace, employer, employerPool } = account
  const faults: FieldError[] = []
  const mine = `您只管统筹区 ${placeName(keeper)}（${keeper}）的账号`
  if (pool === null ? !isTied(roles) : pool !== keeper)
    faults.push({ path: 'pool', message: `${mine}，请选本统筹区。` })
  if (institution !== null && !(institutionPlace !== null && isPlaceOf(release, keeper, institutionPlace))) {
    faults.push({ path: 'institution', message: `${mine}，“${institution}”不是本统筹区的机构。` })
  }
  if (employer !== null && employerPool !== keeper) {
    faults.push({ path: 'employer', message: `${mine}，“${employer}”不是本统筹区登记的单位。` })
  }
  return faults
}

/**
 * Whether the account works for its institution or employer alone. Each role must: beside one that reaches everything, an
 * institution bounds nothing.
 */
function isTied(roles: readonly string[]): boolean {
  const bounds = roles.map((role) => boundOf[role as StaffRole])
  return bounds.length > 0 && bounds.every((bound) => bound === 'institution' || bound === 'employer')
}
