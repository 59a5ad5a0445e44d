/** Evaluations as the desk shows them: how far one is, what it comes to, by group and against the budget. */
import { mostEvaluatedPeople, problem, evaluationStates } from '@yidi/contracts'
import type {
  EvaluationGroupMessage,
  EvaluationGrouping,
  EvaluationMessage,
  EvaluationResultMessage,
  EvaluationSummary,
  EvaluationsMessage,
  Staff,
} from '@yidi/contracts'
import { LABELS, dateOf } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { EvaluationGroup, EvaluationResult } from '@yidi/rules/evaluation'
import type { Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { AuditEntry, Tables } from '../../platform/storage/index.ts'
import { budgetLines } from './budget.ts'
import type { FormDeps } from './form.ts'
import type { Outcome } from './reckon.ts'
import type { EvaluationRow } from './run.ts'

const starters = ['approving', 'finance', 'admin'] as const
const mayStart = ({ roles }: Staff): boolean => starters.some((role) => roles.includes(role))
const mostRuns = 50

type ListedRow = Omit<EvaluationRow, 'asked' | 'before_files' | 'after_files' | 'differs' | 'result' | 'release_id'>

const summaryColumns = [
  ...['evaluation_id', 'pool', 'form', 'before_title', 'after_title', 'state', 'run_by', 'run_until'],
  ...['stop_asked', 'percent', 'cases', 'failed', 'started_by', 'started_at', 'finished_at'],
] as (keyof ListedRow)[]

/** The latest evaluations of the pool of whoever asks, or all for staff of none, and what can be asked for. */
export async function listEvaluations(deps: FormDeps, staff: Staff): Promise<EvaluationsMessage> {
  const { database, release, clock } = deps
  let query = database.kysely.selectFrom('policy_evaluation').select(summaryColumns)
  if (staff.pool !== null) query = query.where('pool', '=', staff.pool)
  const rows = await query.orderBy('started_at', 'desc').orderBy('evaluation_id').limit(mostRuns).execute()
  const pools = [...release.pools.values()].filter(({ pool }) => staff.pool === null || pool.code === staff.pool)
  return {
    runs: rows.map((row) => summaryOf(release, row)),
    mayStart: mayStart(staff),
    // A draft mostly holds from the next year on.
    years: yearsFrom(Math.min(...pools.map(({ pool }) => pool.firstDay)), Number(clock.today().slice(0, 4)) + 1),
    mostPeople: mostEvaluatedPeople,
    pools: pools.map(({ pool }) => ({ code: pool.code, name: pool.short })),
  }
}

/** Years from that of a day to the last, the latest first. */
function yearsFrom(day: number, last: number): number[] {
  const first = Number.isFinite(day) ? dateOf(day).year : last
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => last - index)
}

const poolNameIn = (release: Release, code: string): string => release.pools.get(code)?.pool.short ?? placeName(code)

function summaryOf(release: Release, row: ListedRow): EvaluationSummary {
  const { year, pools, source } = row.form
  return {
    ...{ evaluationId: row.evaluation_id, state: row.state, percent: row.percent, cases: row.cases },
    ...{ startedBy: row.started_by, startedAt: row.started_at.toISOString() },
    finishedAt: row.finished_at?.toISOString() ?? null,
    ...{ year, pools: pools.map((code) => ({ code, name: poolNameIn(release, code) })), source },
    ...{ beforeTitle: row.before_title, afterTitle: row.after_title },
  }
}

/** The row of an evaluation. Throws `evaluation-not-found`. */
async function findEvaluation({ database }: FormDeps, staff: Staff, evaluationId: string): Promise<EvaluationRow> {
  let query = database.kysely.selectFrom('policy_evaluation').selectAll().where('evaluation_id', '=', evaluationId)
  if (staff.pool !== null) query = query.where('pool', '=', staff.pool)
  const row = await query.executeTakeFirst()
  if (row === undefined) throw problem('evaluation-not-found', { number: evaluationId.slice(0, 60) })
  return row
}

