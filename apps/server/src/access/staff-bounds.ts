/** Which accounts of staff somebody may keep: whoever works for one pool keeps those that act in that pool alone. */
import type { FieldError } from '@yidi/contracts'
import type { Release } from '@yidi/rules'
import { isPlaceOf, placeName } from '../places/index.ts'

/** What says where an account reaches. */
export interface Reach {
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
  const { pool, institution, institutionPlace, employer, employerPool } = account
  const faults: FieldError[] = []
  const mine = `您只管统筹区 ${placeName(keeper)}（${keeper}）的账号`
  const tied = institution !== null || employer !== null
  if (pool === null ? !tied : pool !== keeper) faults.push({ path: 'pool', message: `${mine}，请选本统筹区。` })
  if (institution !== null && !(institutionPlace !== null && isPlaceOf(release, keeper, institutionPlace))) {
    faults.push({ path: 'institution', message: `${mine}，“${institution}”不是本统筹区的机构。` })
  }
  if (employer !== null && employerPool !== keeper) {
    faults.push({ path: 'employer', message: `${mine}，“${employer}”不是本统筹区登记的单位。` })
  }
  return faults
}
