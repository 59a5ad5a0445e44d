/** A run is started: once a pool, kind and period. What it does for each person is done afterwards, a batch at a time (`carry-on.ts`). */
import { accountRunKinds, problem } from '@yidi/contracts'
import type { AccountRunForm, AccountRunKind } from '@yidi/contracts'
import type { Selectable, Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import { shanghaiDay } from '../../platform/clock/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { AccountRunBasis, AccountRunTable, AuditEntry, Tables } from '../../platform/storage/index.ts'
import { lawOf } from '../law/index.ts'
import { runKinds } from './kinds.ts'
import type { RunContext } from './run-kind.ts'

export type RunRow = Selectable<AccountRunTable>
type Started = Pick<AuditEntry, 'actorKind' | 'actor'>
type ReadyRun = AccountRunForm & { pool: string; basis: AccountRunBasis | { waitsFor: string } }

/** 2026年3月按月划入, 2025年年度结转 */
export function runTitle({ kind, period }: { kind: AccountRunKind; period: string }): string {
  const [year, month] = period.split('-')
  const { title } = accountRunKinds[kind]
  return month === undefined ? `${year!}年${title}` : `${year!}年${String(Number(month))}月${title}`
}

/**
 * Looks whether a run can be made, before the transaction that starts it. Throws `account-run-period-not-valid`,
 * `account-law-open`, and `contribution-figure-open` where a figure is missing that nothing can be reckoned without.
 */
export async function readyRun(context: RunContext, pool: string, { kind, period }: AccountRunForm): Promise<ReadyRun> {
  const runKind = runKinds[kind]
  const today = context.clock.today()
  const periods = runKind.periods(today)
  if (!periods.includes(period))
    throw problem('account-run-period-not-valid', {
      kind: accountRunKinds[kind].title,
      period: period.slice(0, 20),
      earliest: periods.at(-1)!,
      latest: periods[0]!,
    })
  requireLaw(context, pool, kind, runKind.day(period, today))
  return { pool, kind, period, basis: await runKind.basis(context, pool, period) }
}

function requireLaw({ release }: RunContext, pool: string, kind: AccountRunKind, day: string): void {
  const law = lawOf(release, pool, day)
  const open = law.openOf(runKinds[kind].needs)
  if (open.length === 0) return
  const titles = open.map((name) => law.tellOpen(name).parameters[0]?.title ?? name)
  throw problem('account-law-open', {
    poolName: release.pools.get(pool)!.pool.name,
    open: titles.join('、'),
  })
}

/**
 * Enters the run, in the transaction of the office's command. Throws `account-run-done`, `roll-over-done` or
 * `account-run-under-way` where it is there already.
 */
export async function startRun(
  { clock, database }: Pick<RunContext, 'clock' | 'database'>,
  transaction: Transaction<Tables>,
  { pool, kind, period, basis }: ReadyRun,
  by: Started,
): Promise<string> {
  const now = clock.now()
  const waits = 'waitsFor' in basis
  const started = await transaction
    .insertInto('account_run')
    .values({
      run_id: newRecordId('Z', pool, clock.today()),
      pool,
      kind,
      period,
      state: waits ? 'waiting' : 'running',
      waits_for: waits ? basis.waitsFor : null,
      basis: JSON.stringify(waits ? {} : basis),
      started_by: by.actor,
      started_at: now,
    })
    .onConflict((conflict) => conflict.columns(['pool', 'kind', 'period']).doNothing())
    .returning('run_id')
    .executeTakeFirst()
  if (started === undefined) throw await whyThere(transaction, pool, kind, period)
  const said = { ...by, action: 'account.run', subjectId: started.run_id, detail: { pool, kind, period } }
  await recordOfficeAuditIn(transaction, database.ciphers, said, now)
  return started.run_id
}

async function whyThere(transaction: Transaction<Tables>, pool: string, kind: AccountRunKind, period: string) {
  const there = await transaction
    .selectFrom('account_run')
    .select(['started_at', 'finished_at'])
    .where('pool', '=', pool)
    .where('kind', '=', kind)
    .where('period', '=', period)
    .executeTakeFirstOrThrow()
  const title = runTitle({ kind, period })
  if (there.finished_at === null) {
    return problem('account-run-under-way', { title, day: shanghaiDay(there.started_at) })
  }
  const code = kind === 'year-end' ? 'roll-over-done' : 'account-run-done'
  return problem(code, { title, day: shanghaiDay(there.finished_at) })
}
