/** The runs of a pool as the desk shows them, with how far one has come. */
import type { FindingRun, FindingRunsMessage } from '@yidi/contracts'
import type { Database } from '../../platform/storage/index.ts'
import { levelRanks } from './facts-of-institutions.ts'
import type { RunRow } from './run.ts'

const mostRuns = 30
/** Of a hundred parts of a run, how many are the people's. */
const peoplePart = 80

/** The latest runs of a pool, or of all where it is null. */
export async function listFindingRuns(
  { kysely }: Pick<Database, 'kysely'>,
  pool: string | null,
  mayStart: boolean,
): Promise<FindingRunsMessage> {
  let query = kysely.selectFrom('oversight_run').selectAll()
  if (pool !== null) query = query.where('pool', '=', pool)
  const rows = await query.orderBy('started_at', 'desc').orderBy('run_id').limit(mostRuns).execute()
  return { runs: rows.map(toldRun), mayStart }
}

const toldRun = (run: RunRow): FindingRun => ({
  ...{ id: run.run_id, from: run.from_day, to: run.to_day, running: run.state === 'running', percent: percentOf(run) },
  ...{ people: run.people, settlements: run.settlements, institutions: run.institutions, findings: run.findings },
  startedBy: run.started_by,
  startedAt: run.started_at.toISOString(),
  finishedAt: run.finished_at?.toISOString() ?? null,
})

/** How far a run has come, in percent: people first, then the levels of institutions month by month. */
function percentOf({ stage, people, people_expected: expected, reached, from_day, to_day }: RunRow): number {
  if (stage === 'done') return 100
  if (stage === 'people') return expected === null ? 0 : Math.floor((peoplePart * people) / Math.max(expected, 1))
  const monthNo = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const units = (monthNo(to_day) - monthNo(from_day) + 1) * levelRanks.length
  const [month, rank] = reached.split(' ')
  const done = rank === undefined ? 0 : (monthNo(month!) - monthNo(from_day)) * levelRanks.length + Number(rank)
  return peoplePart + Math.floor(((100 - peoplePart) * done) / units)
}