/** One evaluation whole. Throws `evaluation-not-found`. */
export async function showEvaluation(deps: FormDeps, staff: Staff, evaluationId: string): Promise<EvaluationMessage> {
  const row = await findEvaluation(deps, staff, evaluationId)
  const { release, database } = deps
  const outcome = row.result as Outcome | null
  const isUnderWay = row.state === 'waiting' || row.state === 'running'
  const summary = summaryOf(release, row)
  return {
    ...summary,
    ...{ failed: row.failed, differs: [...row.differs], result: outcome && resultOf(outcome) },
    groups: outcome === null ? [] : groupsOf(release, outcome.result),
    budget: outcome === null ? [] : await budgetLines(database, summary, outcome.result),
    mayStop: isUnderWay && mayStart(staff),
    asked: row.asked as EvaluationMessage['asked'],
  }
}

/** One that is done, for what is taken along of it. Throws `evaluation-not-done` as well. */
export async function showDone(
  deps: FormDeps,
  staff: Staff,
  evaluationId: string,
): Promise<EvaluationMessage & { result: EvaluationResultMessage }> {
  const shown = await showEvaluation(deps, staff, evaluationId)
  const { result } = shown
  if (result === null)
    throw problem('evaluation-not-done', { number: evaluationId, state: evaluationStates[shown.state] })
  return { ...shown, result }
}

function resultOf({ result, spread }: Outcome): EvaluationResultMessage {
  const { cases, undetermined, before, after, winners, losers } = result
  const { people, same, largestLoss, largestGain, steps } = spread
  return {
    ...{ cases, undetermined, people, before, after, winners, losers, same, largestLoss, largestGain },
    spread: steps.map(({ from, to, people: counted }) => ({ from: from ?? null, to: to ?? null, people: counted })),
  }
}

const ageTitle = (key: string): string =>
  key === 'unknown' ? '不详' : key.endsWith('+') ? `${key.slice(0, -1)} 岁及以上` : `${key.replace('-', '至')} 岁`

/** Ages from the youngest on, whoever's is not known last; others as they are. */
const inOrder = (by: EvaluationGrouping, groups: [string, EvaluationGroup][]): [string, EvaluationGroup][] =>
  by === 'age' ? groups.toSorted(([one], [other]) => yearsOf(one) - yearsOf(other)) : groups

const yearsOf = (key: string): number => (key === 'unknown' ? Infinity : parseInt(key, 10))

/** Every group in the order of the page, with its title. */
function groupsOf(release: Release, result: EvaluationResult): EvaluationGroupMessage[] {
  const parts: [EvaluationGrouping, Record<string, EvaluationGroup>, (key: string) => string][] = [
    ['pool', result.byPool, (key) => poolNameIn(release, key)],
    ['category', result.byCategory, (key) => LABELS['category']?.[key] ?? key],
    ['age', result.byAge, ageTitle],
    ['level', result.byLevel, (key) => LABELS['level']?.[key] ?? key],
    ['kind', result.byKind, (key) => LABELS['kind']?.[key] ?? key],
    ['place', result.byPlace, placeName],
  ]
  return parts.flatMap(([by, groups, titleOf]) =>
    inOrder(by, Object.entries(groups)).map(([key, group]) => ({ by, key, title: titleOf(key), ...group })),
  )
}

interface Stopping {
  transaction: Transaction<Tables>
  deps: FormDeps
  by: Pick<AuditEntry, 'actorKind' | 'actor'>
}

/**
 * Stops an evaluation: one that waits at once, one that runs as soon as whoever runs it looks up. Throws `evaluation-not-found`,
 * `evaluation-ended`.
 */
export async function stopEvaluation(
  { transaction, deps, by }: Stopping,
  staff: Staff,
  evaluationId: string,
): Promise<void> {
  const { state } = await findEvaluation(deps, staff, evaluationId)
  const now = deps.clock.now()
  const of = (was: EvaluationRow['state']) =>
    transaction
      .updateTable('policy_evaluation')
      .where('evaluation_id', '=', evaluationId)
      .where('state', '=', was)
      .returning('evaluation_id')
  const stopped =
    (await of('waiting').set({ state: 'stopped', stop_asked: true, finished_at: now }).executeTakeFirst()) ??
    (await of('running').set({ stop_asked: true }).executeTakeFirst())
  if (stopped === undefined) throw problem('evaluation-ended', { number: evaluationId, state: evaluationStates[state] })
  const said = { ...by, action: 'evaluation.stop', subjectId: evaluationId, detail: {} }
  await recordOfficeAuditIn(transaction, deps.database.ciphers, said, now)
}
