/**
 * Carries runs on: a batch of people, or the institutions of a level in a month, a transaction. What was found and how far the run has
 * come stand in the same commit, so whatever kills the program, the next one goes on where it was; and a finding has the same
 * number whoever finds it. It has one connection, of the pool of work that nobody waits for, and rests between batches as
 * long as a batch took: whoever settles comes first.
 */
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import { addMonths, formatDay, parseDay } from '@yidi/rules'
import { peerMonthOf } from '@yidi/rules/oversight'
import type { PeerMonth } from '@yidi/rules/oversight'
import { levelRanks, monthsOf } from './facts-of-institutions.ts'
import type { MonthOf, MonthRead } from './facts-of-institutions.ts'
import { factsOf, nextPeople } from './facts-of-people.ts'
import type { Reading } from './facts-of-people.ts'
import { findingsOf, isOf } from './flags.ts'
import type { PlacedFlag, WhereOf } from './flags.ts'
import { keepFindings } from './keep.ts'
import type { Working } from './keep.ts'
import { ruleSetOf } from './rules-of-pool.ts'
import type { RuleSet } from './rules-of-pool.ts'
import type { RunContext, RunRow } from './run.ts'

/** Measured (`bench/oversight`): fewer cost more statements, more hold the processor longer at a time. */
const usuallyAtOnce = 200
/** Rules look this many months back from the first day of the period. */
const lookBackMonths = 13
/** How long rules may reckon before whoever waits for the processor gets a turn, in milliseconds. */
const turnAfterMs = 5

/** What a unit of work is done with. */
interface Unit {
  database: RunContext['database']
  reading: Reading
  working: Working
  run: RunRow
  rules: RuleSet
  atOnce: number
}

/**
 * Carries every run on that is not done, until `until` says to stop; whether something is left to do. One that fails keeps no other
 * from going on.
 */
export async function carryOnFindings(context: RunContext, until: () => boolean = () => false): Promise<boolean> {
  const runs = await context.database.kysely
    .selectFrom('oversight_run')
    .select(['run_id', 'pool', 'to_day', 'started_at'])
    .where('state', '=', 'running')
    .orderBy('started_at')
    .execute()
  const failed: unknown[] = []
  let isLeft = false
  for (const { run_id, pool, to_day, started_at } of runs) {
    try {
      const asking = { kysely: context.database.kysely, release: context.release }
      const rules = await ruleSetOf(asking, pool, to_day, started_at)
      isLeft = (await carryOn(context, run_id, rules, until)) || isLeft
    } catch (error) {
      failed.push(error)
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, `${String(failed.length)} runs of the rules are not done`)
  return isLeft
}

async function carryOn(context: RunContext, runId: string, rules: RuleSet, until: () => boolean): Promise<boolean> {
  for (;;) {
    const begin = performance.now()
    if (!(await oneUnit(context, runId, rules))) return false
    if (until()) return true
    await pause(Math.min(performance.now() - begin, 1_000))
  }
}

/** The next unit of a run in a transaction of its own; false where there was none, or another program is at it. */
async function oneUnit(context: RunContext, runId: string, rules: RuleSet): Promise<boolean> {
  const { database, clock, peopleAtOnce: atOnce = usuallyAtOnce } = context
  const client = await database.unhurried.pool.connect()
  let failed: Error | undefined
  try {
    // The tables of people are large: what is planned for the few rows of the first batches would read all of them for later ones.
    await client.query('begin; set local enable_seqscan = off')
    const { rows } = await client.query<RunRow>(
      `select * from oversight_run where run_id = $1 and state = 'running' for update skip locked`,
      [runId],
    )
    const [run] = rows
    const now = clock.now()
    const reading = { client, ciphers: database.ciphers }
    const unit = { database, reading, working: { client, runId, now }, rules, atOnce }
    if (run?.stage === 'people') await peopleUnit({ ...unit, run })
    if (run?.stage === 'institutions') await institutionsUnit({ ...unit, run })
    await client.query('commit')
    return run !== undefined
  } catch (error) {
    failed = error as Error
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    // A connection that failed is not trusted to be between transactions.
    client.release(failed)
  }
}

const advanceSql = `update oversight_run set reached = $2, stage = $3, people = people + $4, settlements = settlements + $5,
    institutions = institutions + $6, findings = findings + $7, people_expected = coalesce(people_expected, $8)
  where run_id = $1`

interface Advance {
  reached: string
  stage: RunRow['stage']
  people?: number
  settlements?: number
  institutions?: number
  findings?: number
  expected?: number | null
}

const advance = ({ working: { client, runId } }: Unit, to: Advance): Promise<unknown> =>
  client.query(advanceSql, [
    ...[runId, to.reached, to.stage, to.people ?? 0, to.settlements ?? 0, to.institutions ?? 0, to.findings ?? 0],
    to.expected ?? null,
  ])

/** Lets others have the processor where the rules have had it for some time. */
function takingTurns(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < turnAfterMs) return
    await turn()
    since = performance.now()
  }
}

