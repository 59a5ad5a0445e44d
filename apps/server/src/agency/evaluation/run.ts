/**
 * Runs evaluations one at a time, wherever servers run: whoever runs one says so again and again, and after half a minute of silence
 * another begins it anew. Nothing is kept of the middle but how far it is, so that a year is always reckoned whole.
 */
import { randomUUID } from 'node:crypto'
import type { Release } from '@yidi/rules'
import type { Selectable, Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { AuditEntry, Database, PolicyEvaluationTable, Tables } from '../../platform/storage/index.ts'
import { countSettledOfYear, settledOfYear } from '../../care/settlements/index.ts'
import { EvaluationEnded, EvaluationFault, reckonInProcess } from './child.ts'
import type { EvaluationLimits } from './child.ts'
import type { CheckedEvaluation } from './form.ts'
import type { Outcome, StoredBill } from './reckon.ts'

export type EvaluationRow = Selectable<PolicyEvaluationTable>

interface EvaluationContext {
  database: Database
  clock: Clock
  release: Release
  /** Of a server that wants to stop. */
  stopping?: AbortSignal
  /** Tests take less. */
  limits?: EvaluationLimits
}

interface Starting {
  transaction: Transaction<Tables>
  context: Pick<EvaluationContext, 'database' | 'clock' | 'release'>
  by: Pick<AuditEntry, 'actorKind' | 'actor'>
}

/** Enters an evaluation that was checked; it waits for its turn. `pool`: of whoever asks, null for staff of none. */
export async function startEvaluation(
  { transaction, context: { database, clock, release }, by }: Starting,
  checked: CheckedEvaluation,
  pool: string | null,
): Promise<string> {
  const now = clock.now()
  const { year, pools, source, beforeTitle, afterTitle, before, after, differs } = checked
  const evaluationId = newRecordId('PG', pool ?? pools[0]!, clock.today())
  await transaction
    .insertInto('policy_evaluation')
    .values({
      ...{ evaluation_id: evaluationId, pool: pools.length === 1 ? pools[0]! : null },
      ...{ form: JSON.stringify({ year, pools, source }), asked: JSON.stringify(checked.asked) },
      ...{ before_title: beforeTitle, after_title: afterTitle },
      ...{ before_files: JSON.stringify(before), after_files: JSON.stringify(after) },
      ...{ differs: JSON.stringify(differs), release_id: release.id, started_by: by.actor, started_at: now },
    })
    .execute()
  const detail = { year, pools, source: source.kind, before: beforeTitle, after: afterTitle }
  const said = { ...by, action: 'evaluation.start', subjectId: evaluationId, detail }
  await recordOfficeAuditIn(transaction, database.ciphers, said, now)
  return evaluationId
}

/** How long the silence of whoever runs one lasts before another begins it anew, and how often it speaks, in milliseconds. */
const silenceMs = 30_000
const beatMs = 500

/** Runs the next evaluation that waits or was left by a server that is gone; whether more may wait. */
export async function carryOnEvaluations(context: EvaluationContext): Promise<boolean> {
  if (context.stopping?.aborted === true) return false
  const row = await claim(context)
  if (row === undefined) return false
  await run(context, row)
  return true
}

const claimSql = `update policy_evaluation set state = 'running', run_by = $1, run_until = $2, percent = 0, cases = 0
  where evaluation_id = (
    select evaluation_id from policy_evaluation
     where state = 'waiting' or (state = 'running' and run_until < $3)
     order by state, started_at, evaluation_id limit 1 for update skip locked)
  returning *`

/** Takes the next one; undefined where none waits, or one runs (policy_evaluation_one_at_a_time). */
async function claim({ database, clock }: EvaluationContext): Promise<EvaluationRow | undefined> {
  const now = clock.now()
  const values = [randomUUID(), new Date(now.getTime() + silenceMs), now]
  try {
    const { rows } = await database.unhurried.pool.query<EvaluationRow>(claimSql, values)
    return rows[0]
  } catch (error) {
    if ((error as { code?: string }).code === '23505') return undefined
    throw error
  }
}

/** What there is to write of a run when it has ended. */
type End =
  | { state: 'done'; result: Outcome }
  | { state: 'failed'; failed: string }
  | { state: 'stopped' }
  /** The server stops: the next one begins it anew. */
  | { state: 'waiting' }

async function run(context: EvaluationContext, row: EvaluationRow): Promise<void> {
  if (row.release_id !== context.release.id) {
    await end(context, row, { state: 'failed', failed: '开始以后现行规定换了，不能接着算。请重新开始一次。' })
    return
  }
  const ending = new AbortController()
  const heart = beating(context, row, ending)
  const stop = (): void => ending.abort()
  context.stopping?.addEventListener('abort', stop, { once: true })
  try {
    const outcome = await reckonRow(context, row, heart, ending.signal)
    await heart.stop()
    await end(context, row, outcome)
  } catch (error) {
    await heart.stop()
    // Whoever lost it leaves it to whoever has it now; what else is wrong is told, and it is begun anew after a silence.
    if (heart.error !== undefined) throw heart.error
    if (!(error instanceof EvaluationEnded)) throw error
    if (heart.isLost) return
    await end(context, row, { state: heart.isStopAsked ? 'stopped' : 'waiting' })
  } finally {
    context.stopping?.removeEventListener('abort', stop)
  }
}

/** Reckons a row to its end; why not, where the process gives no answer or there is nothing to reckon. */
async function reckonRow(
  { database, release, limits }: EvaluationContext,
  row: EvaluationRow,
  heart: Heart,
  signal: AbortSignal,
): Promise<End> {
  const { form, before_files: before, after_files: after } = row
  const { year, pools, source } = form
  const records = source.kind === 'records'
  const expected = records ? await countSettledOfYear(database.unhurried, year, pools) : source.people
  const told = (people: number, cases: number): void => {
    heart.cases = cases
    heart.percent = Math.min(99, Math.floor((100 * (records ? cases : people)) / Math.max(expected, 1)))
  }
  const task = { law: release.files, before, after, year, pools, source }
  const people = records ? { people: inBatches(settledOfYear(database.unhurried, year, pools)) } : {}
  try {
    const result = await reckonInProcess(task, { ...people, told, signal, ...(limits && { limits }) })
    if (result.result.cases > 0) return { state: 'done', result }
    return { state: 'failed', failed: `${String(year)} 年没有结算可以算。请换一个年份，或改用按种子生成的人群。` }
  } catch (error) {
    if (!(error instanceof EvaluationFault)) throw error
    return {
      state: 'failed',
      failed: `${error.message}。请减少人数或统筹区，再开始一次；更大的请用命令行 yidi evaluate。`,
    }
  }
}

/** So many bills are handed over at a time. */
const billsAtOnce = 1_000

async function* inBatches(people: AsyncIterable<StoredBill[]>): AsyncGenerator<StoredBill[][]> {
  let batch: StoredBill[][] = []
  let bills = 0
  for await (const one of people) {
    batch.push(one)
    bills += one.length
    if (bills < billsAtOnce) continue
    yield batch
    batch = []
    bills = 0
  }
  if (batch.length > 0) yield batch
}

/** How a run stands, said to the database again and again; the database says whether somebody asked it to stop. */
interface Heart {
  percent: number
  cases: number
  isStopAsked: boolean
  /** Another has begun it anew. */
  isLost: boolean
  error: unknown
  stop(): Promise<void>
}

const beatSql = `update policy_evaluation set run_until = $3, percent = $4, cases = $5
  where evaluation_id = $1 and run_by = $2 and state = 'running' returning stop_asked`

function beating({ database, clock }: EvaluationContext, row: EvaluationRow, ending: AbortController): Heart {
  const beat = async (): Promise<void> => {
    const until = new Date(clock.now().getTime() + silenceMs)
    const { rows } = await database.unhurried.pool.query<{ stop_asked: boolean }>(beatSql, [
      ...[row.evaluation_id, row.run_by, until, heart.percent, heart.cases],
    ])
    heart.isLost = rows[0] === undefined
    heart.isStopAsked = rows[0]?.stop_asked === true
    if (heart.isLost || heart.isStopAsked) ending.abort()
  }
  let under: Promise<void> = Promise.resolve()
  const said = (): void => {
    under = under.then(beat).catch((error: unknown) => {
      heart.error ??= error
      ending.abort()
    })
  }
  const timer = setInterval(said, beatMs)
  const heart: Heart = {
    ...{ percent: 0, cases: 0, isStopAsked: false, isLost: false, error: undefined },
    async stop() {
      clearInterval(timer)
      await under
    },
  }
  said()
  return heart
}

const endSql = `update policy_evaluation set state = $3, finished_at = $4, result = $5, failed = $6, cases = coalesce($7, cases),
    percent = case $3 when 'done' then 100 when 'waiting' then 0 else percent end, run_by = null, run_until = null
  where evaluation_id = $1 and run_by = $2 and state = 'running'`

async function end({ database, clock }: EvaluationContext, row: EvaluationRow, ended: End): Promise<void> {
  const result = ended.state === 'done' ? ended.result : null
  await database.unhurried.pool.query(endSql, [
    ...[row.evaluation_id, row.run_by, ended.state, ended.state === 'waiting' ? null : clock.now()],
    ...[result === null ? null : JSON.stringify(result), ended.state === 'failed' ? ended.failed : null],
    result?.result.cases ?? null,
  ])
}
