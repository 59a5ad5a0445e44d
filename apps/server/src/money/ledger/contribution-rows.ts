import type { Insertable } from 'kysely'
import type { EmployerPostingTable } from '../../platform/storage/index.ts'

/** A posting of an employer's as it is written. */
export type NewEmployerPosting = Insertable<EmployerPostingTable>
