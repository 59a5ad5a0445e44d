/**
 * Carries a run on: a batch of people a transaction. Each person's part is one command of that person, keyed by the run's kind and period,
 * and how far the run has come stands in the same commit. So whatever kills the program, the next one goes on where it was,
 * and nobody is done twice: the transaction is there whole or not at all, and the key refuses a second time.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { commitForMany } from '../../person/commands/index.ts'
import type { CommandOfMany } from '../../person/commands/index.ts'
import { shanghaiDay } from '../../platform/clock/index.ts'
import { lawOf } from '../law/index.ts'
import { readAgain, readNext } from './facts.ts'
import type { BatchQuery, PersonFacts } from './facts.ts'
import { runKinds } from './kinds.ts'
import type { AnyRunKind } from './kinds.ts'
import type { LeftOut, RunContext, RunLaw, RunPart } from './run-kind.ts'
import type { RunRow } from './start.ts'

/** Measured: fewer cost more statements, more gain nothing and hold people's rows longer (`bench/accounts`). */
const usuallyAtOnce = 500
const attempts = 20

/** Carries on every run that is not done, the oldest first; the job's part. One that fails keeps no other from going on. */
export async function carryOnRuns(context: RunContext, pool?: string): Promise<void> {
  let query = context.database.kysely.selectFrom('account_run').selectAll().where('state', '<>', 'done')
  if (pool !== undefined) query = query.where('pool', '=', pool)
  const failed: unknown[] = []
  for (const run of await query.orderBy('started_at').orderBy('run_id').execute())
    await carryOn(context, run).catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw new AggregateError(failed, `${String(failed.length)} runs over accounts are not done`)
}

async function carryOn(context: RunContext, run: RunRow): Promise<void> {
  const going = run.state === 'waiting' ? await begin(context, run) : run
  if (going === undefined) return
  while (await inTransaction(context, (client) => nextBatch(context, client, going)));
}

/** A run that waited for a figure goes on where the figure is there now. */
async function begin(context: RunContext, run: RunRow): Promise<RunRow | undefined> {
  const basis = await runKinds[run.kind].basis(context, run.pool, run.period)
  if ('waitsFor' in basis) return undefined
  return context.database.kysely
    .updateTable('account_run')
    .set({ state: 'running', waits_for: null, basis: JSON.stringify(basis) })
    .where('run_id', '=', run.run_id)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst()
}

async function inTransaction<T>({ database }: RunContext, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  let failed: Error | undefined
  try {
    // A run fills tables that were empty when it began: what is planned for a few rows would read all of them again for each person.
    await client.query('begin; set local enable_seqscan = off')
    const done = await work(client)
    await client.query('commit')
    return done
  } catch (error) {
    failed = error as Error
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    // A connection that failed is not trusted to be between transactions.
    client.release(failed)
  }
}

/** What a batch came to. */
interface Sums {
  people: number
  amountFen: number
  owedFen: number
}

/** The next batch of a run; false where there was none to do. Another program at the same run waits its turn at the run's row. */
async function nextBatch(context: RunContext, client: pg.PoolClient, run: RunRow): Promise<boolean> {
  const { rows } = await client.query<{ reached: string; state: string }>(
    'select reached, state from account_run where run_id = $1 for update',
    [run.run_id],
  )
  const [there] = rows
  if (there?.state !== 'running') return false
  const kind = runKinds[run.kind]
  const query = queryOf(kind, run)
  const { peopleAtOnce: atOnce = usuallyAtOnce } = context
  const { people, last } = await readNext<object>(client, kind.facts, query, there.reached, atOnce)
  if (last === undefined) {
    await client.query(`update account_run set state = 'done', finished_at = $2 where run_id = $1`, [
      run.run_id,
      context.clock.now(),
    ])
    return false
  }
  const { people: done, amountFen, owedFen } = await writeBatch(context, client, run, query, people)
  await client.query(
    `update account_run set reached = $2, people = people + $3, amount_fen = amount_fen + $4, owed_fen = owed_fen + $5,
            left_out = (select count(*) from account_run_left_out l where l.run_id = $1) where run_id = $1`,
    [run.run_id, last, done, amountFen, owedFen],
  )
  return true
}

