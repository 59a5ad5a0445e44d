/** Who has a task: taken, given back, or handed to a colleague of the same desk. */
import { problem } from '@yidi/contracts'
import type { Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Database, Tables } from '../../platform/storage/index.ts'

/** The people at a pool's desk who decide; every desk where `pool` is null. */
export async function colleaguesAt(database: Pick<Database, 'kysely'>, pool: string | null): Promise<string[]> {
  let query = database.kysely
    .selectFrom('staff_user')
    .select(['name', 'roles'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
  if (pool !== null) query = query.where('pool', '=', pool)
  const rows = await query.execute()
  return rows
    .filter(({ roles }) => roles.includes('accepting') || roles.includes('reviewing') || roles.includes('inspecting'))
    .map(({ name }) => name)
}

/**
 * Gives a task to somebody, or back to nobody. Throws `desk-task-closed` where nothing is left to do and
 * `desk-colleague-unknown` where the name is not of this desk.
 */
export async function assignTask(
  database: Database,
  transaction: Transaction<Tables>,
  task: { taskId: string; pool: string },
  to: string | null,
  by: string,
  at: Date,
): Promise<void> {
  if (to !== null && !(await colleaguesAt(database, task.pool)).includes(to)) {
    throw problem('desk-colleague-unknown', { name: to.slice(0, 60), pool: task.pool })
  }
  const { numUpdatedRows } = await transaction
    .updateTable('desk_task')
    .set({ assignee: to, assigned_at: to === null ? null : at })
    .where('task_id', '=', task.taskId)
    .where('status', 'in', ['open', 'paused'])
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw problem('desk-task-closed', { number: task.taskId })
  const entry = { actorKind: 'staff', actor: by, action: 'desk.assign', subjectId: task.taskId, detail: { to } }
  await recordOfficeAuditIn(transaction, database.ciphers, entry, at)
}
