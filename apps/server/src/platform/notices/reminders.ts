/**
 * The daily look ahead, at eight in the morning of Asia/Shanghai: what each kind of record reminds of, cases at the desk that are
 * overdue. Each is told once, under a name of its own; a server that was
 * off tells what still matters when it is back.
 */
import type { NewNotice } from '../records/index.ts'
import type { Release } from '@yidi/rules'
import type { Send } from '../jobs/index.ts'
import { sendWebhook, tellByMail } from './outside.ts'
import type { RelayDeps } from './relay.ts'
import { writeNotices } from './write.ts'

type RemindDeps = Omit<RelayDeps, 'onError'> & { release: Release }

/** Tells everything that is due today and was not told; gives how many notices were new. */
export async function remind(deps: RemindDeps, send: Send): Promise<number> {
  let count = 0
  for (const kind of deps.kinds) {
    const due = Map.groupBy((await kind.remind?.(deps)) ?? [], (notice) => notice.personNo)
    for (const [personNo, notices] of due) {
      const fresh = await notThere(deps, personNo, notices)
      // Handed over first: a stop in between hands over again under the same id, and nothing is lost.
      await tellByMail(deps.database, deps.config, fresh, send)
      count += (await writeNotices(deps.database, fresh)).length
    }
  }
  await tellOverdue(deps, send)
  return count
}

async function notThere({ database }: RemindDeps, personNo: string, due: NewNotice[]): Promise<NewNotice[]> {
  if (due.length === 0) return []
  const there = await database.kysely
    .selectFrom('notice')
    .select('notice_id')
    .where('person_no', '=', personNo)
    .where(
      'notice_id',
      'in',
      due.map((notice) => notice.noticeId),
    )
    .execute()
  return due.filter((notice) => !there.some((row) => row.notice_id === notice.noticeId))
}

/** Tells the agency's own systems of cases whose time limit has passed; the desk itself shows them in its queue. */
async function tellOverdue({ database, clock, config }: RemindDeps, send: Send): Promise<void> {
  if (config.webhooks.length === 0) return
  const { rows } = await database.pool.query<{ id: string; pool: string; due_at: Date }>(
    `select subject_id as id, pool, due_at from desk_task where status = 'open' and due_at < $1 order by due_at limit 1000`,
    [clock.now()],
  )
  for (const { id, pool, due_at: due } of rows) {
    const message = {
      id: `overdue:${id}:${due.toISOString()}`,
      at: due.toISOString(),
      kind: 'overdue',
      pool,
      subject: id,
    }
    await sendWebhook(config, message, send)
  }
}
