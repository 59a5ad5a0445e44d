/** A run of the rules over what was settled in a period: one at a time in a pool. What it does is done afterwards, a batch at a time. */
import { problem } from '@yidi/contracts'
import { NO_DAY, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { Selectable, Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { AuditEntry, Database, OversightRunTable, Tables } from '../../platform/storage/index.ts'
import { ruleSetOf } from './rules-of-pool.ts'

export type RunRow = Selectable<OversightRunTable>

export interface RunContext {
  database: Database
  clock: Clock
  release: Release
  /** How many people are looked at in one transaction; tests take few, so that a run can be broken off in the middle. */
  peopleAtOnce?: number
}

/** Days of settling, both included. */
interface RunForm {
  from: string
  to: string
}

/**
 * Enters a run, in the transaction of the office's command. Throws `day-not-valid`, `oversight-period-not-valid`, and
 * `oversight-run-under-way` where one runs in the pool.
 */
export async function startFindingRun(
  { clock, database, release }: RunContext,
  transaction: Transaction<Tables>,
  pool: string,
  { from, to }: RunForm,
  by: Pick<AuditEntry, 'actorKind' | 'actor'>,
): Promise<string> {
  const today = clock.today()
  for (const day of [from, to]) if (parseDay(day) === NO_DAY) throw problem('day-not-valid', { day: day.slice(0, 20) })
  if (from > to || to > today) throw problem('oversight-period-not-valid', { from, to, today })
  const now = clock.now()
  const { version } = await ruleSetOf({ kysely: transaction, release }, pool, to, now)
  const started = await transaction
    .insertInto('oversight_run')
    .values({
      run_id: newRecordId('U', pool, today),
      ...{ pool, from_day: from, to_day: to, state: 'running', rule_version: version },
      ...{ started_by: by.actor, started_at: now },
    })
    // One that runs in the pool already (oversight_run_one_at_a_time).
    .onConflict((conflict) => conflict.doNothing())
    .returning('run_id')
    .executeTakeFirst()
  if (started === undefined) {
    const there = await transaction
      .selectFrom('oversight_run')
      .select(['from_day', 'to_day'])
      .where('pool', '=', pool)
      .where('state', '=', 'running')
      .executeTakeFirstOrThrow()
    throw problem('oversight-run-under-way', { from: there.from_day, to: there.to_day })
  }
  const said = { ...by, action: 'oversight.run', subjectId: started.run_id, detail: { pool, from, to } }
  await recordOfficeAuditIn(transaction, database.ciphers, said, now)
  return started.run_id
}
