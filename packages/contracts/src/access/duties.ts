/** What an account of staff stands for, role by role. */
import type { StaffRole } from './roles.ts'

/**
 * What the records that an account reaches are bounded by: its pool, which it must name; its pool or everything, where none
 * is named; its institution; its employer.
 */
export type Bound = 'pool' | 'pool-or-all' | 'institution' | 'employer'

export const boundOf: Readonly<Record<StaffRole, Bound>> = {
  accepting: 'pool',
  reviewing: 'pool',
  community: 'pool',
  employer: 'employer',
  institution: 'institution',
  finance: 'pool',
  audit: 'pool-or-all',
  admin: 'pool-or-all',
}

/** Whether any of these roles is bounded so. */
export const isBoundBy = (roles: readonly StaffRole[], bound: Bound): boolean =>
  roles.some((role) => boundOf[role] === bound)