async function peopleUnit(unit: Unit): Promise<void> {
  const { database, reading, run, rules, working, atOnce } = unit
  const period = { from: run.from_day, to: run.to_day }
  const expected = run.people_expected === null ? await countPeople(unit) : null
  const { touched, last, people } = await nextPeople(reading, run.pool, period, run.reached, atOnce)
  if (last === undefined) {
    await advance(unit, { reached: '', stage: 'institutions', expected })
    return
  }
  const read = { from: formatDay(addMonths(parseDay(run.from_day), -lookBackMonths)), to: run.to_day }
  const found: PlacedFlag[] = []
  const first = parseDay(run.from_day)
  const end = parseDay(run.to_day)
  let settlements = 0
  const othersTurn = takingTurns()
  for (const facts of await factsOf(reading, touched, read)) {
    const visits = new Map(facts.visits.map((visit) => [visit.settlementId, visit]))
    const where: WhereOf = (id) => {
      const visit = visits.get(id)
      return visit && { ...visit, settledDay: Math.floor(visit.settledMinute / 1440) }
    }
    settlements += facts.visits.filter(({ settledMinute }) => Math.floor(settledMinute / 1440) >= first).length
    found.push(
      ...rules
        .ofPerson(facts)
        .map((flag) => ({ flag, where }))
        .filter((one) => isOf(one, first, end)),
    )
    await othersTurn()
  }
  const findings = await keepFindings(working, await findingsOf(database, rules, found))
  await advance(unit, { reached: last, stage: 'people', people, settlements, findings, expected })
}

/** How many people there are to look at, for showing how far a run has come. */
async function countPeople({ working: { client }, run: { pool } }: Unit): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*) as count from person where pool = $1', [pool])
  return rows[0]!.count
}

/** The units of institutions: months of the period, each level by level. `reached` is the last one done, `2026-06 3`. */
function unitsOf({ from_day, to_day }: RunRow): { name: string; month: string; rank: number }[] {
  const months: string[] = []
  for (let day = parseDay(`${from_day.slice(0, 7)}-01`); day <= parseDay(to_day); day = addMonths(day, 1))
    months.push(formatDay(day).slice(0, 7))
  return months.flatMap((month) => levelRanks.map((rank) => ({ name: `${month} ${String(rank)}`, month, rank })))
}

async function institutionsUnit(unit: Unit): Promise<void> {
  const { database, run, rules, working } = unit
  const next = unitsOf(run).find(({ name }) => name > run.reached)
  if (next === undefined) {
    const { client, runId, now } = working
    const done = `update oversight_run set state = 'done', stage = 'done', finished_at = $2 where run_id = $1`
    await client.query(done, [runId, now])
    return
  }
  const { institutions, found } = await lookAtLevel(unit, next)
  const findings = await keepFindings(working, await findingsOf(database, rules, found))
  await advance(unit, { reached: next.name, stage: 'institutions', institutions, findings })
}

/** Every institution of a level in a month, and where the month is over within the period all of them beside each other. */
async function lookAtLevel(
  { reading, run, rules }: Unit,
  { month, rank }: { month: string; rank: number },
): Promise<{ institutions: number; found: PlacedFlag[] }> {
  const lastDay = formatDay(addMonths(parseDay(`${month}-01`), 1) - 1)
  const isOver = lastDay <= run.to_day
  const of: MonthOf = { pool: run.pool, month, days: { from: `${month}-01`, to: isOver ? lastDay : run.to_day } }
  const peers = new Map<string, PeerMonth[]>()
  const found: PlacedFlag[] = []
  let institutions = 0
  const othersTurn = takingTurns()
  for await (const read of monthsOf(reading, of, rank)) {
    institutions += 1
    found.push(...flagsOf(read, rules, run))
    const { level } = read.facts
    const beside = peers.get(level)
    if (beside === undefined) peers.set(level, [peerMonthOf(read.facts)])
    else beside.push(peerMonthOf(read.facts))
    await othersTurn()
  }
  if (isOver && lastDay >= run.from_day)
    for (const [level, all] of peers) {
      const facts = { level: level as MonthRead['facts']['level'], pool: run.pool, month, institutions: all }
      found.push(...rules.ofPeers(facts).map((flag) => ({ flag, where: () => undefined })))
    }
  return { institutions, found }
}

/** What the rules flag of a month, as far as something of it was settled in the period. */
function flagsOf({ facts, visitIds }: MonthRead, rules: RuleSet, { from_day, to_day }: RunRow): PlacedFlag[] {
  const visits = new Map(facts.visits.map((visit) => [visit.settlementId, visit]))
  const where: WhereOf = (id) => {
    const visit = visits.get(id)
    return visit && { visitId: visitIds.get(id)!, personNo: visit.personNo, settledDay: visit.day }
  }
  const flags = rules.ofMonth(facts).map((flag) => ({ flag, where }))
  return flags.filter((one) => isOf(one, parseDay(from_day), parseDay(to_day)))
}
