/** Later checks of commitments, as tasks of the desk: which filings may be drawn, and what is drawn. */
import type { Kysely } from 'kysely'
import { checkIdOf, checkedStates } from '../record/index.ts'
import type { Tables } from '../../platform/storage/index.ts'

/** Filings of a pool that were approved on a commitment in [from, until) and were never drawn. */
export async function committedUnchecked(
  database: Kysely<Tables>,
  pool: string,
  from: Date,
  until: Date,
): Promise<string[]> {
  const rows = await database
    .selectFrom('desk_task as filing')
    .leftJoin('desk_task as drawn', (join) =>
      join.onRef('drawn.subject_id', '=', 'filing.task_id').on('drawn.kind', '=', 'check'),
    )
    .select('filing.task_id')
    .where('filing.kind', '=', 'filing')
    .where('filing.pool', '=', pool)
    .where('filing.committed', '=', true)
    .where('filing.state', 'in', checkedStates)
    .where('filing.closed_at', '>=', from)
    .where('filing.closed_at', '<', until)
    .where('drawn.task_id', 'is', null)
    .orderBy('filing.task_id')
    .execute()
  return rows.map(({ task_id: filingId }) => filingId)
}

/** Puts the checks of these filings into the queue. Returns those that another draw had not taken meanwhile. */
export async function openChecks(database: Kysely<Tables>, filingIds: readonly string[], at: Date): Promise<string[]> {
  if (filingIds.length === 0) return []
  const filings = await database.selectFrom('desk_task').selectAll().where('task_id', 'in', filingIds).execute()
  const rows = await database
    .insertInto('desk_task')
    .values(
      filings.map((filing) => ({
        task_id: checkIdOf(filing.task_id),
        kind: 'check',
        pool: filing.pool,
        person_no: filing.person_no,
        subject_id: filing.task_id,
        title: filing.title,
        type: filing.type,
        channel: filing.channel,
        state: 'drawn',
        status: 'open' as const,
        opened_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject_id')
    .execute()
  const inserted = new Set(rows.map((row) => row.subject_id))
  return filingIds.filter((filingId) => inserted.has(filingId))
}