function queryOf(kind: AnyRunKind, run: RunRow): BatchQuery {
  const { pool, period } = run
  const command = { source: 'system', name: `account.${run.kind}`, keyPrefix: `run:${run.kind}:${period}:` }
  return { pool, period, day: kind.day(period, shanghaiDay(run.started_at)), command }
}

/** Decides and writes for everybody of a batch; whom somebody else changed meanwhile is read and decided again. */
async function writeBatch(
  context: RunContext,
  client: pg.PoolClient,
  run: RunRow,
  query: BatchQuery,
  people: readonly PersonFacts[],
): Promise<Sums> {
  const kind = runKinds[run.kind]
  const sums: Sums = { people: 0, amountFen: 0, owedFen: 0 }
  const { database, clock, release } = context
  const { ciphers } = database
  const law: RunLaw = {
    runId: run.run_id,
    pool: run.pool,
    period: run.period,
    law: lawOf(release, run.pool, query.day),
    basis: run.basis,
    today: clock.today(),
    ciphers,
  }
  let waiting = people
  for (let turn = 0; waiting.length > 0; turn++) {
    if (turn === attempts) throw new Error(`still in conflict after many attempts: ${waiting[0]!.personNo}`)
    const { parts, leftOut } = decideAll(kind, law, waiting)
    await noteLeftOut(client, run.run_id, leftOut)
    const commands = [...parts].map(([facts, part]) => commandOf(query, run, facts, part))
    const written = await commitForMany({ client, ciphers }, clock.now(), commands)
    for (const [{ personNo }, part] of parts) if (written.has(personNo)) add(sums, part)
    const missed = commands.filter(({ personNo }) => !written.has(personNo)).map(({ personNo }) => personNo)
    waiting = missed.length === 0 ? [] : await readAgain<object>(client, kind.facts, query, missed)
  }
  return sums
}

function decideAll(kind: AnyRunKind, law: RunLaw, people: readonly PersonFacts[]) {
  const parts = new Map<PersonFacts, RunPart>()
  const leftOut: ({ personNo: string } & LeftOut)[] = []
  for (const facts of people) {
    const part = kind.decide(law, facts)
    if (part === undefined) continue
    if ('leftOut' in part) leftOut.push({ personNo: facts.personNo, ...part })
    else parts.set(facts, part)
  }
  return { parts, leftOut }
}

async function noteLeftOut(
  client: pg.PoolClient,
  runId: string,
  people: readonly ({ personNo: string } & LeftOut)[],
): Promise<void> {
  if (people.length === 0) return
  await client.query(
    `insert into account_run_left_out (run_id, person_no, why) select $1, * from unnest($2::text[], $3::text[])
       on conflict do nothing`,
    [runId, people.map(({ personNo }) => personNo), people.map(({ leftOut }) => leftOut)],
  )
}

/** The command of one person: the same for the same run, person and period, however often it is tried. */
function commandOf({ command }: BatchQuery, run: RunRow, facts: PersonFacts, part: RunPart): CommandOfMany {
  const { personNo, version } = facts
  const key = `${command.keyPrefix}${personNo}`
  const { movements, premium, detail } = part
  return {
    personNo,
    version,
    command: { ...command, key, inputHash: createHash('sha256').update(key).digest(), single: true },
    subjectId: run.run_id,
    changes: {
      account_entry: movements.flatMap((movement) => movement.account_entry),
      posting: movements.flatMap(({ posting }) => posting),
      ...(premium && { critical_premium: [premium] }),
    },
    audit: [{ actorKind: 'system', actor: run.started_by, action: command.name, subjectId: run.run_id, detail }],
  }
}

function add(sums: Sums, { movements, owedFen = 0 }: RunPart): void {
  sums.people += 1
  sums.owedFen += owedFen
  for (const { account_entry } of movements) for (const { amount_fen } of account_entry) sums.amountFen += amount_fen
}
