import type { Clock } from '../clock/index.ts'
import { recordOfficeAuditIn } from '../audit/index.ts'
import type { Database } from '../storage/index.ts'
import { createStaff } from './accounts.ts'

/**
 * Enters a member of staff, or gives an existing one a new password and roles, for whoever sits at the machine itself. Says
 * which of the two it was. The audit row commits with the account: who has the machine has the first administrator, and that
 * must not go unseen.
 */
export function createStaffFromCommandLine(
  database: Database,
  clock: Clock,
  staff: Parameters<typeof createStaff>[2],
): Promise<'created' | 'changed'> {
  return database.kysely.transaction().execute(async (transaction) => {
    const done = await createStaff({ ...database, kysely: transaction }, clock, staff)
    const entry = {
      actorKind: 'system',
      actor: 'command-line',
      action: done === 'created' ? 'staff.create' : 'staff.change',
      subjectId: staff.name,
      detail: { roles: staff.roles, pool: staff.pool, institution: staff.institution, password: 'new' },
    }
    await recordOfficeAuditIn(transaction, database.ciphers, entry, clock.now())
    return done
  })
}
