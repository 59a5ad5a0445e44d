/** What has waited longer than its statutory limit: said once for each limit, as an event of the person's outbox. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'

const atOnce = 200

/** Writes an `overdue` event for every open task whose limit is over and that nobody was told of; says how many. */
export async function tellOverdue(
  database: Pick<Database, 'pool' | 'kysely' | 'ciphers'>,
  clock: Clock,
): Promise<number> {
  const now = clock.now()
  const tasks = await database.kysely
    .selectFrom('desk_task')
    .select(['task_id', 'kind', 'pool', 'person_no', 'title', 'due_at', 'assignee'])
    .where('status', '=', 'open')
    .where('due_at', '<', now)
    .where('overdue_told_at', 'is', null)
    .orderBy('due_at')
    .limit(atOnce)
    .execute()
  for (const task of tasks) {
    const { pool, kind, title, assignee } = task
    const dueAt = task.due_at!.toISOString()
    await commitForPerson(database, {
      personNo: task.person_no,
      // A server that stopped after the commit and before the mark below tells nothing twice.
      command: {
        source: 'system:desk',
        name: 'desk.overdue',
        key: `${task.task_id}:${dueAt}`,
        inputHash: Buffer.alloc(32),
        single: false,
      },
      at: now,
      changes: {},
      audit: [{ actorKind: 'system', actor: 'yidi', action: 'desk.overdue', subjectId: task.task_id }],
      outbox: [{ kind: 'overdue', subjectId: task.task_id, payload: { pool, task: kind, title, dueAt, assignee } }],
    })
    await database.kysely
      .updateTable('desk_task')
      .set({ overdue_told_at: now })
      .where('task_id', '=', task.task_id)
      .execute()
  }
  return tasks.length
}

/** How many open tasks are past their limit, by pool. */
export async function countOverdue(
  database: Pick<Database, 'kysely'>,
  clock: Clock,
): Promise<{ pool: string; count: number }[]> {
  const rows = await database.kysely
    .selectFrom('desk_task')
    .select((expression) => ['pool', expression.fn.countAll<string>().as('count')])
    .where('status', '=', 'open')
    .where('due_at', '<', clock.now())
    .groupBy('pool')
    .execute()
  return rows.map(({ pool, count }) => ({ pool, count: Number(count) }))
}
