import type { Insertable } from 'kysely'
import type { OfficePostingTable } from '../../platform/storage/index.ts'

/** A posting of an employer's as it is written. */
export type NewOfficePosting = Insertable<OfficePostingTable>
