/** The nightly run: in every pool what was settled since the last run that is done, up to yesterday. */
import { formatDay, parseDay } from '@yidi/rules'
import type { Transaction } from 'kysely'
import { runOfficeCommand } from '../../platform/guard/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import { startFindingRun } from './run.ts'
import type { RunContext } from './run.ts'

/** How far the first run of a pool looks back, in days. */
const firstDays = 31

/** Starts what the night is for: a pool where one runs still is left to it, and one is started once a night however often it is asked. */
export async function nightlyRuns(context: RunContext): Promise<void> {
  const { database, clock, release } = context
  const failed: unknown[] = []
  const yesterday = formatDay(parseDay(clock.today()) - 1)
  for (const pool of release.pools.keys()) {
    const last = await database.kysely
      .selectFrom('oversight_run')
      .select(['to_day', 'state'])
      .where('pool', '=', pool)
      .orderBy('state', 'desc')
      .orderBy('to_day', 'desc')
      .executeTakeFirst()
    if (last?.state === 'running') continue
    const from =
      last === undefined ? formatDay(parseDay(yesterday) - firstDays + 1) : formatDay(parseDay(last.to_day) + 1)
    if (from > yesterday) continue
    const key = {
      source: 'system',
      name: 'oversight.run',
      key: `nightly:${pool}:${yesterday}`,
      inputHash: Buffer.alloc(32),
      single: true,
    }
    const by = { actorKind: 'system', actor: 'nightly' } as const
    const start = (transaction: Transaction<Tables>) =>
      startFindingRun(context, transaction, pool, { from, to: yesterday }, by)
    await runOfficeCommand(database, clock, key, start).catch((error: unknown) => failed.push(error))
  }
  if (failed.length > 0) throw new AggregateError(failed, `${String(failed.length)} pools have no run tonight`)
}
