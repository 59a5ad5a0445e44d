/** 承诺核查: which filings were drawn to be checked later, and the draw. */
import { commitmentCheckStates, filingStates, problem } from '@yidi/contracts'
import type {
  CommitmentCheckListMessage,
  CommitmentCheckState,
  CommitmentDrawForm,
  CommitmentDrawMessage,
  FilingState,
  Staff,
} from '@yidi/contracts'
import { runOfficeCommand } from '../../platform/guard/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { CommandKey, Database } from '../../platform/storage/index.ts'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import { withoutUndefined } from '../apply/index.ts'
import { committedUnchecked, drawSample, drawSize, openChecks } from '../decide/index.ts'
import { dayOf } from '../record/index.ts'

const onPage = 50

/** One page (from 1) of the checks of a pool, of every pool where it is null, with how many there are of each status. */
export async function listChecks(
  database: Database,
  pool: string | null,
  status: 'open' | 'paused' | 'done',
  page: number,
): Promise<CommitmentCheckListMessage> {
  let checks = database.kysely.selectFrom('desk_task as c').where('c.kind', '=', 'check')
  if (pool !== null) checks = checks.where('c.pool', '=', pool)
  const counted = await checks
    .select(({ fn }) => ['c.status', fn.countAll<string>().as('count')])
    .groupBy('c.status')
    .execute()
  const of = (...wanted: string[]) =>
    counted.filter((row) => wanted.includes(row.status)).reduce((sum, row) => sum + Number(row.count), 0)
  const counts = { open: of('open'), paused: of('paused'), done: of('done', 'withdrawn') }
  const rows = await checks
    .innerJoin('desk_task as f', 'f.task_id', 'c.subject_id')
    .selectAll('c')
    .select('f.state as filing_state')
    .where('c.status', 'in', status === 'done' ? ['done', 'withdrawn'] : [status])
    .orderBy('c.opened_at', status === 'done' ? 'desc' : 'asc')
    // Those of one draw stand in the order in which they were filed.
    .orderBy('f.opened_at')
    .orderBy('c.task_id')
    .limit(onPage)
    .offset((page - 1) * onPage)
    .execute()
  return {
    checks: rows.map((row) => ({
      filingId: row.subject_id,
      pool: row.pool,
      title: row.title,
      state: row.state,
      stateTitle: commitmentCheckStates[row.state as CommitmentCheckState].title,
      open: row.status === 'open' || row.status === 'paused',
      filingStateTitle: filingStates[row.filing_state as FilingState].title,
      drawnAt: row.opened_at.toISOString(),
      closedAt: row.closed_at === null ? null : row.closed_at.toISOString(),
      assignee: row.assignee,
    })),
    total: counts[status],
    page,
    pageSize: onPage,
    counts,
  }
}

/**
 * Draws from the filings of the pool that were approved on a commitment in the days asked for: the same seed and filings
 * give the same draw. Throws `commitment-draw-days`, `filing-other-pool` for staff of no pool, and what `drawSize` throws.
 */
export async function drawForChecking(
  { clock, database }: RecordsDeps,
  { pool, staffName }: Pick<Staff, 'pool' | 'staffName'>,
  form: CommitmentDrawForm,
  command: CommandKey,
): Promise<CommitmentDrawMessage> {
  const from = dayOf(form.from, clock)
  const to = dayOf(form.to, clock)
  if (to < from) throw problem('commitment-draw-days', { from, to })
  const asked = withoutUndefined({ percent: form.percent, count: form.count })
  drawSize(0, asked)
  if (pool === null) throw problem('filing-other-pool', { pool: '—' })
  return runOfficeCommand(database, clock, command, async (transaction) => {
    const at = clock.now()
    const [first, after] = [new Date(`${from}T00:00:00+08:00`), new Date(`${to}T24:00:00+08:00`)]
    const candidates = await committedUnchecked(transaction, pool, first, after)
    const sample = drawSample(candidates, form.seed, drawSize(candidates.length, asked))
    const drawn = await openChecks(transaction, sample, at)
    const detail = { pool, from, to, ...asked, seed: form.seed, candidates: candidates.length, drawn }
    await recordOfficeAuditIn(
      transaction,
      database.ciphers,
      { actorKind: 'staff', actor: staffName, action: 'commitment-checks.draw', subjectId: pool, detail },
      at,
    )
    return { candidates: candidates.length, drawn }
  })
}
