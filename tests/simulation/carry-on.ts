/** The background work of contributions and accounts, as the server's timetable does it: few people a transaction, so that much can lie in between. */
import { carryOnRuns } from '../../apps/server/src/contributions/accounts/index.ts'
import { finishDeclarations } from '../../apps/server/src/contributions/employers/index.ts'
import type { Clock } from '../../apps/server/src/platform/clock/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'

const release = openRelease()

/**
 * Finishes declarations and carries runs on, by two at once as two servers would. What was paid before a run was begun is written to its
 * people first.
 */
export async function carryOn(database: Database, clock: Clock): Promise<void> {
  const begun = database.kysely.selectFrom('account_run').select('run_id').where('state', '<>', 'done')
  if ((await begun.executeTakeFirst()) === undefined) return
  const context = { database, clock, release, peopleAtOnce: 2 }
  await finishDeclarations(context)
  await Promise.all([carryOnRuns(context), carryOnRuns(context)])
}
