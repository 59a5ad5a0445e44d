/** What a command about an employer's declarations works in, and how it is put on record. */
import type { Transaction } from 'kysely'
import type { Release } from '@yidi/rules'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database, Tables } from '../../platform/storage/index.ts'

/** Who gives a command: the employer's own account, or staff of the agency. */
export interface By {
  kind: 'staff' | 'employer'
  name: string
}

export interface Working {
  transaction: Transaction<Tables>
  ciphers: Database['ciphers']
  clock: Clock
  release: Release
  by: By
}

export const note = (
  { transaction, ciphers, clock, by }: Working,
  action: string,
  subjectId: string,
  detail: Record<string, unknown>,
): Promise<void> =>
  recordOfficeAuditIn(
    transaction,
    ciphers,
    { actorKind: by.kind, actor: by.name, action, subjectId, detail },
    clock.now(),
  )
